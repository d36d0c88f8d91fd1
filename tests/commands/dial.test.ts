import { access, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAct } from '../../src/commands/dial/act.ts';
import { readJourney } from '../../src/commands/dial/journey.ts';
import { drawMessage, drawScreen } from '../../src/commands/dial/phone-screen.ts';
import { dial } from '../../src/commands/dial.node.ts';
import { smsGateways, ussdGateways } from '../../src/gateways/gateways.ts';
import { defaultUssdLimits } from '../../src/render/limits.ts';
import { captured, typed } from '../support/captured.ts';
import { copyContent, removeCopy } from '../support/production-line.ts';

const at = '2026-11-20T13:00:00+03:00';
let root: string;
beforeAll(async () => {
  root = await copyContent();
});
afterAll(() => removeCopy(root));

const dialled = (args: readonly string[], ...lines: readonly string[]) =>
  captured(() => dial(['--line', 'demo-ke', '--at', at, ...args], { root, inputs: typed(...lines) }));

describe('the phone in a terminal', () => {
  it('dials a code, takes answers, and shows each page in a box with its length', async () => {
    const { exitCode, out, err } = await dialled(['*384*00000#'], '1');
    expect(exitCode).toBe(0);
    expect(err).toContain('demo-ke, carried by: terminal. It is 2026-11-20 13:00 Africa/Nairobi.');
    expect(out).toMatch(/^> dial \*384\*00000#\n┌─+┐\n│ DEMO +│\n│ 1 English +│/);
    expect(out).toMatch(/> 1\n┌─+┐\n│ DEMO +│\n│ 1 Police here now +│/);
    expect(out).toMatch(/The call goes on\. \d+ of 160 characters\./);
  });

  it('says when a call has ended, and that no call is open then', async () => {
    const { out } = await dialled(['*384*00000*13*1#'], '9', '9', '9', '9', '9', 'hang up', 'dial', 'hang up', '1');
    const [before = '', after = ''] = out.split('The call has ended');
    expect(before).not.toContain('No call is open.');
    expect(after).toMatch(/> 9\n {2}No call is open\./);
    expect(after).toMatch(/> hang up\n {2}No call is open\.[^\n]*\n> dial\n/);
    expect(after).toMatch(/> hang up\n {2}You hung up\.\n> 1\n {2}No call is open\./);
  });

  it('texts a word and shows the one reply', async () => {
    const { out } = await dialled([], 'text RAID', 'text STOP');
    expect(out).toMatch(/> text RAID\n┃ DEMO\n┃ .*\n┃ \+44\d+\n[\s\S]*one message\./);
    expect(out).toMatch(/> text STOP\n {2}No answer goes out/);
  });

  it.each(['africastalking', 'callback'])('is the same phone over %s', async (gateway) => {
    const typed = ['1', '1', '9', 'text RAID', 'text CLINIC Westlands'];
    const { out } = await dialled(['--gateway', gateway, '*384*00000#'], ...typed);
    expect(out).toBe((await dialled(['*384*00000#'], ...typed)).out);
    expect(out).toContain('Told us');
  });

  it.each(ussdGateways)('calls over $name, whether the line has it or not', async ({ name, limits }) => {
    const { out, err } = await dialled(['--gateway', name, '*384*00000*2*1#'], '9', '0', '0', '0');
    expect(err).toMatch(new RegExp(`demo-ke, carried by: ${name}\\. `));
    const [card, further, back, menu, start] = out.split(/^┌─+┐$/m).slice(1);
    expect(card).toContain('+448081570801');
    expect(further).not.toBe(card);
    expect(back?.split('┘')[0]).toBe(card?.split('┘')[0]);
    expect(menu).toContain('2 Kliniki');
    expect(start).toMatch(new RegExp(`1 English[\\s\\S]*\\d+ of ${limits.maxSeptets} characters\\.`));
  });

  it('takes the name of a gateway in capitals', async () => {
    const { err } = await dialled(['--gateway', 'Telnyx'], 'text RAID');
    expect(err).toContain('demo-ke, carried by: telnyx. ');
  });

  it.each(smsGateways)('texts over $name, whether the line has it or not', async ({ name }) => {
    const texts = ['text RAID', 'text CLINIC Westlands', 'text STOP'];
    const { out } = await dialled(['--gateway', name], ...texts);
    expect(out).toBe((await dialled([], ...texts)).out);
    expect(out).toContain('Told us');
  });

  it('signs what it texts over a gateway that wants it', async () => {
    const { out } = await captured(() =>
      dial(['--line', 'demo-ew', '--gateway', 'twilio', '--at', at], {
        root,
        inputs: typed('text HELP', 'dial *384*00000#'),
      }),
    );
    expect(out).toMatch(/> text HELP\n┃ DEMO/);
    expect(out).toContain('no code to dial over that gateway');
  });

  it('refuses a code that the line does not answer, as the network would', async () => {
    expect((await dialled(['*999#'])).out).toContain('does not answer at that code');
  });

  it.each([
    ['2026-11-22 20:00', '2026-11-22 20:00'],
    ['2026-11-22T00:30', '2026-11-22 00:30'],
    ['2026-11-22T20:00:00Z', '2026-11-22 23:00'],
    ['2026-11-22 20:00 +03:00', '2026-11-22 20:00'],
  ])('is at %s what clocks of the line then show', async (written, shown) => {
    expect((await dialled(['--at', written], 'quit')).err).toContain(`It is ${shown} Africa/Nairobi.`);
  });

  it('says how a text is sent to whoever types one without a word before it', async () => {
    const { out } = await dialled([], 'CHECK C7315', '1', '*384*00000#', 'check C7315');
    const [first, second, ...more] = out.match(/^ {2}To send it as a text.*$/gm) ?? [];
    expect([first, second]).toEqual([
      '  To send it as a text, type: text CHECK C7315',
      '  To send it as a text, type: text check C7315',
    ]);
    expect(more).toEqual([]);
  });

  it.each([
    [['--at', 'noon'], 2, '--at takes a time'],
    [['--at', '2026-02-30 20:00'], 2, '--at takes a time'],
    [['--at', '2026-11-22 25:00'], 2, '--at takes a time'],
    [['--at', '22.11.2026 20:00'], 2, '"2026-11-22 20:00"'],
    [['--nonsense'], 2, 'npm run dial -- '],
    [['--save', '../x'], 2, '--save takes a name'],
    [['--gateway', 'nobody'], 2, 'It has: africastalking, callback. To try it there are also: '],
    [['--gateway', 'constructor'], 2, 'It has: africastalking, callback.'],
    [
      ['--save', 'never', '--gateway', 'twilio'],
      2,
      'over the gateways of its line. demo-ke has: africastalking, callback.',
    ],
    [['--save', 'never', '--gateway', 'terminal'], 2, 'over the gateways of its line.'],
    [['--line', 'nowhere'], 1, 'There are: demo-ew, demo-ke.'],
  ])('asked with %j it ends with %d and says why', async (args, exitCode, words) => {
    const { err, ...ended } = await dialled(args);
    expect(ended.exitCode).toBe(exitCode);
    expect(err).toContain(words);
  });
});

describe('a saved journey', () => {
  it('holds what was done and shown, over the line’s own gateway, and is never written over', async () => {
    const inputs = ['1', '2', '7', 'type Kibera', 'hang up', 'text RAID', 'quit', '1'];
    const { exitCode } = await dialled(['--save', 'kibera', '*384*00000#'], ...inputs);
    const text = await readFile(`${root}/tests/journeys/kibera.txt`, 'utf8');
    const journey = readJourney(text);
    expect(exitCode).toBe(0);
    expect(text).toMatch(/^line demo-ke · africastalking · 2026-11-20 13:00 Africa\/Nairobi · built 2026-11-20\n/);
    expect('steps' in journey && journey.steps.map(({ kind }) => kind)).toEqual([
      'dial',
      'press',
      'press',
      'press',
      'press',
      'text',
    ]);
    expect(text).toMatch(/> type Kibera\nCON\n\| DEMO\n/);
    expect((await dialled(['--save', 'kibera'])).exitCode).toBe(1);
    expect(await readFile(`${root}/tests/journeys/kibera.txt`, 'utf8')).toBe(text);
  });

  it('is not begun where the request is wrong', async () => {
    await dialled(['--save', 'never', '--line', 'nowhere']);
    await expect(access(`${root}/tests/journeys/never.txt`)).rejects.toThrow();
  });
});

describe('readAct', () => {
  const idle = { isInCall: false, firstCode: '*1#' };
  const inCall = { isInCall: true, firstCode: '*1#' };
  it.each([
    ['dial', idle, { kind: 'dial', code: '*1#' }],
    [' DIAL *2# ', idle, { kind: 'dial', code: '*2#' }],
    ['*2*1#', idle, { kind: 'dial', code: '*2*1#' }],
    ['*2*1#', inCall, { kind: 'answer', input: '*2*1#' }],
    ['text CLINIC Old Town', inCall, { kind: 'text', words: 'CLINIC Old Town' }],
    ['type text', inCall, { kind: 'answer', input: 'text' }],
    ['Hang Up', inCall, { kind: 'hang-up' }],
    ['hangar', inCall, { kind: 'answer', input: 'hangar' }],
    ['', inCall, { kind: 'answer', input: '' }],
    ['', idle, null],
    ['quit', inCall, { kind: 'quit' }],
  ] as const)('reads %j as %j', (words, state, act) => {
    expect(readAct(words, state)).toEqual(act);
  });
});

describe('the drawn screen', () => {
  it('breaks long lines between words, and words longer than the screen', () => {
    const lines = drawScreen(`${'word '.repeat(8)}${'x'.repeat(40)}`, true, defaultUssdLimits);
    expect(new Set(lines.slice(0, -1).map((line) => line.length))).toEqual(new Set([32]));
    expect(
      lines
        .slice(1, -2)
        .map((line) => line.slice(2, -2).trim())
        .join(' ')
        .replaceAll('x x', 'xx'),
    ).toBe(`${'word '.repeat(8)}${'x'.repeat(40)}`);
  });

  it('counts what the network counts: the word before the page, and two for a bracket', () => {
    expect(drawScreen('[]', false, defaultUssdLimits).at(-1)).toBe('  The call goes on. 8 of 160 characters.');
    expect(drawMessage('伦敦'.repeat(40)).at(-1)).toContain(
      '80 characters of a script that takes more room, 2 messages',
    );
  });
});
