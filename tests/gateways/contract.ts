/**
 * The contract suite: what every adapter keeps, from fixtures alone. Nothing here knows a company.
 * An adapter's folder has `<channel>.json`; a case it cannot have is skipped there by name, with the reason in words.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type {
  HttpReply,
  Inbound,
  RawRequest,
  Refusal,
  SmsGateway,
  UssdGateway,
  WireRequest,
} from '../../src/gateways/gateway.ts';

/** The body as the company writes it: text for a form, a value for JSON. */
export type Body = string | Readonly<Record<string, unknown>>;

export type ReadCase = {
  readonly body: Body;
  /** What must be understood; properties that are not named are not looked at. */
  readonly inbound: Readonly<Record<string, unknown>>;
  /** The number of the caller, where it is not that of the sample. */
  readonly number?: string;
};

export type Fixture = {
  readonly contentType: string;
  /** A whole, ordinary request. */
  readonly sample: Body;
  readonly number: string;
  readonly needs: readonly string[];
  readonly mayLack: readonly string[];
  readonly reads: Readonly<Record<string, readonly ReadCase[]>>;
  readonly refuses: readonly { readonly why: string; readonly body: Body; readonly refused: Refusal['refused'] }[];
  /** Cases that this adapter cannot have, with the reason. */
  readonly skips: Readonly<Record<string, string>>;
};

const minReasonCharacters = 30;
const url = 'https://line.example/callback/0123456789abcdef0123456789abcdef';

/** Reads a fixture. Its shape is trusted: a wrong one fails the cases that read it. */
export function readFixture<Kind extends Fixture>(gateway: string, channel: string): Kind {
  const path = join(import.meta.dirname, 'fixtures', gateway, `${channel}.json`);
  if (!existsSync(path)) throw new Error(`adapter ${gateway} has no fixtures/${gateway}/${channel}.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as Kind;
}

/** Runs a case, or skips it with the fixture's reason; a case with neither fails. */
export function caseOf(fixture: Fixture, name: string, has: boolean, run: () => void | Promise<void>): void {
  const reason = fixture.skips[name];
  if (reason === undefined) {
    it(name, async () => {
      expect(has, `the fixture has neither the case nor a reason to skip it`).toBe(true);
      await run();
    });
    return;
  }
  it.skip(`${name}: ${reason}`);
  it(`${name} is skipped for a written reason, and not also tested`, () => {
    expect(reason.length).toBeGreaterThanOrEqual(minReasonCharacters);
    expect(has).toBe(false);
  });
}

export function requestWith(fixture: Fixture, body: Body, changes: Partial<RawRequest> = {}): RawRequest {
  const written = typeof body === 'string' ? body : JSON.stringify(body);
  return { url, headers: new Headers({ 'content-type': fixture.contentType }), body: written, suffix: '', ...changes };
}

/** A callback of a handset as the live side would hand it over. */
export function arrive(callback: WireRequest): RawRequest {
  return { url: callback.url, headers: new Headers(callback.headers), body: callback.body, suffix: '' };
}

export function without(body: Body, field: string): Body {
  if (typeof body !== 'string') return Object.fromEntries(Object.entries(body).filter(([name]) => name !== field));
  const fields = new URLSearchParams(body);
  fields.delete(field);
  return fields.toString();
}

/** What the suite needs of an adapter of either channel. */
export type Reader = Pick<UssdGateway | SmsGateway, 'name' | 'signs' | 'settings' | 'verify'> & {
  readInbound(request: RawRequest): Inbound | Refusal;
};

/** Reads a request that must be understood. Privacy: whatever was understood prints nothing of the caller. */
export function understand<Kind extends Inbound>(
  gateway: { readInbound(request: RawRequest): Kind | Refusal },
  request: RawRequest,
  number: string,
): Kind {
  const inbound = gateway.readInbound(request);
  if ('refused' in inbound) throw new Error(`refused: ${inbound.refused}`);
  expect(inbound.caller.isOneOf([number]), 'the number of the caller').toBe(true);
  expectNothingOf(number, inbound);
  return inbound;
}

/** No part of the number that would be told apart; a caller without one has nothing to show. */
export function expectNothingOf(number: string, shown: unknown): void {
  if (number !== '') expect(JSON.stringify(shown)).not.toContain(number.slice(-7));
}

/** The cases that do not depend on the channel. */
export function commonContract(gateway: Reader, fixture: Fixture, readCases: readonly string[]): void {
  for (const name of readCases) {
    const cases = fixture.reads[name] ?? [];
    caseOf(fixture, name, cases.length > 0, () => {
      for (const { body, inbound, number = fixture.number } of cases) {
        expect(understand(gateway, requestWith(fixture, body), number)).toMatchObject(inbound);
      }
    });
  }

  it('has no cases that the suite does not know', () => {
    expect(readCases).toEqual(expect.arrayContaining(Object.keys(fixture.reads)));
  });

  it.each(fixture.needs)('refuses a request without %s', (field) => {
    const request = requestWith(fixture, without(fixture.sample, field));
    expect(gateway.readInbound(request)).toEqual({ refused: 'missing-field' });
  });

  it.each(fixture.mayLack)('understands a request without %s', (field) => {
    const inbound = gateway.readInbound(requestWith(fixture, without(fixture.sample, field)));
    expect(inbound).not.toHaveProperty('refused');
  });

  it.each(fixture.refuses)('refuses $why', ({ body, refused }) => {
    expect(gateway.readInbound(requestWith(fixture, body))).toEqual({ refused });
  });

  caseOf(fixture, 'repeated field', typeof fixture.sample === 'string', () => {
    for (const field of fixture.needs) {
      const request = requestWith(fixture, `${fixture.sample}&${field}=1`);
      expect(gateway.readInbound(request), field).toEqual({ refused: 'repeated-field' });
    }
  });

  it.each(['text/html', 'multipart/form-data; boundary=x', 'text/plain', ''])('refuses the content type %j', (type) => {
    const headers = new Headers(type === '' ? {} : { 'content-type': type });
    const request = requestWith(fixture, fixture.sample, { headers });
    expect(gateway.readInbound(request)).toEqual({ refused: 'content-type' });
  });

  it('takes the content type in capitals and with a charset', () => {
    const headers = new Headers({ 'content-type': `${fixture.contentType.toUpperCase()} ; charset=UTF-8` });
    understand(gateway, requestWith(fixture, fixture.sample, { headers }), fixture.number);
  });

  it('refuses an address with something behind the secret', () => {
    const request = requestWith(fixture, fixture.sample, { suffix: '/elsewhere' });
    expect(gateway.readInbound(request)).toEqual({ refused: 'unknown-phase' });
  });

  caseOf(fixture, 'ended', false, () => {});
}

/** The same bytes for a repeated delivery, and nothing of the caller among them. */
export function expectSteady(number: string, answer: () => HttpReply): HttpReply {
  const first = answer();
  expect(answer()).toEqual(first);
  expectNothingOf(number, first);
  expect(first.status).toBeLessThan(300);
  return first;
}
