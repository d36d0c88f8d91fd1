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
  NoMessage,
  RawRequest,
  Refusal,
  SmsGateway,
  UssdGateway,
} from '../../src/gateways/gateway.ts';
import type { WireRequest } from '../../src/gateways/handset.ts';

/** The body as the company writes it: text for a form, a value for JSON. */
export type Body = string | Readonly<Record<string, unknown>>;

export type ReadCase = {
  readonly body: Body;
  /** What follows the secret in the path, where it is not as in the sample. */
  readonly suffix?: string;
  /** What must be understood; properties that are not named are not looked at. */
  readonly inbound: Readonly<Record<string, unknown>>;
  /** The number of the caller, where it is not that of the sample. */
  readonly number?: string;
};

export type Fixture = {
  readonly contentType: string;
  /** A whole, ordinary request. */
  readonly sample: Body;
  /** What follows the secret in its path; nothing where absent. */
  readonly suffix?: string;
  readonly number: string;
  /** Fields without which it is refused, and fields that may be missing; one inside an object or a list as `data.from` or `results.0.from`. */
  readonly needs: readonly string[];
  readonly mayLack: readonly string[];
  readonly reads: Readonly<Record<string, readonly ReadCase[]>>;
  readonly refuses: readonly {
    readonly why: string;
    readonly body: Body;
    readonly suffix?: string;
    readonly refused: Refusal['refused'];
  }[];
  /** Cases that this adapter cannot have, with the reason. */
  readonly skips: Readonly<Record<string, string>>;
};

const minReasonCharacters = 30;
/** The callback address that the suite gives out. */
export const url = 'https://line.example/callback/0123456789abcdef0123456789abcdef';

/** Reads a fixture; null where there is none. Its shape is trusted: fixture-keys.ts looks at it. */
export function readFixture<Kind extends Fixture>(gateway: string, channel: string): Kind | null {
  const path = join(import.meta.dirname, 'fixtures', gateway, `${channel}.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Kind) : null;
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
  const headers = new Headers({ 'content-type': fixture.contentType });
  return { url, headers, body: written, suffix: fixture.suffix ?? '', ...changes };
}

/** A callback of a handset as the live side would hand it over. */
export function arrive(callback: WireRequest): RawRequest {
  const suffix = callback.url.slice(url.length);
  return { url: callback.url, headers: new Headers(callback.headers), body: callback.body, suffix };
}

/** The same body without a field. */
export function without(body: Body, field: string): Body {
  if (typeof body !== 'string') return withoutAt(body, field.split('.')) as Body;
  const fields = new URLSearchParams(body);
  fields.delete(field);
  return fields.toString();
}

function withoutAt(value: unknown, [first = '', ...rest]: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item, at) => (String(at) === first ? withoutAt(item, rest) : item));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([name, item]) =>
    name !== first ? [[name, item]] : rest.length === 0 ? [] : [[name, withoutAt(item, rest)]],
  );
  return Object.fromEntries(entries);
}

/** The same body with one of its fields written twice. */
function twice(body: Body, field: string): string {
  if (typeof body === 'string') return `${body}&${field}=1`;
  const [top] = field.split('.');
  return JSON.stringify(body).replace(/^\{/, `{${JSON.stringify(top)}:1,`);
}

/** What the suite needs of an adapter of either channel. */
export type Reader = Pick<UssdGateway | SmsGateway, 'name' | 'settings' | 'verify'> & {
  readInbound(request: RawRequest): Inbound | NoMessage | Refusal;
};

/** Reads a request that must be understood. Privacy: whatever was understood prints nothing of the caller. */
export function understand<Kind extends Inbound>(
  gateway: { readInbound(request: RawRequest): Kind | NoMessage | Refusal },
  request: RawRequest,
  number: string,
): Kind {
  const inbound = gateway.readInbound(request);
  if ('refused' in inbound) throw new Error(`refused: ${inbound.refused}`);
  if ('noMessage' in inbound) throw new Error('taken for no message');
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
      for (const { body, inbound, number = fixture.number, suffix = fixture.suffix ?? '' } of cases) {
        expect(understand(gateway, requestWith(fixture, body, { suffix }), number)).toMatchObject(inbound);
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

  it.each(fixture.refuses)('refuses $why', ({ body, refused, suffix = fixture.suffix ?? '' }) => {
    expect(gateway.readInbound(requestWith(fixture, body, { suffix }))).toEqual({ refused });
  });

  it.each(fixture.needs)('refuses a request with %s twice', (field) => {
    const request = requestWith(fixture, twice(fixture.sample, field));
    expect(gateway.readInbound(request)).toEqual({ refused: 'repeated-field' });
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
    for (const suffix of ['/elsewhere', '/session/1/elsewhere', '/'])
      expect(gateway.readInbound(requestWith(fixture, fixture.sample, { suffix }))).toEqual({
        refused: 'unknown-phase',
      });
  });
}

/** The same bytes for a repeated delivery, and nothing of the caller among them, but for who wants the number back in the body. */
export function expectSteady(number: string, answer: () => HttpReply, isEchoed = false): HttpReply {
  const first = answer();
  expect(answer()).toEqual(first);
  expectNothingOf(number, isEchoed ? first.headers : first);
  if (isEchoed) expect(first.body.split(number.replace('+', ''))).toHaveLength(2);
  expect(first.status).toBeLessThan(300);
  return first;
}
