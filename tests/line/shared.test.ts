import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import { numbers, text } from '../support/callers.ts';
import { editionIn, replyAt } from '../support/expected.ts';
import { bundleOf, lineLike } from '../support/other-lines.ts';
import { readBundled, type Served, serve } from '../support/served.ts';

const sharedKeyword = 'MWAVULI';
let served: Served;
let edition: Edition;
const newNumber = numbers();
beforeAll(async () => {
  const worker = inject('worker');
  const shipped = editionIn(await readBundled(worker), 'demo-ke');
  edition = lineLike(shipped, 'shared-ke', { sms: [{ gateway: 'africastalking', number: '00000', sharedKeyword }] });
  served = await serve(worker, { bundled: await bundleOf([edition]) });
});
afterAll(() => served.stop());

const linkId = 'SampleLink123';

async function replyTo(typed: string, more: Readonly<Record<string, string>>) {
  const number = newNumber();
  await text(served, { line: 'shared-ke', number, text: typed, more });
  return (await served.outside.arrived(number)).map(({ to: _, ...reply }) => reply);
}

describe('a short code that is shared with others', () => {
  it.each([
    ['MWAVULI CLINIC westlnds', 'CLINIC westlnds'],
    ['mwavuli raid', 'RAID'],
    ['Mwavuli\n21 2', '21 2'],
    ['CLINIC westlnds', 'CLINIC westlnds'],
    ['RAID', 'RAID'],
    ['MWAVULI', 'xyzzy'],
    ['MWAVULI MWAVULI', 'xyzzy'],
  ])('%j is read as %s, and its reply is charged by link and keyword', async (typed, read) => {
    const right = replyAt(edition, read, Date.now());
    expect(await replyTo(typed, { linkId })).toEqual([{ from: '00000', linkId, keyword: sharedKeyword, text: right }]);
  });

  it.each([{}, { linkId: '' }])('without a link (%j), the reply goes out as an ordinary one', async (more) => {
    const right = replyAt(edition, 'RAID', Date.now());
    expect(await replyTo('MWAVULI RAID', more)).toEqual([{ from: '00000', linkId: null, keyword: null, text: right }]);
  });

  it.each(['MWAVULI STOP', 'mwavuli end', 'STOP'])('%s gets no reply', async (typed) => {
    const before = served.outside.calls().length;
    await text(served, { line: 'shared-ke', number: newNumber(), text: typed, more: { linkId } });
    await replyTo('RAID', {});
    expect(served.outside.calls()).toHaveLength(before + 1);
  });
});
