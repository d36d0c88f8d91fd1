import { describe, expect, it, vi } from 'vitest';
import { ussdGateways } from '../../src/gateways/gateways.ts';
import { openMidCall } from '../support/mid-call.ts';

vi.spyOn(console, 'log').mockImplementation(() => undefined);

const dialAgain = 'END DEMO\nThe menu has just changed. Dial again, or call:\nLawyer, free, 24h:\n+448081570801';
const papers = (...options: readonly string[]) =>
  ['CON DEMO', 'Lawyer, until 17:00: +442079460241', ...options, '0 Back'].join('\n');
const permits = 'CON DEMO\nAsk before you go to an office: what can help, what can harm?\n9 More 0 Back';
const raid = [
  'CON DEMO',
  'Lawyer, free, 24h: +448081570801',
  'Ask: am I arrested? Why?',
  'Once arrested you may stay silent.',
  '9 More 0 Back',
].join('\n');
const others = ['3 Boss has my papers', '4 Debts', '5 Housing', '6 Tax, sending money'];

describe.each(ussdGateways.map(({ name }) => name))('a call over %s while the menu changes', async (gateway) => {
  const { unheard, heard, later } = await openMidCall(gateway);

  it('is asked to dial again where it presses a key that is gone, whatever it pressed behind it', async () => {
    expect(await unheard('16')).toBe(papers('1 Permits', '2 Unpaid wages', ...others));
    for (const keys of ['162', '1620', '1629']) expect(await heard(keys)).toBe(dialAgain);
  });

  it('is not offered a key that is new, and is asked to dial again where it presses that', async () => {
    expect(await heard('16')).toBe(papers('1 Permits', ...others));
    expect(await heard('167')).toBe(dialAgain);
  });

  it('is asked in the language that it had chosen', async () => {
    expect(await heard('267')).toBe(
      'END DEMO\nMenyu imebadilika sasa hivi. Anza upya, au piga:\nWakili, bure, saa 24:\n+448081570801',
    );
  });

  it('goes on by every other key', async () => {
    expect(await heard('161')).toBe(permits);
    expect(await heard('160')).toBe(await unheard('1'));
    expect(await heard('11')).toBe(raid);
  });

  it('is led by the new menu five minutes after it was published', async () => {
    expect(await later('16')).toBe(papers('1 Permits', ...others, '7 Police here now'));
    expect(await later('162')).toBe(await later('16'));
    expect(await later('167')).toBe(raid);
  });
});
