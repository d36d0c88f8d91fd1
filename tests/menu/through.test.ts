import { describe, expect, it } from 'vitest';
import type { Alert, Edition } from '../../src/content/edition.ts';
import { changedMilliseconds, type State } from '../../src/content/state.ts';
import { withoutTakenDown } from '../../src/editions/taken-down.ts';
import { startOf } from '../../src/menu/position.ts';
import { screenAt } from '../../src/menu/screen-at.ts';
import { step } from '../../src/menu/step.ts';
import { followThrough, stepThrough, withoutChanged } from '../../src/menu/through.ts';
import { follow } from '../../src/menu/transcript.ts';
import { at } from '../support/at.ts';
import { editionOf, now } from '../support/lines.ts';
import { editionOfWorld, firstWorld } from './sessions/world.ts';

const edition = editionOfWorld(firstWorld);
const minute = 60_000;
const until = now + minute;
/** Keys by their names, which count for a minute more. */
const changedAt = (...keys: string[]): State['changed'] =>
  keys.map((key) => {
    const [screen = '', digit = ''] = key.split(' ');
    return { screen, digit, meaning: 'another', until };
  });
/** The language of a call that runs through a changed key; null where it runs through none. */
function runsThrough(...asked: Parameters<typeof followThrough>) {
  const { position, isChanged } = followThrough(...asked);
  return isChanged ? { language: position.language } : null;
}
const of = (inputs: readonly string[], ...keys: string[]) => runsThrough(edition, inputs, changedAt(...keys), now);

describe('a whole call', () => {
  it.each<[string, string[], string]>([
    ['an option, pressed at that screen', ['1', '3', '1'], 'life 1'],
    ['one digit of several at once', ['131'], 'life 1'],
    ['a digit that means nothing', ['1', '6', '1'], 'menu 6'],
    ['0, on a first page', ['1', '3', '0'], 'life 0'],
    ['0, on a page of the raid card that was left', ['1', '1', '0', '3'], 'raid 0'],
    ['a name, typed on the list', ['1', '2', 'Milton'], 'clinic text'],
    ['a name, typed on a further page of it', ['1', '2', '1', 'Milton'], 'clinic text'],
    ['a name in digits, where a screen asks for one', ['1', '2', '7', '12'], 'clinic text'],
    ['any key of a screen, left since', ['1', '3', '1'], 'life any'],
    ['a screen of another kind, before any key', ['1', '3'], 'life any'],
  ])('runs through %s', (_, inputs, key) => {
    expect(of(inputs, key)).toEqual({ language: 'en' });
    expect(of(inputs, 'hotlines 1')).toBeNull();
    expect(runsThrough(edition, inputs, changedAt(key), until)).toBeNull();
  });

  it.each<[string, string[], string]>([
    ['that digit at another screen', ['1', '1', '3'], 'life 1'],
    ['0 that turns a page back', ['1', '3', '1', '9', '0'], 'wages 0'],
    ['a digit of a list where a name can be typed', ['1', '2', '1'], 'clinic text'],
    ['9 where a screen asks for a name', ['1', '2', '7', '9'], 'clinic text'],
  ])('does not run through %s', (_, inputs, key) => {
    expect(of(inputs, key)).toBeNull();
  });

  it('runs through no key that is said to count for longer than one ever does', () => {
    const [key] = changedAt('life 1');
    if (!key) throw new Error('there is a key');
    const from = (until: number) => runsThrough(edition, ['1', '3', '1'], [{ ...key, until }], now);
    // A publisher's clock may be ahead.
    expect(from(now + 2 * changedMilliseconds)).toEqual({ language: 'en' });
    expect(from(now + 2 * changedMilliseconds + 1)).toBeNull();
  });

  it('runs through the way it begins from its first page on, in no language', () => {
    expect(of([], 'start any')).toEqual({ language: null });
    expect(of(['2'], 'language 2')).toEqual({ language: null });
  });
});

