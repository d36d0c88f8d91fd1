/** The deployment under test, and the one way to ask it something: no other address is ever called. */
import type { Edition } from '../../content/edition.ts';
import type { HttpReply } from '../../gateways/gateway.ts';
import type { WireRequest } from '../../gateways/handset.ts';
import type { Address } from '../deployment/callback-addresses.ts';
import { numberOf } from '../dial/conversation.ts';
import type { Settings } from '../runtime/settings.node.ts';
import type { LastPublished } from '../store/last-published.node.ts';
import { type Diagnosis, type Said, wrong } from './diagnosis.ts';

export type Patient = {
  /** Without a slash at its end. */
  readonly url: string;
  readonly isLocal: boolean;
  readonly settings: Settings;
  /** The lines as the files here say them. */
  readonly editions: readonly Edition[];
  /** What was published last of each line, as far as the files here know. */
  readonly published: ReadonlyMap<string, LastPublished>;
  /** A bad request in every way: what all refusals must equal, byte by byte. */
  readonly refusal: Answer;
};

/** One address of one line, under test. */
export type Subject = {
  readonly patient: Patient;
  /** As the files here say it. */
  readonly edition: Edition;
  readonly address: Address;
  /** Whether callers may hear other clinics and numbers than the files here have. */
  readonly mayDiffer: boolean;
};

export type Answer = HttpReply & { readonly milliseconds: number };
export type Unreachable = { readonly unreachable: string };

/** Companies give up after 10 s; a deployment that needs longer than this has no answer either. */
const maxWaitMilliseconds = 15_000;

/** Asks once, and follows no redirect. */
export async function ask({ url, method, headers, body }: WireRequest): Promise<Answer | Unreachable> {
  const begun = performance.now();
  const signal = AbortSignal.timeout(maxWaitMilliseconds);
  const content = method === 'GET' ? {} : { body };
  try {
    const response = await fetch(url, { method, headers: { ...headers }, redirect: 'manual', signal, ...content });
    const reply = {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
    return { ...reply, milliseconds: Math.round(performance.now() - begun) };
  } catch (error) {
    return { unreachable: whyUnreachable(error) };
  }
}

export const get = (url: string) => ask({ url, method: 'GET', headers: {}, body: '' });

/** Never shows the address, which may hold a secret. */
function whyUnreachable(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'it did not answer in 15 seconds';
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  if (/CERT|TLS|SSL|ALTNAME/.test(code)) return `its certificate is not valid (${code})`;
  if (/ENOTFOUND|EAI_AGAIN/.test(code)) return 'no such name is known in DNS';
  if (code === 'ECONNREFUSED') return 'nothing listens there';
  return `the connection failed (${code})`;
}

/** The words for an address that could not be asked. */
export const unreachable = (why: string): Said =>
  wrong(`It cannot be reached: ${why}.`, 'Look at the address, at DNS and at the route in wrangler.toml.');

/** A result under its name. */
export function diagnose(check: string, about: string | null, said: Said): Diagnosis {
  return { check, about, ...said };
}

export const nameOf = ({ edition, address }: Subject): string =>
  `${edition.line.id}, ${address.channel === 'ussd' ? 'calls' : 'texts'} by ${address.gateway}`;

/** The range that Ofcom keeps for drama, which rings nobody; else a number of the line's own kind, filled up with zeros. */
export function callerNumber(edition: Edition): string {
  const drama = '+447700900000';
  const isAnswered = edition.line.answers.some(({ prefix, digits }) => drama.startsWith(prefix) && digits === 12);
  return isAnswered ? drama : numberOf(edition);
}

/** Values of a setting for a line: the line's own (`NAME__DEMO_KE`) before the deployment's. */
export function settingOf({ settings }: Patient, name: string, line: string): string | null {
  return settings[`${name}__${line.toUpperCase().replaceAll('-', '_')}`] || settings[name] || null;
}
