import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editions } from '../support/lines.ts';
import { randomFrom } from '../support/random.ts';
import { certain } from './acts-answered.ts';
import { chooseCanaries } from './canaries.ts';
import { type Life, livesOf } from './lives.ts';
import type { World } from './world.ts';

const lives = await livesOf([...editions.values()]);
const canariesOf = (seed: number) => chooseCanaries(seed, 60, () => false);

/** What a life sends first of all, with these dice: whose number, to which line, what, and whether it is premium. */
async function begins(life: Life, seed: number): Promise<readonly string[]> {
  const { fresh } = canariesOf(seed);
  const sent: string[] = [];
  const world: World = {
    random: randomFrom(seed),
    settings: life.settings,
    editions: life.editions,
    publicUrl: 'https://line.invalid',
    address: (_channel, _gateway, line) => `https://line.invalid/${line}`,
    healthPath: '/health',
    numberFor: () => 'by chance',
    freshNumberFor: (line) => fresh[line === 'demo-ew' ? 'drama' : 'kenya'].number,
    exposedNumber: () => 'by chance',
    newId: () => 'id',
    async send({ path, body }) {
      const form = new URLSearchParams(String(body));
      const from = form.get('from') ?? form.get('From');
      const isFresh = Object.values(fresh).some(({ number }) => number === from);
      const parts = [isFresh && 'fresh', path, form.get('text') ?? form.get('Body'), form.has('linkId') && 'premium'];
      sent.push(parts.filter(Boolean).join(' '));
      return { status: 200, headers: [], body: Buffer.from('') };
    },
  };
  for (const act of life.acts.slice(0, certain.length)) await act(world);
  return sent;
}

describe('a life of the Worker', () => {
  it.each([
    ['as it deploys', ['fresh /demo-ke RAID', 'fresh /demo-ew RAID']],
    [
      'with a shared code and full purses',
      ['fresh /demo-ke RAID', 'fresh /shared-ke RAID premium', 'fresh /demo-ew RAID'],
    ],
    ['in the sandbox', ['fresh /demo-ke RAID', 'fresh /shared-ke RAID premium', 'fresh /demo-ew RAID']],
  ])('%s, begins with a text that must be answered to each line that texts, whatever the seed', async (name, first) => {
    const life = lives.find((candidate) => candidate.name === name);
    if (!life) throw new Error('there is no such life');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000_000 }), async (seed) => {
        expect(await begins(life, seed)).toEqual(first);
      }),
      { numRuns: 20 },
    );
  });

  it('writes from the numbers of those texts nowhere else', () => {
    const { fresh, drama, kenya, exposed, all } = canariesOf(1);
    for (const own of Object.values(fresh)) {
      expect([...drama, ...kenya, ...exposed]).not.toContain(own);
      expect(all).toContain(own);
    }
  });
});
