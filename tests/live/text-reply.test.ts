import { describe, expect, it } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import { textReply } from '../../src/live/text-reply.ts';
import { defaultSmsLimits } from '../../src/render/limits.ts';
import { editionOf, editions, now } from '../support/lines.ts';

const kenya = editionOf('demo-ke');
const isUrgent = (edition: Edition, typed: string) => textReply(edition, typed, null, defaultSmsLimits, now).urgent;

describe('the share that is kept for what is urgent', () => {
  it.each(['RAID', '11', '21', '11 2', 'LAWYER', '13', 'VIOLENCE', 'URGENT', 'ALERT', 'ALERTS'])(
    'is for %s',
    (typed) => {
      expect(isUrgent(kenya, typed)).toBe(true);
    },
  );

  it.each(['CLINIC', 'CLINIC Westlands', '1211', 'HELP', 'hello', '', 'ABOUT', 'GROUPS', 'CHECK C4823', 'C4823'])(
    'is not for %j',
    (typed) => {
      expect(isUrgent(kenya, typed)).toBe(false);
    },
  );

  it('is for a screen of hotlines alone', () => {
    const hotlines = { kind: 'hotlines', topics: ['legal'], jurisdiction: null } as const;
    const screens = { ...kenya.screens, about: hotlines };
    expect(isUrgent({ ...kenya, screens }, 'ABOUT')).toBe(true);
  });
});

it('the raid card by SMS is a number and where to dial, and no advice that stays on the phone', () => {
  for (const edition of editions.values())
    for (const { digit } of edition.line.languages) {
      const lines = textReply(edition, `${digit}1`, null, defaultSmsLimits, now).text.split('\n');
      expect(lines).toHaveLength(4);
      expect(edition.hotlines.map(({ phone }) => phone)).toContain(lines[2]);
      expect(lines[3]).toContain(edition.line.ussd[0]?.codes[0]);
    }
});
