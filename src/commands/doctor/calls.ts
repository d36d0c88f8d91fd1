/** Whether calls are answered: the start, and the way to the number that people need most. */
import { raidScreen } from '../../content/screens.ts';
import type { UssdGateway } from '../../gateways/gateway.ts';
import { ussdGateways } from '../../gateways/gateways.ts';
import type { UssdHandset } from '../../gateways/handset.ts';
import { handsets } from '../../gateways/handsets.ts';
import { at } from '../../menu/position.ts';
import { routeOf } from '../../menu/routes.ts';
import { septetsOf } from '../../render/gsm.ts';
import { type Diagnosis, fine, note, type Said, wrong } from './diagnosis.ts';
import {
  type Answer,
  ask,
  callerNumber,
  diagnose,
  nameOf,
  type Subject,
  type Unreachable,
  unreachable,
} from './patient.ts';
import { publishedSays } from './published-pages.ts';

/** Africa's Talking gives up after 10 s, and the caller long before. */
const maxMilliseconds = 5_000;

/** Dials the line and walks to its raid card. */
export async function tryCall(subject: Subject): Promise<readonly Diagnosis[]> {
  const { gateway: name } = subject.address;
  const handset = handsets[name]?.ussd;
  const gateway = ussdGateways.find((candidate) => candidate.name === name);
  if (!handset || !gateway) return [diagnose('ussd-start', nameOf(subject), unknownGateway)];
  const call = callOf(subject);
  const hop = (inputs: readonly string[]) => ask(handset.writeCallback({ ...call, inputs }));
  const first = await hop([]);
  const again = await hop([]);
  const raid = await walk(hop, gateway, [...raidRoute(subject)]);
  const found: (readonly [string, Said])[] = [['ussd-start', judgeStart(first, handset, gateway, subject)]];
  if (found[0]?.[1].outcome === 'fine') {
    found.push(['ussd-repeat', judgeRepeat(first, again)], ['ussd-raid', judgeRaid(raid, handset, subject)]);
  }
  return found.map(([check, said]) => diagnose(check, nameOf(subject), said));
}

type Hop = (inputs: readonly string[]) => Promise<Answer | Unreachable>;

/** To where some keys lead: at once where each callback carries all of them, else key by key. */
async function walk(hop: Hop, { inputModel }: UssdGateway, keys: readonly string[]): Promise<Answer | Unreachable> {
  if (inputModel === 'last-input') for (const at of keys.slice(1).keys()) await hop(keys.slice(0, at + 1));
  return hop(keys);
}

/** The first callback of a call that nobody makes; another call each time. */
export function callOf({ edition, address }: Pick<Subject, 'edition' | 'address'>) {
  const [serviceCode = ''] = address.at;
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  const session = `doctor-${String(random % 1_000_000).padStart(6, '0')}`;
  return { url: address.url, session, number: callerNumber(edition), serviceCode, inputs: [] };
}

function raidRoute({ edition }: Subject): string {
  return routeOf(edition, at(raidScreen, edition.line.languages[0]?.id ?? null)) ?? '';
}

function judgeStart(
  answer: Answer | Unreachable,
  handset: UssdHandset,
  { limits, company }: UssdGateway,
  { edition }: Subject,
): Said {
  if ('unreachable' in answer) return unreachable(answer.unreachable);
  const page = handset.readAnswer(answer);
  if (answer.status === 404) return wrong('A call is refused.', refused);
  if ('broken' in page) return wrong(`The answer is not one that ${company} takes (status ${answer.status}).`, faulty);
  if (page.ends)
    return publishedSays(edition, page.text) ?? wrong('A call is ended at once, with the page of last resort.', faulty);
  const septets = septetsOf(page.text);
  if (septets !== null && septets + limits.prefixSeptets > limits.maxSeptets)
    return wrong(`The first page is longer than ${limits.maxSeptets} characters.`, faulty);
  if (answer.milliseconds > maxMilliseconds)
    return wrong(
      `A call was answered after ${answer.milliseconds} ms.`,
      'Try again; if it stays slow, see the status page of Cloudflare.',
    );
  return fine(`A call is answered in ${answer.milliseconds} ms.`);
}

function judgeRepeat(first: Answer | Unreachable, again: Answer | Unreachable): Said {
  const isSame = 'status' in first && 'status' in again && first.body === again.body;
  return isSame
    ? fine('The same call twice gets the same page.')
    : wrong('The same call twice gets two pages.', faulty);
}

function judgeRaid(answer: Answer | Unreachable, handset: UssdHandset, { edition, mayDiffer }: Subject): Said {
  if ('unreachable' in answer) return unreachable(answer.unreachable);
  const page = handset.readAnswer(answer);
  if ('broken' in page) return wrong('The way to the raid card ends in the page of last resort.', faulty);
  if (page.ends)
    return (
      publishedSays(edition, page.text) ?? wrong('The way to the raid card ends in the page of last resort.', faulty)
    );
  if (edition.hotlines.some(({ phone }) => page.text.includes(phone)))
    return fine('The raid card shows a hotline on its first page.');
  if (!anyNumber.test(page.text)) return wrong('The raid card shows no number to call.', faulty);
  return mayDiffer
    ? note('The raid card shows a number, but none that the files here know: what is published is not what they say.')
    : wrong('The raid card shows no hotline that the files here know.', strangeNumber);
}

/** As long as the shortest that a hotline can have; the keys of a page stand apart. */
const anyNumber = /\d(?:[ -]?\d){4}/;

const strangeNumber =
  'Call the number that it shows. If it is not yours, somebody has changed the program: see docs/safety.md.';
const refused =
  'Is the line deployed? If it is, its code or gateway in line.yaml is not the one that callers hear: publish it, npm run publish.';
const faulty =
  'This is a fault of the software: run npm run dial here; if it is right there, deploy again, else tell the developers.';
const unknownGateway = note('Not tested: no handset of this gateway is known here.');
