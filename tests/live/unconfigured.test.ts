import { describe, expect, it } from 'vitest';
import { bundleEditions } from '../../src/editions/bundle.ts';
import { sms as handset } from '../../src/gateways/callback/handset.ts';
import { sms } from '../../src/gateways/callback/sms.ts';
import { openBundle } from '../../src/live/bundle.ts';
import { answerUnconfigured, onlyLine } from '../../src/live/unconfigured.ts';
import { builtOn, editionOf, now } from '../support/lines.ts';
import { withoutStore } from '../support/without-store.ts';

const bundle = openBundle(await bundleEditions([editionOf('demo-ke')], builtOn));

/** `line` is the one that is asked; where it is null, the one that the number tells. */
async function reply(number: string, line: string | null, to = '00000') {
  const message = { url: 'http://localhost/', id: 'm', number, to, text: 'RAID', sentAt: now };
  const { url, headers, body } = await handset.writeCallback(message, {});
  const request = { url, headers: new Headers(headers), body, suffix: '' };
  const lineNow = await withoutStore(bundle).now(line ?? onlyLine(bundle, sms, request));
  return answerUnconfigured(lineNow, sms, request, now)?.body;
}

describe('a text while a setting is missing', () => {
  it.each([['demo-ke'], [null]])(
    'gets the hotline from whom the line answers, and nobody else (line %s)',
    async (line) => {
      expect(await reply('+254700000001', line)).toContain('+448081570801');
      expect(await reply('+12025550123', line)).toBe('{"text":null}');
      expect(await reply('40404', line)).toBe('{"text":null}');
    },
  );

  it('gets no number where no line is known', async () => {
    expect(await reply('+12025550123', null, '11111')).toMatch(/^{"text":"Sorry[^0-9]*"}$/);
  });
});
