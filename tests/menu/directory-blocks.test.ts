import { describe, expect, it } from 'vitest';
import type { Clinic, Contact, Edition, Hotline } from '../../src/content/edition.ts';
import { screenAt } from '../../src/menu/screen-at.ts';
import { defaultUssdLimits } from '../../src/render/limits.ts';
import { renderPages } from '../../src/render/pages.ts';
import { stringsFor } from '../../src/render/strings-for.ts';
import { at } from '../support/at.ts';
import { aClinic, aHotline, always, aPlace } from '../support/directory.ts';
import { editionOf, now } from '../support/lines.ts';

const ew = editionOf('demo-ew');
const ke: Edition = {
  ...editionOf('demo-ke'),
  regions: [
    { id: 'coast', names: { en: 'Coast', sw: 'Pwani' } },
    { id: 'rift', names: { en: 'Rift' } },
  ],
  places: [aPlace({ id: 'beach', region: 'coast' }), aPlace({ id: 'hill', region: 'rift', latitude: 9 })],
  clinics: [],
};
const nurse = aHotline({ id: 'nurse', topics: ['health'], answeredBy: 'nurse', phone: '+448081570911' });
const coast = aHotline({ id: 'coast', topics: ['health'], regions: ['coast'], phone: '+448081570912' });

/** The first page of a screen, line by line, without its mark and keys. */
function page(
  edition: Edition,
  screen: string,
  place: string | null = null,
  language = 'en',
  instant = now,
): readonly string[] {
  const shown = screenAt(edition, at(screen, language, place), instant);
  const [first] = renderPages(stringsFor(edition, language, defaultUssdLimits), shown, defaultUssdLimits);
  return (first?.text ?? '').split('\n').filter((line) => line !== 'DEMO' && !/^[09]( |$)/.test(line));
}

describe('where no clinic is near', () => {
  it.each<[string, readonly Hotline[], readonly string[]]>([
    ['beach', [nurse, coast], ['Lawyer, Coast, free, 24h:', '+448081570912']],
    ['hill', [coast, nurse], ['Nurse, free, 24h:', '+448081570911']],
    ['hill', [coast], ['Lawyer, Coast, free, 24h:', '+448081570912']],
  ])('somebody at %s gets a hotline that is for there', (place, hotlines, expected) => {
    expect(page({ ...ke, hotlines }, 'clinic/at', place)).toEqual([
      'None on our list near there now. Call:',
      ...expected,
    ]);
  });
});

describe('a clinic', () => {
  const shown = (part: Partial<Clinic>, instant = now) =>
    page({ ...ke, clinics: [aClinic({ id: 'desk', place: 'beach', ...part })] }, 'clinic/at', 'beach', 'en', instant);

  it.each<[Partial<Clinic>, readonly string[]]>([
    [{}, ['desk', 'beach, under 1 km', 'Open 24h']],
    [{ walkIn: false }, ['desk', 'beach, under 1 km', 'Call first', 'Open 24h']],
    [{ place: null }, ['beach', 'desk', 'Call first', 'Open 24h']],
    [{ place: null, latitude: 0.5, longitude: 0 }, ['desk', 'beach, about 56 km', 'Call first', 'Open 24h']],
    [{ place: 'hill', latitude: 0.5, longitude: 0 }, ['desk', 'beach > hill, about 56 km', 'Open 24h']],
  ])('with %o says whether to call first', (part, lines) => {
    expect(shown(part).slice(0, lines.length)).toEqual(lines);
  });

  it('that something speaks against stands last, to be called first', () => {
    const clinics = [
      aClinic({ id: 'odd', place: 'beach', avoid: true }),
      aClinic({ id: 'far', place: null, latitude: 0.5, longitude: 0 }),
    ];
    const pages = screenAt({ ...ke, clinics }, at('clinic/at', 'en', 'beach'), now).blocks;
    expect(pages.map((says) => says.some(({ key }) => key === 'clinic.call-first'))).toEqual([true, true]);
    expect(pages[1]?.[0]).toMatchObject({ facts: { value: { names: { en: 'odd' } } } });
  });

  it('that opens on one day a week names it from its closing on', () => {
    const mondays = { hours: [[480, 1020]] as const };
    const opening = (instant: string) => shown(mondays, Date.parse(instant))[2];
    expect(opening('2026-11-23T04:59:00Z')).toBe('Opens 08:00');
    expect(opening('2026-11-23T13:59:00Z')).toBe('Open until 17:00');
    expect(opening('2026-11-23T15:00:00Z')).toBe('Opens Mon 08:00');
    expect(opening('2026-11-24T15:00:00Z')).toBe('Opens Mon 08:00');
  });

  it('that closes for some hours a week names the day from its opening on', () => {
    const hours = [
      [0, 480],
      [600, 10_080],
    ] as const;
    expect(shown({ hours }, Date.parse('2026-11-23T15:00:00Z'))[2]).toBe('Open until Mon 08:00');
  });

  it('that is a number alone does without the place where that would take another page', () => {
    const long = { en: 'Desk '.repeat(13).trim() };
    const lines = shown({ place: null, names: long });
    expect(lines[0]).toBe(long.en);
    expect(lines).toContain('+442079460900 C4823');
  });

  it('keeps its other numbers for CHECK', () => {
    expect(shown({ otherPhones: ['+442079460901'] })).toEqual(shown({}));
  });
});

describe('a list', () => {
  it('of hotlines names the regions of one that is not for everybody', () => {
    const hotlines = [aHotline({ id: 'law', topics: ['legal'], regions: ['rift', 'coast'] })];
    expect(page({ ...ke, hotlines }, 'lawyer-call')).toEqual([
      'law',
      'Lawyer, Coast, Rift, free, 24h',
      '+448081570900',
    ]);
  });

  it('of hotlines gives another number where none has the topic', () => {
    expect(page({ ...ke, hotlines: [nurse] }, 'lawyer-call')).toEqual([
      'None on our list now.',
      'Nurse, free, 24h:',
      '+448081570911',
    ]);
  });

  it('of contacts names their regions, in the language of the caller', () => {
    const group: Contact = {
      id: 'group',
      names: { en: 'Group' },
      phone: '+442079460901',
      group: 'peers',
      languages: ['en'],
      hours: always,
      regions: ['coast'],
    };
    const contacts = [group, { ...group, id: 'other', regions: [] }];
    expect(page({ ...ke, contacts }, 'groups')).toEqual(['Group', 'Coast', 'Open 24h', '+442079460901']);
    expect(page({ ...ke, contacts }, 'groups', null, 'sw')[1]).toBe('Pwani');
    expect(page({ ...ke, contacts: contacts.slice(1) }, 'groups')).toEqual(['Group', 'Open 24h', '+442079460901']);
  });
});

describe('a card on another law', () => {
  it('gives the number of one who knows it, and no other screen does', () => {
    const [far] = ew.hotlines.filter(({ jurisdictions }) => jurisdictions.includes('SC'));
    const tells = (screen: string) =>
      page(ew, screen)
        .join(' ')
        .includes(far?.phone ?? '?');
    const screens = Object.keys(ew.screens).filter((screen) => ew.screens[screen]?.kind !== 'places');
    expect(screens.filter(tells)).toEqual(['other-law']);
  });
});
