/** Whether texts are answered. Safety: nothing here can make the deployment send an SMS to anybody. */
import type { SmsGateway } from '../../gateways/gateway.ts';
import { smsGateways } from '../../gateways/gateways.ts';
import type { SmsHandset, WireRequest } from '../../gateways/handset.ts';
import { handsets } from '../../gateways/handsets.ts';
import { maxAgeMinutes } from '../../live/unanswered.ts';
import { smsSize } from '../../render/segments.ts';
import { type Diagnosis, fine, note, type Said, wrong } from './diagnosis.ts';
import {
  type Answer,
  ask,
  callerNumber,
  diagnose,
  nameOf,
  type Subject,
  settingOf,
  type Unreachable,
  unreachable,
} from './patient.ts';

export type Texting = { readonly gateway: SmsGateway; readonly handset: SmsHandset };

/** The gateway of an address and its other end; null where it is not known here. */
export function textingOf({ address }: Subject): Texting | null {
  const gateway = smsGateways.find(({ name }) => name === address.gateway);
  const handset = handsets[address.gateway]?.sms;
  return gateway && handset ? { gateway, handset } : null;
}

/** Texts the line for help, as far as the answer comes back here and nowhere else. */
export async function tryText(subject: Subject): Promise<readonly Diagnosis[]> {
  const texting = textingOf(subject);
  const about = nameOf(subject);
  if (!texting) return [diagnose('sms-reply', about, note('Not tested: no handset of this gateway is known here.'))];
  const { gateway, handset } = texting;
  const untested = whyUntested(subject, texting);
  if (untested !== null) return [diagnose('sms-reply', about, note(`Not tested: ${untested}`))];
  const answer = await ask(await writeText(subject, texting, {}));
  if (gateway.replies === 'in-response') return [diagnose('sms-reply', about, judgeReply(answer, handset, gateway))];
  return [
    diagnose('sms-door', about, judgeDoor(answer, gateway, isChecked(subject, texting))),
    diagnose(
      'sms-reply',
      about,
      note('Not tested: whether a reply really goes out. Text HELP from a phone of each network.'),
    ),
  ];
}

/** Why no text is sent to an address, in words; null where one is. */
function whyUntested({ patient, edition }: Subject, { gateway }: Texting): string | null {
  const { company, signing, replies, datesMessages, settings, signingSettings = settings } = gateway;
  if (signing === 'key-pair') return `nobody but ${company} can sign a text.`;
  if (replies === 'send' && !datesMessages)
    return `a text to ${company} would really be answered. Text HELP from a phone.`;
  // What the company signs with, and not the key that spends money: this computer needs none of that.
  const missing = signingSettings.filter(
    (name) => signing === 'shared-secret' && settingOf(patient, name, edition.line.id) === null,
  );
  return missing.length > 0 ? `a signed text needs ${missing.join(', ')} in the environment.` : null;
}

/** Whether the deployment refuses what is not signed, as far as its settings are known here. */
export function isChecked({ patient, edition }: Subject, { gateway }: Texting): boolean {
  const { signing, optionalSettings = [] } = gateway;
  if (signing !== 'optional-secret') return signing !== 'none';
  return optionalSettings.some((name) => settingOf(patient, name, edition.line.id) !== null);
}

/** Twice the age at which no text is answered any more. */
const oldMilliseconds = 2 * maxAgeMinutes * 60_000;

/**
 * A text for help, with a part replaced where a forgery wants it. Safety: one to a gateway that would send its reply is dated
 * an hour back, which is never answered.
 */
export function writeText(
  subject: Subject,
  { gateway, handset }: Texting,
  { to = subject.address.at[0] ?? '', token }: { readonly to?: string; readonly token?: string },
): Promise<WireRequest> {
  const { edition, address, patient } = subject;
  const { line, keywords } = edition;
  const entry = line.sms.find((candidate) => candidate.gateway === gateway.name);
  const help = keywords.find((keyword) => keyword.to.kind === 'help')?.word ?? 'help';
  const text = [entry?.sharedKeyword, help].filter((word) => typeof word === 'string').join(' ');
  const sentAt = gateway.replies === 'send' ? Date.now() - oldMilliseconds : Date.now();
  const { settings, optionalSettings = [] } = gateway;
  const given = (name: string) => [token ?? settingOf(patient, name, line.id)].filter((value) => value !== null);
  const secrets = [...settings, ...optionalSettings].map((name) => [name, given(name)]);
  const message = {
    url: address.url,
    id: `doctor-${crypto.randomUUID()}`,
    number: withOtherEnd(callerNumber(edition)),
    to,
    text,
    sentAt,
    signedAt: Date.now(),
  };
  return handset.writeCallback(message, Object.fromEntries(secrets));
}

/** Another number each time: the gate gives one sender the same reply twice in ten minutes, and no third time. */
function withOtherEnd(number: string): string {
  const [random = 0] = crypto.getRandomValues(new Uint16Array(1));
  return number.slice(0, -3) + String(random % 1000).padStart(3, '0');
}

function judgeReply(answer: Answer | Unreachable, handset: SmsHandset, { signing, company, limits }: SmsGateway): Said {
  if ('unreachable' in answer) return unreachable(answer.unreachable);
  if (answer.status === 404) return signing === 'none' ? wrong('A text is refused.', refused) : unsigned(company);
  const [text, ...others] = handset.readAnswer(answer);
  if (text === undefined && answer.status === 200) return wrong('A text for help gets no reply.', silent);
  if (text === undefined)
    return wrong(`A text for help gets no reply that ${company} takes (status ${answer.status}).`, faulty);
  if (others.length > 0) return wrong('One text gets several replies.', faulty);
  const { segments } = smsSize(text);
  if (segments > limits.maxSegments) return wrong(`The reply has ${segments} parts, too many.`, faulty);
  return fine(`A text for help is answered in ${answer.milliseconds} ms.`);
}

function judgeDoor(
  answer: Answer | Unreachable,
  { signing, company, optionalSettings }: SmsGateway,
  signed: boolean,
): Said {
  if ('unreachable' in answer) return unreachable(answer.unreachable);
  if (answer.status === 200) return fine('A text is taken in.');
  if (answer.status === 503) return unset;
  if (signed) return unsigned(company);
  return signing === 'none'
    ? wrong('A text is refused.', refused)
    : note(
        `A text without a signature is refused. To have one signed, give ${optionalSettings?.join(', ')} in the environment.`,
      );
}

const unsigned = (company: string): Said =>
  wrong(
    `A text that is rightly signed is refused, so ${company}'s will be too.`,
    'The PUBLIC_URL of the deployment must be exactly the address given here, and what the company signs by the one given here.',
  );
const unset = wrong(
  'A text is turned away, to come again later: a setting that its texts need is missing.',
  'docs/gateways.md names what each company needs: npx wrangler secret list shows what there is, npx wrangler secret put sets it.',
);
const refused =
  'Is the line deployed? If it is, its number or gateway in line.yaml is not the one that callers hear: publish it, npm run publish.';
const silent =
  'It does not answer numbers that answers in line.yaml leaves out, nor more than its caps: are the replies of the hour or the day spent?';
const faulty =
  'This is a fault of the software: run npm run dial here; if it is right there, deploy again, else tell the developers.';
