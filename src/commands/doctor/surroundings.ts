/** What stands around the line: encryption, the address, the phone page, what is deployed. */
import { type Diagnosis, fine, note, type Said, wrong } from './diagnosis.ts';
import { type Answer, diagnose, get, type Patient } from './patient.ts';

/** Looks at a deployment that answers. `health` is its health answer, `lines` what it says it carries. */
export async function lookAround(
  patient: Patient,
  health: Answer,
  lines: readonly string[],
): Promise<readonly Diagnosis[]> {
  return [
    ...encryption(patient),
    ...(await phonePage(patient)),
    ...headersOf([health, patient.refusal]),
    ...demonstrations(patient, lines),
  ].map(([check, said]) => diagnose(check, null, said));
}

type Found = readonly [check: string, said: Said];

/** What the address alone says. */
export function encryption({ url, isLocal }: Pick<Patient, 'url' | 'isLocal'>): readonly Found[] {
  const { protocol, hostname } = new URL(url);
  if (isLocal) return [['tls', note('Not tested: encryption, since this runs on this computer.')]];
  const readable = wrong(
    'It is asked over http: secrets and what people choose can be read on the way.',
    'Give gateways addresses that begin with https, and switch on "Always Use HTTPS" for the domain at Cloudflare.',
  );
  const open = wrong(
    'It answers at workers.dev, an address beside your own that nobody looks after.',
    'Set workers_dev = false in wrangler.toml, add a route on your own domain, and deploy again.',
  );
  return [
    ['tls', protocol === 'https:' ? fine('Its certificate is valid.') : readable],
    ...(hostname.endsWith('.workers.dev') ? [['workers-dev', open] as const] : []),
    ['plain-http', note('Not tested: whether http:// answers too. "Always Use HTTPS" must be on at Cloudflare.')],
  ];
}

async function phonePage({ url, isLocal }: Patient): Promise<readonly Found[]> {
  const answer = await get(`${url}/phone`);
  const isOn = 'status' in answer && answer.status === 200;
  if (!isOn) return [['phone', fine('The phone page is off.')]];
  if (isLocal) return [['phone', note('The phone page is on: right on this computer, never on a deployment.')]];
  const mend = 'Take PHONE away: npx wrangler secret delete PHONE, then deploy lines that are no demonstration.';
  return [['phone', wrong('The phone page is on, for everybody.', mend)]];
}

function headersOf(answers: readonly Answer[]): readonly Found[] {
  const [health] = answers;
  const hasCookie = answers.some(({ headers }) => headers['set-cookie'] !== undefined);
  const isKept = answers.some(({ headers }) => headers['cf-cache-status'] === 'HIT');
  const cookie = wrong(
    'Answers set a cookie.',
    'At Cloudflare switch off Bot Fight Mode, Browser Integrity Check and Web Analytics for this name.',
  );
  const kept = wrong(
    'Answers come out of a cache.',
    'At Cloudflare delete the cache rules for this name: every answer must be the line’s own.',
  );
  const loose = wrong(
    'The health answer may be kept by a cache.',
    'Something between rewrites headers. Look for transform rules at Cloudflare.',
  );
  const found: Found[] = [];
  if (hasCookie) found.push(['cookies', cookie]);
  if (isKept) found.push(['cache', kept]);
  if (health?.headers['cache-control'] !== 'no-store') found.push(['cache', loose]);
  return found.length > 0 ? found : [['headers', fine('Answers set no cookie and are kept by no cache.')]];
}

function demonstrations({ isLocal, editions }: Patient, lines: readonly string[]): readonly Found[] {
  const demos = editions.filter(({ line }) => line.demo && lines.includes(line.id)).map(({ line }) => line.id);
  if (demos.length === 0) return [];
  const words = `It carries demonstrations: ${demos.join(', ')}. Their clinics and numbers are invented.`;
  return [['demo', isLocal ? note(words) : wrong(words, 'Deploy with npm run deploy, which takes real lines only.')]];
}
