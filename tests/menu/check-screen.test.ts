import { describe, expect, it } from 'vitest';
import type { Clinic, Edition } from '../../src/content/edition.ts';
import { languageId } from '../../src/content/ids.ts';
import { readClinicCode } from '../../src/directory/code.ts';
import { smsGateways } from '../../src/gateways/gateways.ts';
import { checkScreen } from '../../src/menu/check-screen.ts';
import { renderPages } from '../../src/render/pages.ts';
import { stringsFor } from '../../src/render/strings-for.ts';
import { aClinic, aHotline, aPlace } from '../support/directory.ts';
import { editionOf, editions, now } from '../support/lines.ts';

const [gateway] = smsGateways;
if (!gateway) throw new Error('there is a gateway');
const { limits } = gateway;
const dayMilliseconds = 86_400_000;
const attestation = { offered: true, withdrawn: false, checkedOn: '2026-11-01', expiresOn: '2026-11-25' };
const kenya: Edition = {
  ...editionOf('demo-ke'),
  places: [aPlace({ id: 'hill' })],
  hotlines: [aHotline({ id: 'nurse', topics: ['health'], answeredBy: 'nurse', expiresOn: '2026-12-31' })],
};

/** What CHECK C4823 is answered, line by line, where this is the clinic. */
function answer(part: Partial<Clinic>, at = now, language = 'en'): readonly string[] {
  const edition = { ...kenya, clinics: [aClinic({ id: 'desk', place: 'hill', attestation, ...part })] };
  const pages = renderPages(
    stringsFor(edition, language, limits),
    checkScreen(edition, readClinicCode('C4823'), languageId(language), at),
    limits,
  );
  expect(pages).toHaveLength(1);
  return pages[0]?.text.split('\n').slice(1) ?? [];
}

const nurse = ['Nurse, free, 24h:', '+448081570900'];
const never = ['C4823: not on our list. Call:', ...nurse];

describe('CHECK and the code of a clinic', () => {
  it('that is on the list is answered with how to reach it', () => {
    const hours = [[4 * 1440 + 480, 4 * 1440 + 1020]] as const;
    const directions = { en: 'Second floor.', sw: 'Ghorofa ya pili.' };
    const otherPhones = ['+442079460901', '+442079460902'];
    expect(answer({ names: { en: 'Hill Desk' }, hours, directions, otherPhones })).toEqual([
      'C4823: on our list. Last checked 1 Nov.',
      'Hill Desk',
      'Open until 17:00',
      '+442079460900',
      '+442079460901',
      '+442079460902',
      'Second floor.',
    ]);
    expect(answer({ directions }, now, 'sw').at(-1)).toBe('Ghorofa ya pili.');
    expect(answer({ directions }, now, 'fr').at(-1)).toBe('Second floor.');
  });

  it.each<[string, Partial<Clinic>, boolean]>([
    ['an address and an open door', {}, false],
    ['an open door nobody knows where', { place: null }, true],
    ['an address and appointments', { walkIn: false }, true],
    ['something against it', { avoid: true }, true],
  ])('that has %s says whether to call first', (_, part, expected) => {
    expect(answer(part).includes('Call first')).toBe(expected);
  });

  it('that something speaks against is on the list, with whom else to call', () => {
    expect(answer({ avoid: true, directions: { en: 'Up.' } })).toEqual([
      'C4823: on our list. Last checked 1 Nov.',
      'desk',
      'Call first',
      'Open 24h',
      '+442079460900',
      ...nurse,
      'Up.',
    ]);
  });

  it('that left the list long ago is told with the year', () => {
    expect(answer({ attestation: { ...attestation, expiresOn: '2025-11-24' } })[0]).toBe(
      'C4823: not on our list since 25 Nov 2025. Call:',
    );
  });

  it('is on the list to the end of its last day, and not on it since the next', () => {
    const midnight = Date.parse('2026-11-25T21:00:00Z');
    expect(answer({}, midnight - 1000)[0]).toBe('C4823: on our list. Last checked 1 Nov.');
    expect(answer({}, midnight)).toEqual(['C4823: not on our list since 26 Nov. Call:', ...nurse]);
    expect(answer({}, midnight + 40 * dayMilliseconds)[0]).toBe('C4823: not on our list since 26 Nov. Call:');
  });

  it('that was withdrawn is not on it since that day, and says no more of it', () => {
    const withdrawn = { ...attestation, offered: false, withdrawn: true, checkedOn: '2026-11-16' };
    const gone = answer({ attestation: withdrawn, otherPhones: ['+442079460901'], directions: { en: 'Up.' } });
    expect(gone).toEqual(['C4823: not on our list since 16 Nov. Call:', ...nurse]);
  });

  it.each<[string, Partial<Clinic>]>([
    ['was never asked', { attestation: null }],
    ['gave half an answer', { attestation: { ...attestation, offered: false } }],
    ['gave half an answer long ago', { attestation: { ...attestation, offered: false, expiresOn: '2026-11-02' } }],
    [
      'will be withdrawn on a day yet to come',
      { attestation: { ...attestation, offered: false, withdrawn: true, checkedOn: '2026-12-01' } },
    ],
    ['has another code', { code: 'C3177' }],
  ])('that %s is not on the list, without a day', (_, part) => {
    expect(answer(part)).toEqual(never);
  });
});

describe.each([...editions])('CHECK of every clinic of %s', (_, edition) => {
  const hours = Array.from({ length: 7 * 8 }, (__, step) => now + step * 3 * 3_600_000);
  const ways = edition.line.languages.flatMap(({ id, latin }) =>
    (latin === null ? (['latin'] as const) : (['latin', 'native'] as const)).map((script) => ({ id, script })),
  );

  it.each(ways)('fits into one reply in $id, $script letters, at every hour', ({ id, script }) => {
    const strings = stringsFor(edition, id, limits, script);
    for (const { code } of edition.clinics)
      for (const hour of hours)
        expect(renderPages(strings, checkScreen(edition, readClinicCode(code), id, hour), limits)).toHaveLength(1);
  });
});
