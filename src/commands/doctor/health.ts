/** Whether a deployment answers at all, and with which lines. */
import { canonicalJson, digestOf } from '../../editions/canonical.ts';
import { textlessOf } from '../../editions/document.ts';
import { handsets } from '../../gateways/handsets.ts';
import { callbackAddresses, healthAddress } from '../deployment/callback-addresses.ts';
import { callOf } from './calls.ts';
import { type Diagnosis, fine, note, type Said, wrong } from './diagnosis.ts';
import { type HeardLine, type Here, judgeHeard } from './heard.ts';
import { type Answer, ask, diagnose, get, type Patient, unreachable } from './patient.ts';

/** `answer` is null where nothing further can be tested. */
export type Health = {
  readonly answer: Answer | null;
  readonly lines: readonly string[];
  /** Lines of which callers may hear other clinics and numbers than the files here have. */
  readonly others: readonly string[];
  readonly diagnoses: readonly Diagnosis[];
};

/** Asks for the health of a deployment. */
export async function askHealth(patient: Patient, gatewaySecret: string): Promise<Health> {
  const answer = await get(await healthAddress(patient.url, gatewaySecret));
  const stop = (said: Said): Health => ({
    answer: null,
    lines: [],
    others: [],
    diagnoses: [diagnose('health', null, said)],
  });
  if ('unreachable' in answer) return stop(unreachable(answer.unreachable));
  const health = answer.status === 200 ? readHealth(answer.body) : null;
  if (health === null) return stop(isOwnRefusal(answer) ? await whyUnknown(patient) : stranger(answer.status));
  const words = `It answers, with the lines ${health.lines.map(({ line }) => line).join(', ')} (build ${health.build}).`;
  const said = health.ok
    ? fine(words)
    : wrong(`${words} One of them was not compiled in whole.`, 'Deploy again: npm run deploy.');
  const compared = await Promise.all(health.lines.map((heard) => compare(patient, heard)));
  const diagnoses = [diagnose('health', null, said), ...compared.map(({ diagnosis }) => diagnosis)];
  const others = compared.filter(({ mayDiffer }) => mayDiffer).map(({ line }) => line);
  return { answer, lines: health.lines.map(({ line }) => line), others, diagnoses };
}

function readHealth(body: string): { ok: boolean; build: string; lines: readonly HeardLine[] } | null {
  try {
    const health = JSON.parse(body);
    return typeof health?.ok === 'boolean' && Array.isArray(health.lines) ? health : null;
  } catch {
    return null;
  }
}

/** Whether an answer is the one that this software gives to whatever it refuses. */
export const isOwnRefusal = ({ status, body }: Answer) => status === 404 && body === 'Not found\n';

/** A deployment without valid settings cannot tell a wrong secret from a right one: it answers every call with its last page. */
async function whyUnknown(patient: Patient): Promise<Said> {
  for (const edition of patient.editions) {
    const forged = await callbackAddresses(edition.line, patient.url, crypto.randomUUID());
    const address = forged.find(({ channel, gateway }) => channel === 'ussd' && handsets[gateway]?.ussd);
    const ussd = handsets[address?.gateway ?? '']?.ussd;
    if (!address || !ussd) continue;
    const answer = await ask(ussd.writeCallback(callOf({ edition, address })));
    if ('status' in answer && answer.status === 200) return unset;
  }
  return otherSecret;
}

const unset = wrong(
  'It answers, but with its page of last resort alone: a setting is missing or refused.',
  'Set GATEWAY_SECRET (openssl rand -hex 32; at least 16 letters, 8 of them different) and PUBLIC_URL with npx wrangler secret put, and take example values away.',
);
const otherSecret = wrong(
  'It answers, but does not know the health address: its GATEWAY_SECRET is another one than the one given here.',
  'Give the secret of the deployment in the environment; where it is lost, put a new one and paste the new addresses.',
);

/** Words for an address where something else answers. */
export const stranger = (status: number): Said =>
  wrong(
    `Something else than this software answers there (status ${status}).`,
    'Look at the route in wrangler.toml, and at Cloudflare for a rule, an Access policy or a challenge on this name.',
  );

type Compared = { readonly line: string; readonly diagnosis: Diagnosis; readonly mayDiffer: boolean };

async function compare({ editions, published }: Patient, heard: HeardLine): Promise<Compared> {
  const { line } = heard;
  const edition = editions.find((known) => known.line.id === line);
  if (!edition) return { line, diagnosis: diagnose('edition', line, unknownLine), mayDiffer: true };
  const here: Here = {
    isDemo: edition.line.demo,
    compiled: await digestOf(canonicalJson(edition)),
    textless: await textlessOf(edition),
    last: published.get(line) ?? null,
  };
  const { said, mayDiffer } = judgeHeard(heard, here, Date.now());
  return { line, diagnosis: diagnose('edition', line, said), mayDiffer };
}

const unknownLine = note('Not tested further: the files here have no line of that name.');
