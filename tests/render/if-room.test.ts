import { describe, expect, it } from 'vitest';
import type { Say } from '../../src/menu/screen.ts';
import { defaultSmsLimits, defaultUssdLimits } from '../../src/render/limits.ts';
import { renderPages } from '../../src/render/pages.ts';
import { literally, optionsOf, screenOf } from './build.ts';

const optional = (key: string): Say => ({ key, ifRoom: true });
const options = optionsOf('Clinic', 'Rights');

describe.each([defaultUssdLimits, defaultSmsLimits])('what is said only where there is room, on $channel', (limits) => {
  const most = limits.channel === 'ussd' ? 156 : 306;
  const texts = (sentences: readonly string[], ...block: readonly (string | Say)[]) =>
    renderPages(literally(sentences), screenOf([block], { options, back: null }), limits).map(({ text }) => text);
  const room = most - texts(['head'], 's0').join().length - 1;

  it('is said to the last letter that fits, and left out with one letter more', () => {
    const [said] = texts(['head', 'a'.repeat(room)], 's0', optional('s1'));
    expect(said).toContain(`head\n${'a'.repeat(room)}\n`);
    expect(texts(['head', 'a'.repeat(room + 1)], 's0', optional('s1'))).toEqual(texts(['head'], 's0'));
  });

  it('is left out of what is too long for it, and does not keep out what is shorter behind it', () => {
    expect(texts(['head', 'a'.repeat(room + 1), 'tail'], 's0', optional('s1'), optional('s2'))).toEqual(
      texts(['head', 'tail'], 's0', 's1'),
    );
  });

  it('is taken in its order where there is not room for all', () => {
    const [said = ''] = texts(['head', 'a'.repeat(room - 1), 'tail'], 's0', optional('s1'), optional('s2'));
    expect(said).toContain('aaa');
    expect(said).not.toContain('tail');
  });

  it('is said on a screen that has several pages anyhow, where it makes no page more', () => {
    const long = 'word '.repeat(limits.channel === 'ussd' ? 40 : 80).trim();
    const said = texts([long, 'tail'], 's0', optional('s1'));
    expect(said).toHaveLength(2);
    expect(said.join()).toContain('tail');
  });
});
