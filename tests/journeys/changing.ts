/** One phone, on which the line changes in the middle of a conversation; the words as journeys write them. */
import { expect } from 'vitest';
import { converse } from '../../src/commands/dial/conversation.ts';
import { openInProcess } from '../../src/commands/dial/in-process.ts';
import { type JourneyHeader, type JourneyStep, readJourney, writeJourney } from '../../src/commands/dial/journey.ts';
import type { publish } from '../../src/commands/publish.node.ts';
import { throwAwayTrust } from '../../src/commands/store/throw-away-key.node.ts';
import { revealedKey } from '../../src/editions/store.ts';
import { noFloor } from '../../src/editions/trust.ts';
import { captured } from '../support/captured.ts';
import { budgetInMemory, gateStub } from '../support/gate.ts';
import { memoryStore } from '../support/line-store.ts';
import { builtOn, editionOf, now } from '../support/lines.ts';
import { copyContent } from '../support/production-line.ts';
import { play } from '../support/replay.ts';

export const line = 'demo-ke';
export const slipSecret = 'a-slip-secret-of-this-test-alone';
const header: JourneyHeader = {
  ...{ about: [], line, gateways: ['africastalking'], builtOn },
  ...{ clock: '2026-11-20 13:00', zone: 'Africa/Nairobi' },
};

export type ChangingPhone = {
  /** The folder of the line's files, which callers hear when they are published. */
  readonly root: string;
  /** Does these things on the phone; all that was done and said, as a journey writes it. */
  see(...did: readonly string[]): Promise<string>;
  /** Somebody runs a command, and so much time goes by that whatever was remembered is read anew. */
  run(command: typeof publish, ...words: readonly string[]): Promise<void>;
  pass(milliseconds: number): void;
};

/** Takes up a phone that hears what is compiled in, and what is published after that. */
export async function takeUp(): Promise<ChangingPhone> {
  let at = now;
  const root = await copyContent();
  const store = memoryStore();
  const trust = await throwAwayTrust(root);
  const edition = editionOf(line);
  const gate = gateStub(
    () => at,
    budgetInMemory(),
    async (codes) => {
      await store.put(revealedKey(line), JSON.stringify(codes));
      return true;
    },
  );
  const bindings = { EDITIONS: store, GATES: { getByName: () => gate }, SLIP_SECRET: slipSecret };
  const live = await openInProcess(
    [edition],
    () => at,
    (settings) => ({ ...settings, ...bindings }),
    () => ({ trust, floor: noFloor }),
  );
  const phone = converse(live, { edition, gateways: { ussd: 'africastalking', sms: 'africastalking' }, now });
  return {
    root,
    async see(...did) {
      const read = readJourney(writeJourney(header, []) + did.map((words) => `> ${words}\n`).join(''));
      if ('reason' in read) throw new Error(read.reason);
      const steps: JourneyStep[] = [];
      for (const step of read.steps) {
        if (step.kind === 'clock' || step.kind === 'built') throw new Error('here the test moves the clock');
        steps.push(await play(step, phone));
      }
      return writeJourney(header, steps).split('\n').slice(1).join('\n').trim();
    },
    async run(command, ...words) {
      const args = [...words, '--line', line, '--yes'];
      const { exitCode, err } = await captured(() => command(args, { root, store, now: at }));
      expect([exitCode, err]).toEqual([0, exitCode === 0 ? err : '']);
      at += 31_000;
    },
    pass(milliseconds) {
      at += milliseconds;
    },
  };
}
