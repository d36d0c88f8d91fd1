import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectPath } from '../../src/commands/project.node.ts';
import { type BuiltWorker, buildWorker } from '../../src/commands/runtime/build.node.ts';
import { databasesIn, filesIn, objectId } from '../prove/stored.ts';
import { lastInputCarriers } from '../support/kept-calls.ts';
import { type Carrier, overSignal } from '../support/last-input.ts';
import { post, type Served, serve } from '../support/served.ts';

let built: BuiltWorker;
beforeAll(async () => {
  const worker = await buildWorker(
    projectPath('.generated/worker-of-last-input'),
    projectPath('tests/support/last-input.worker.ts'),
  );
  if ('reason' in worker) throw new Error(`The Worker does not build.\n${worker.output}`);
  built = worker;
});

const line = 'demo-ke';
const object = objectId('mwavuli', 'Positions', `positions-${line}`);

async function hop(served: Served, { gateway, handset }: Carrier, session: string, inputs: readonly string[]) {
  const url = await served.addressOf('ussd', gateway.name, line);
  const number = `+2547009${String(Math.abs(Number(session)) % 100_000).padStart(5, '0')}`;
  const callback = handset.writeCallback({ url, session, number, serviceCode: '*384*00000#', inputs });
  return { callback, page: handset.readAnswer(await post(callback)) };
}

describe('where calls are', () => {
  let persist: string;
  let served: Served;
  beforeAll(async () => {
    persist = await mkdtemp(join(tmpdir(), 'positions-'));
    served = await serve(built, { persist });
  });
  afterAll(async () => {
    await served.stop();
    await rm(persist, { recursive: true });
  });

  const bytes = async () =>
    new Map((await filesIn(persist)).map(({ path, bytes: content }) => [path, content.toString('base64')]));

  it('leaves no byte on the disk: after the first touch, all bytes before a hundred calls and after them are equal [positions-leave-no-byte]', async () => {
    for (const carrier of lastInputCarriers) await hop(served, carrier, '0', []);
    const before = await bytes();
    expect([...before.keys()].some((path) => path.includes(object))).toBe(true);
    for (let call = 1; call <= 100; call += 1) {
      const carrier = lastInputCarriers[call % lastInputCarriers.length];
      if (!carrier) continue;
      for (const inputs of [[], ['1'], ['1', '2'], ['1', '2', 'kawangware'], ['1', '2', 'kawangware', '9']]) {
        const { callback, page } = await hop(served, carrier, String(call), inputs);
        expect(page).toMatchObject({ text: expect.stringMatching(/./) });
        if (inputs.length === 4 && call % 2 === 0 && carrier.gateway.company === 'nobody')
          await post(overSignal(callback));
      }
    }
    expect(await bytes()).toEqual(before);
  });

  it('has a database without a table, once the Worker has stopped', async () => {
    const copy = await mkdtemp(join(tmpdir(), 'positions-'));
    const stopping = await serve(built, { persist: copy });
    for (const carrier of lastInputCarriers)
      for (const inputs of [[], ['1'], ['1', '3']]) await hop(stopping, carrier, '7', inputs);
    await stopping.stop();
    const own = (await databasesIn(copy)).filter(({ name }) => name === object);
    expect(own.map(({ tables }) => tables)).toEqual([[]]);
    await rm(copy, { recursive: true });
  });
});
