/** Whether a deployment answers at all, and with which lines. */
import type { Edition } from '../../content/edition.ts';
import { canonicalJson, digestOf } from '../../editions/canonical.ts';
import { handsets } from '../../gateways/handsets.ts';
import { callbackAddresses, healthAddress } from '../callback-addresses.ts';
import { callOf } from './calls.ts';
import { type Diagnosis, fine, note, type Said, wrong } from './diagnosis.ts';
import { type Answer, ask, diagnose, get, type Patient, unreachable } from './patient.ts';

type DeployedLine = { readonly line: string; readonly edition: string };
/** `answer` is null where nothing further can be tested. */
export type Health = {
  readonly answer: Answer | null;
  readonly lines: readonly string[];
  readonly diagnoses: readonly Diagnosis[];
};

/** Asks for the health of a deployment. */
export async function askHealth(patient: Patient, gatewaySecret: string): Promise<Health> {
  const answer = await get(await healthAddress(patient.url, gatewaySecret));
  const stop = (said: Said): Health => ({ answer: null, lines: [], diagnoses: [diagnose('health', null, said)] });
  if ('unreachable' in answer) return stop(unreachable(answer.unreachable));
  const health = answer.status === 200 ? readHealth(answer.body) : null;
  if (health === null) return stop(isOwnRefusal(answer) ? await whyUnknown(patient) : stranger(answer.status));
  const words = `It answers, with the lines ${health.lines.map(({ line }) => line).join(', ')} (build ${health.build}).`;
  const said = health.ok ? fine(words) : wrong(`${words} One of them cannot be read.`, 'Deploy again: npm run deploy.');
  const compared = await Promise.all(health.lines.map((line) => compare(patient.editions, line)));
  const diagnoses = [diagnose('health', null, said), ...compared];
  return { answer, lines: health.lines.map(({ line }) => line), diagnoses };
}

function readHealth(body: string): { ok: boolean; build: string; lines: readonly DeployedLine[] } | null {
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
    const answer = await ask(ussd.writeCallback(callOf({ patient, edition, address }, [])));
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

/** A demonstration counts its dates from the day of the build, so that it differs every day. */
async function compare(editions: readonly Edition[], { line, edition: deployed }: DeployedLine): Promise<Diagnosis> {
  const here = editions.find((edition) => edition.line.id === line);
  if (!here) return diagnose('edition', line, note('Not tested further: the files here have no line of that name.'));
  if (here.line.demo)
    return diagnose('edition', line, note('A demonstration: its dates count from the day of the build.'));
  const isSame = (await digestOf(canonicalJson(here))) === deployed;
  return diagnose('edition', line, isSame ? fine('It says what the files here say.') : note(differs));
}

const differs = 'It says something else than the files here. If you have changed them, deploy: npm run deploy.';
