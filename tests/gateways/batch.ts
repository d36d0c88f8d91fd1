/** Several messages in one request, as a company writes them that collects them. */
import { expect, it } from 'vitest';
import type { HttpReply, SmsGateway } from '../../src/gateways/gateway.ts';
import type { WireRequest } from '../../src/gateways/handset.ts';
import { maxBodyBytes as usualBodyBytes } from '../../src/live/callback.ts';
import { caseOf, type Fixture } from './contract.ts';

export type Text = { readonly text: string; readonly id: string; readonly number?: string; readonly to?: string };

export type Texting = {
  ask(request: WireRequest): Promise<HttpReply>;
  write(texted: Text): Promise<WireRequest>;
  /** The texts that come back to one request. */
  repliesTo(...texted: readonly Text[]): Promise<readonly string[]>;
};

/** The first of some requests in JSON, with the messages of all: each list in it goes on with those of the others. */
export function inOneRequest(requests: readonly WireRequest[]): WireRequest {
  const [first, ...others] = requests;
  if (!first) throw new Error('there is a request');
  if (others.length === 0) return first;
  const bodies: readonly unknown[] = requests.map(({ body }) => JSON.parse(body));
  return { ...first, body: JSON.stringify(bodies.reduce(joined)) };
}

function joined(one: unknown, other: unknown): unknown {
  if (Array.isArray(one) && Array.isArray(other)) return [...one, ...other];
  if (typeof one !== 'object' || one === null || Array.isArray(one)) return one;
  const entries = Object.entries(one).map(([name, value]) => [name, joined(value, Reflect.get(Object(other), name))]);
  return Object.fromEntries(entries);
}

/** Texts from so many phones, numbered from some number on. */
const many = (from: number, count: number): readonly Text[] =>
  Array.from({ length: count }, (_, at) => ({
    text: 'RAID',
    id: `many-${from + at}`,
    number: `+447700900${from + at}`,
  }));
const foreign: Text = { text: 'RAID', id: 'foreign', to: '+442079460999' };

/** Declares the cases of an adapter whose company may bring several messages at once. */
export function batchContract(gateway: SmsGateway, fixture: Fixture, { ask, write, repliesTo }: Texting): void {
  caseOf(fixture, 'several messages', fixture.reads['several messages'] !== undefined, async () => {
    expect(await repliesTo(foreign, ...many(100, 2)), 'the first to another number').toHaveLength(2);
    expect(await repliesTo(...many(102, 2), foreign), 'the last to another number').toHaveLength(2);
    const { status } = await ask(inOneRequest([await write(foreign), await write(foreign)]));
    expect(status, 'all to another number').toBe(404);
  });

  const { maxBodyBytes } = gateway;
  if (maxBodyBytes === undefined) return;
  it('in as long a request as its company may write', async () => {
    const texts = many(110, 40);
    const { body } = inOneRequest(await Promise.all(texts.map(write)));
    expect(body.length).toBeGreaterThan(usualBodyBytes);
    expect(body.length).toBeLessThan(maxBodyBytes);
    expect(await repliesTo(...texts)).toHaveLength(texts.length);
  });
}
