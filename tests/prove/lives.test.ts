import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smsGateways, ussdGateways } from '../../src/gateways/gateways.ts';
import { editions } from '../support/lines.ts';
import { randomFrom } from '../support/random.ts';
import { certain } from './acts-answered.ts';
import { chooseCanaries } from './canaries.ts';
import { type Life, livesOf } from './lives.ts';
import type { Bytes } from './wire.ts';
import type { World } from './world.ts';

const lives = await livesOf([...editions.values()]);
const canariesOf = (seed: number) => chooseCanaries(seed, 60, () => false);

function worldOf(life: Life, seed: number, send: (bytes: Bytes) => void): World {
  const { fresh } = canariesOf(seed);
  return {
    random: randomFrom(seed),
    settings: life.settings,
    editions: life.editions,
    publicUrl: 'https://line.invalid',
    address: (_channel, gateway, line) => `https://line.invalid/${line}/${gateway}`,
    healthPath: '/health',
    numberFor: () => 'by chance',
    freshNumberFor: (line, gateway) => (fresh[gateway] ?? fresh[line === 'demo-ew' ? 'drama' : 'kenya']).number,
    exposedNumber: () => 'by chance',
    newId: () => 'id',
    async send(bytes) {
      send(bytes);
      return { status: 200, headers: [], body: Buffer.from('') };
    },
  };
}

/** What a life sends first of all, with these dice: whose number, to which line, what, and whether it is premium. */
async function begins(life: Life, seed: number): Promise<readonly string[]> {
  const numbers = Object.values(canariesOf(seed).fresh).map(({ number }) => number);
  const sent: string[] = [];
  const world = worldOf(life, seed, ({ path, body }) => {
    const form = new URLSearchParams(String(body));
    const isFresh = numbers.includes(form.get('from') ?? form.get('From') ?? '');
    const [, line = ''] = path.split('/');
    const parts = [
      isFresh && 'fresh',
      `/${line}`,
      form.get('text') ?? form.get('Body'),
      form.has('linkId') && 'premium',
    ];
    sent.push(parts.filter(Boolean).join(' '));
  });
  for (const act of life.acts.slice(0, certain.length)) await act(world);
  return sent;
}

const lifeNamed = (name: string): Life => {
  const life = lives.find((candidate) => candidate.name === name);
  if (!life) throw new Error('there is no such life');
  return life;
};

describe('a life of the Worker', () => {
  it.each([
    ['as it deploys', ['fresh /demo-ke RAID', 'fresh /demo-ew RAID']],
    [
      'with a shared code and full purses',
      ['fresh /demo-ke RAID', 'fresh /shared-ke RAID premium', 'fresh /demo-ew RAID'],
    ],
    ['in the sandbox', ['fresh /demo-ke RAID', 'fresh /shared-ke RAID premium', 'fresh /demo-ew RAID']],
  ])('%s, begins with a text that must be answered to each line that texts, whatever the seed', async (name, first) => {
    const life = lifeNamed(name);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000_000 }), async (seed) => {
        expect(await begins(life, seed)).toEqual(first);
      }),
      { numRuns: 20 },
    );
  });

  const sending = smsGateways.filter(({ replies }) => replies === 'send').map(({ name }) => name);

  it('over every gateway, begins with a text over each that sends, from a number of its own', async () => {
    const life = lifeNamed('over every gateway');
    const { fresh } = canariesOf(7);
    const sent: string[] = [];
    const world = worldOf(life, 7, ({ path, body }) => sent.push(`${path} ${body}`));
    for (const act of life.acts.slice(0, sending.length)) await act(world);
    expect(new Set(sending.map((name) => fresh[name]?.number)).size).toBe(sending.length);
    for (const [at, name] of sending.entries()) {
      expect(sent[at]).toMatch(new RegExp(`^/demo-ke/${name} `));
      expect(sent[at]).toContain(fresh[name]?.number.slice(1));
      expect(sent[at]).toContain('RAID');
    }
  });

  it('over every gateway, has lines that each gateway carries', () => {
    for (const { line } of lifeNamed('over every gateway').editions) {
      expect([...new Set(line.ussd.map(({ gateway }) => gateway))]).toEqual(ussdGateways.map(({ name }) => name));
      expect([...new Set(line.sms.map(({ gateway }) => gateway))]).toEqual(smsGateways.map(({ name }) => name));
    }
  });

  it('writes from the numbers of those texts nowhere else', () => {
    const { fresh, drama, kenya, exposed, all } = canariesOf(1);
    for (const own of Object.values(fresh)) {
      expect([...drama, ...kenya, ...exposed]).not.toContain(own);
      expect(all).toContain(own);
    }
  });
});
