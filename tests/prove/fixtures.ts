/**
 * The requests that the contract suite knows of each company (tests/gateways/fixtures), with made-up numbers in the place of
 * theirs: what a company may send, of its own or to nobody's good, without a list of it here.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RawRequest, SmsGateway, UssdGateway } from '../../src/gateways/gateway.ts';
import { smsGateways, ussdGateways } from '../../src/gateways/gateways.ts';
import type { WireRequest } from '../../src/gateways/handset.ts';
import type { Body, Fixture } from '../gateways/contract.ts';
import type { SendFixture } from '../gateways/send-contract.ts';
import type { Random } from '../support/random.ts';
import { spellLike } from './spellings.ts';

export type Gateway = UssdGateway | SmsGateway;
export const gateways: readonly Gateway[] = [...ussdGateways, ...smsGateways];

/** A request of a company as a fixture has it: its body as text, and what follows the secret in the path. */
export type Sample = { readonly body: string; readonly suffix: string; readonly contentType: string };
export type Samples = Readonly<Record<'reads' | 'others' | 'refused' | 'ended', readonly Sample[]>>;

type Anything = Fixture &
  Partial<Pick<SendFixture, 'quotes' | 'outcomes'>> & {
    readonly noMessages?: readonly { readonly body: Body }[];
  };

/** The fixture of an adapter. Throws where there is none: then nothing would be proved of it. */
export function fixtureOf({ name, channel }: Pick<Gateway, 'name' | 'channel'>): Anything {
  const path = join(import.meta.dirname, '../gateways/fixtures', name, `${channel}.json`);
  if (!existsSync(path)) throw new Error(`${name} has no fixture for ${channel}, so that nothing is proved of it`);
  return JSON.parse(readFileSync(path, 'utf8'));
}

const known = new Map<Gateway, Samples>();

/** What a fixture has: `others` are several messages in one request, and requests that are no message. */
export function samplesOf(gateway: Gateway): Samples {
  const samples = known.get(gateway) ?? readSamples(gateway);
  known.set(gateway, samples);
  return samples;
}

function readSamples(gateway: Gateway): Samples {
  const { sample, reads, refuses, noMessages = [], suffix: usual = '', contentType } = fixtureOf(gateway);
  const asSample = ({ body, suffix = usual }: { readonly body: Body; readonly suffix?: string }): Sample => ({
    body: typeof body === 'string' ? body : JSON.stringify(body),
    suffix,
    // The same company may write either.
    contentType: typeof body === 'string' || !contentType.includes('form') ? contentType : 'application/json',
  });
  const { ended = [], 'several messages': several = [], ...others } = reads;
  return {
    reads: [{ body: sample }, ...Object.values(others).flat()].map(asSample),
    others: [...several, ...noMessages].map(asSample),
    refused: refuses.map(asSample),
    ended: ended.map(asSample),
  };
}

/** True where the company may leave out its name of a call. */
export const mayLackSession = (gateway: Gateway): boolean =>
  (fixtureOf(gateway).reads['no session id'] ?? []).length > 0;

/** The numbers and codes that its samples are sent to. */
export function destinationsOf(gateway: SmsGateway): readonly string[] {
  const { reads, others } = samplesOf(gateway);
  const known = [...reads, ...others].flatMap((sample) => messagesIn(gateway, sample).map(({ to }) => to));
  return [...new Set(known)];
}

/** Whose, of which call and when: what takes the place of what stands in a sample. */
export type Filling = { readonly number: string; readonly session: string; newId(): string; readonly now: number };

/** A sample as it goes to an address, filled: with each of its numbers written as it was, and ids that are new. */
export function filled(gateway: Gateway, sample: Sample, address: string, filling: Filling): WireRequest {
  const { number, session, newId, now } = filling;
  const ids = messagesIn(gateway, sample).map(({ messageId }) => [messageId, newId()] as const);
  const known = sessionIn(gateway, sample);
  const sessions = known === null ? [] : [[known, session] as const];
  const body = withTime(withNumber(replaced(sample.body, [...ids, ...sessions]), number), now);
  const suffix = sessions.reduce((path, [from, to]) => path.replace(`/${from}/`, `/${to}/`), sample.suffix);
  const method = suffix === '' || suffix.endsWith('/start') ? 'POST' : 'PUT';
  return { method, url: address + suffix, headers: { 'content-type': sample.contentType }, body };
}

/** With a number in about every second field, but for values that are kept. */
export function numbered(
  body: string,
  spelled: () => string,
  random: Random,
  isKept: (value: string) => boolean,
): string {
  const either = (value: unknown): unknown => (isKept(String(value)) || random.whole(2) === 0 ? value : spelled());
  const within = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(within);
    if (typeof value !== 'object' || value === null) return either(value);
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, within(item)]));
  };
  if (body.startsWith('{')) return JSON.stringify(within(parsed(body)));
  const fields = [...new URLSearchParams(body)].map(([name, value]) => [name, String(either(value))]);
  return new URLSearchParams(fields).toString();
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
};

const requestOf = ({ body, suffix, contentType }: Sample): RawRequest => ({
  url: 'https://line.invalid/',
  headers: new Headers({ 'content-type': contentType }),
  body,
  suffix,
});

function messagesIn(gateway: Gateway, sample: Sample) {
  const inbound = gateway.readInbound(requestOf(sample));
  return 'channel' in inbound && inbound.channel === 'sms' ? [inbound, ...(inbound.further ?? [])] : [];
}

function sessionIn(gateway: Gateway, sample: Sample): string | null {
  const inbound = gateway.readInbound(requestOf(sample));
  return 'channel' in inbound && inbound.channel === 'ussd' ? inbound.session : null;
}

/** Whole values alone: an id may be as short as `1`. */
function replaced(body: string, pairs: readonly (readonly [from: string, to: string])[]): string {
  return pairs.reduce((text, [from, to]) => {
    const inForm = encodeURIComponent(from);
    return from === ''
      ? text
      : text
          .replaceAll(JSON.stringify(from), JSON.stringify(to))
          .replaceAll(new RegExp(`(?<==)${inForm.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&')}(?=&|$)`, 'g'), to);
  }, body);
}

/** The drama numbers of the fixtures, as they may be written there. */
const ofDrama = /(?:(?:\+|%2B|00)?44 ?|0)?7700 ?900\d{3}(?!\d)/g;

const withNumber = (body: string, number: string): string =>
  body.replaceAll(ofDrama, (written) => spellLike(written, number));

/** What was sent at half past nine is late by now, and late texts get no answer. */
function withTime(body: string, now: number): string {
  const iso = new Date(now).toISOString();
  const [day = '', time = ''] = [iso.slice(0, 10), iso.slice(11, 19)];
  return body
    .replaceAll('1795253400', String(Math.floor(now / 1000)))
    .replaceAll('20261121093000', `${day}${time}`.replaceAll(/\D/g, ''))
    .replaceAll(
      /2026-11-21(T|\+|%20| )09(:|%3A)30\2(\d\d)/g,
      (_all, gap: string, colon: string) => `${day}${gap}${time.replaceAll(':', colon)}`,
    );
}
