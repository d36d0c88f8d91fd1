import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import { screenId } from '../../src/content/ids.ts';
import { handsets } from '../../src/gateways/handsets.ts';
import { dial, numbers, text } from '../support/callers.ts';
import { bodyAt, editionIn, expectAsOf, replyAt } from '../support/expected.ts';
import { bundleOf, lineLike } from '../support/other-lines.ts';
import { post, readBundled, type Served, serve } from '../support/served.ts';
import { withoutAlert } from '../support/without-alert.ts';

let shipped: Edition;
const newNumber = numbers();
beforeAll(async () => {
  shipped = editionIn(await readBundled(inject('worker')), 'demo-ke');
});

/** Compiled in: a sentence, and the first hotline of all these lines. */
const constantPage = /^(?:END )?DEMO\nSorry, that did not work\. .*all:\n\+448081570801$/;

/** A line of which the menu leads to a screen that nobody wrote. */
function leadingNowhere(): Edition {
  const { menu } = shipped.screens;
  if (menu?.kind !== 'menu') throw new Error('the line has no menu');
  const astray = { ...menu, options: menu.options.map((option) => ({ ...option, to: screenId('nowhere') })) };
  return { ...lineLike(shipped, 'astray'), screens: { ...shipped.screens, menu: astray } };
}

describe('lines of which something is broken', () => {
  let served: Served;
  const twilio = { sms: [{ gateway: 'twilio', number: '+442079460123', sharedKeyword: null }] };
  beforeAll(async () => {
    const editions = [
      lineLike(shipped, 'garbled'),
      lineLike(shipped, 'cut-off'),
      { ...lineLike(shipped, 'without-screens'), screens: {} },
      { ...lineLike(shipped, 'without-languages', { languages: [] }) },
      leadingNowhere(),
      { ...lineLike(shipped, 'by-twilio', twilio), screens: {} },
      lineLike(shipped, 'whole'),
    ];
    const bundled = await bundleOf(editions, ([head = '', _garbled, cutOff = '', ...others]) => [
      head,
      '{"clinics":oops',
      cutOff.slice(0, 5000),
      ...others,
    ]);
    served = await serve(inject('worker'), { bundled });
  });
  afterAll(() => served.stop());

  const broken = ['garbled', 'cut-off', 'without-screens', 'without-languages'];

  it.each(broken)('%s: every call gets the constant page, which stays on the phone', async (line) => {
    for (const inputs of [[], ['1'], ['2', '1', '9'], ['kibera']]) {
      const { status, headers, body } = await dial(served, { line, inputs });
      expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
      expect(body).toMatch(/^END /);
      expect(body).toMatch(constantPage);
    }
  });

  it.each(broken)('%s: a text gets a hotline, and an opt-out word, a short code and a repeat nothing', async (line) => {
    const [number, stopped] = [newNumber(), newNumber()];
    await text(served, { line, number: stopped, text: 'STOP' });
    await text(served, { line, number: stopped, text: 'RAID', sentAt: Date.now() - 31 * 60_000 });
    await text(served, { line, number: '40404', text: 'RAID' });
    await text(served, { line, number: '00000', text: 'RAID' });
    await text(served, { line, number, text: 'CLINIC', id: `one-${line}` });
    await text(served, { line, number, text: 'CLINIC', id: `one-${line}` });
    expect(await served.outside.arrived(number)).toMatchObject([
      { from: '00000', text: expect.stringMatching(constantPage) },
    ]);
    const others = served.outside.calls().filter(({ message }) => [stopped, '40404', '00000'].includes(message.to));
    expect(others).toEqual([]);
  });

  it('a text by Twilio gets the constant page in its markup', async () => {
    const handset = handsets.twilio?.sms;
    const url = await served.addressOf('sms', 'twilio', 'by-twilio');
    const message = { url, id: 'SM1', number: newNumber(), to: '+442079460123', text: 'RAID', sentAt: Date.now() };
    const request = await handset?.writeCallback(message, {
      TWILIO_AUTH_TOKEN: [served.settings.TWILIO_AUTH_TOKEN ?? ''],
    });
    expect(request && handset?.readAnswer(await post(request))).toEqual([expect.stringMatching(constantPage)]);
  });

  it('a key that leads to no screen leads to the start', async () => {
    const start = (await dial(served, { line: 'astray', inputs: [] })).body;
    expect(withoutAlert(start)).toMatch(/^CON DEMO\n1 English/);
    expect((await dial(served, { line: 'astray', inputs: ['1', '1'] })).body).toBe(start);
    expect((await dial(served, { line: 'astray', inputs: ['1', '1', '1'] })).body).toBe(start);
  });

  it('the lines beside them answer as ever', async () => {
    const inputs = ['1', '1'];
    const ask = async () => (await dial(served, { line: 'whole', inputs })).body;
    await expectAsOf(ask, (now) => bodyAt(shipped, inputs, now));
  });
});

describe('a head that cannot be read', () => {
  let served: Served;
  beforeAll(async () => {
    const bundled = await bundleOf([lineLike(shipped, 'garbled'), lineLike(shipped, 'whole')], (rows) => [
      '{"build":',
      'oops',
      ...rows.slice(2),
    ]);
    served = await serve(inject('worker'), { bundled });
  });
  afterAll(() => served.stop());

  it('is made again from the lines that can', async () => {
    const inputs = ['1', '1'];
    const ask = async () => (await dial(served, { line: 'whole', inputs })).body;
    await expectAsOf(ask, (now) => bodyAt(shipped, inputs, now));
    const number = newNumber();
    await text(served, { line: 'whole', number, text: 'RAID' });
    expect(await served.outside.arrived(number)).toMatchObject([{ text: replyAt(shipped, 'RAID', Date.now()) }]);
  });
});

describe('compiled lines of which nothing can be read', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve(inject('worker'), { bundled: 'oops\n{}\n' });
  });
  afterAll(() => served.stop());

  it('still give a call a page, and never the phone to try', async () => {
    const { status, body } = await dial(served, { inputs: [] });
    expect([status, body]).toEqual([200, 'END Sorry, this line does not work now. Please try again later.']);
    expect((await fetch(`${served.url}/phone`)).status).toBe(404);
  });
});