describe('one input at a position that was kept', () => {
  const one = (position: ReturnType<typeof at>, input: string, ...keys: string[]) =>
    stepThrough(edition, position, input, changedAt(...keys), now);

  it('leads where a call of these keys leads', () => {
    expect(one(at('menu', 'en'), '31')).toEqual(follow(edition, ['1', '3', '1']));
    expect(one(at('life', 'en'), '')).toEqual(at('life', 'en'));
  });

  it('leads nowhere through a changed key, also where it is the second of two', () => {
    expect(one(at('menu', 'en'), '3', 'menu 3')).toBe('changed');
    expect(one(at('menu', 'en'), '31', 'life 1')).toBe('changed');
    expect(one(at('menu', 'en'), '3', 'life any')).toBe('changed');
    expect(one(at('menu', 'en'), '1', 'menu 3')).toEqual(at('raid', 'en'));
  });

  it.each([
    ['screen', at('gone', 'en')],
    ['language', at('menu', 'xx')],
    ['place', at('clinic/at', 'en', 'gone')],
    [
      'place to choose',
      { ...at('clinic/which', 'en'), candidates: [at('', '', 'gone').place].flatMap((id) => id ?? []) },
    ],
  ])('leads nowhere from a %s that the edition has not', (_, position) => {
    expect(one(position, '7')).toBe('changed');
  });

  it('leads nowhere from the choice of languages where there is one', () => {
    const alone = editionOfWorld({ ...firstWorld, languages: { '1': 'en' } });
    expect(stepThrough(alone, at('language', null), '1', [], now)).toBe('changed');
  });
});

describe('a page while keys change', () => {
  const shown = (screen: string, ...keys: string[]) => {
    const whole = screenAt(edition, at(screen, 'en'), now);
    return { whole, left: withoutChanged(edition, whole, changedAt(...keys), now) };
  };

  it('offers no option and no way back that would be answered with another page', () => {
    const { left } = shown('life', 'life 2', 'life 0', 'menu 1');
    expect(left.options.map(({ digit }) => digit)).toEqual(['1', '3']);
    expect(left.back).toBeNull();
    expect(shown('raid', 'raid 0').left).toMatchObject({ back: null, closesFrom: null });
  });

  it('is the very same where none of its keys do', () => {
    const { whole, left } = shown('life', 'menu 2', 'raid 0', 'life 4');
    expect(left).toBe(whole);
  });

  it('is the one that asks to dial again where nothing is left of it', () => {
    const whole = { ...screenAt(edition, at('life', 'en'), now), blocks: [[]] };
    const left = withoutChanged(edition, whole, changedAt('life 1', 'life 2', 'life 3'), now);
    expect(left).toMatchObject({ id: 'changed', ends: true, language: 'en' });
  });
});

describe('the line that says what to send for alerts', () => {
  const alert: Alert = { template: 'care', names: { en: 'Karen' }, from: now, until: now + 60 * minute };
  const warned: Edition = { ...editionOf('demo-ke'), alerts: [alert] };
  const saidWhile = (...keys: string[]) => {
    const whole = screenAt(warned, startOf(warned), now);
    const left = withoutChanged(warned, whole, changedAt(...keys), now);
    return left.blocks.flat().some(({ key }) => key === 'alert.line');
  };

  it.each([['language 1'], ['menu 9'], ['alert any'], ['menu any']])(
    'is left out while %s counts as changed',
    (key) => {
      expect(saidWhile('raid 0')).toBe(true);
      expect(saidWhile(key)).toBe(false);
    },
  );

  it('is left out where a screen on the way is taken down', () => {
    const { alert: to } = warned.parents;
    const down = withoutTakenDown(warned, [{ kind: 'screen', id: to?.screen ?? '' }]);
    expect(screenAt(down, startOf(down), now).blocks.flat()).toEqual([]);
    expect(screenAt(warned, startOf(warned), now).blocks.flat()).toHaveLength(1);
  });
});

describe('a screen that is taken down', () => {
  const down = withoutTakenDown(edition, [{ kind: 'screen', id: 'life' }]);

  it('ends a call that went on from it before, and is shown to who comes to it', () => {
    expect(runsThrough(down, ['1', '3', '1'], [], now)).toEqual({ language: 'en' });
    expect(runsThrough(down, ['1', '3', '0'], [], now)).toEqual({ language: 'en' });
    expect(runsThrough(down, ['1', '3'], [], now)).toBeNull();
    expect(stepThrough(down, at('life', 'en'), '0', [], now)).toBe('changed');
  });

  it('leads nowhere, not even back', () => {
    for (const key of ['0', '1', '9']) expect(step(down, at('life', 'en'), key)).toEqual(at('life', 'en'));
  });
});
