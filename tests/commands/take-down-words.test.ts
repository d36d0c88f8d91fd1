import { describe, expect, it } from 'vitest';
import { takeDownWords } from '../../src/commands/publishing/take-down-words.ts';
import { languageId, screenId } from '../../src/content/ids.ts';
import type { Target } from '../../src/content/state.ts';
import { editionOf, now } from '../support/lines.ts';

const edition = editionOf('demo-ke');
const words = (target: Target, changed = edition, down: readonly Target[] = []) =>
  takeDownWords({ edition: changed, target, down, now }).join('\n');

describe('what is said before something is taken down', () => {
  it('names the keywords that still lead past a screen', () => {
    const to = { kind: 'screen', screen: screenId('arrest') } as const;
    const keyword = { word: 'ARREST', language: languageId('en'), locale: 'en', to };
    const said = words({ kind: 'screen', id: 'lawyer' }, { ...edition, keywords: [...edition.keywords, keyword] });
    expect(said).toContain('These keywords still lead to what lies behind it: ARREST.');
  });

  it('takes the screens along that are compiled out of one', () => {
    expect(words({ kind: 'screen', id: 'clinic' })).toContain('Its keywords: CLINIC');
    expect(words({ kind: 'screen', id: 'clinic' })).not.toContain('still lead');
  });

  it('warns of the last clinic that callers are told of', () => {
    const down = edition.clinics.slice(1).map(({ code }): Target => ({ kind: 'clinic', id: code }));
    const [first] = edition.clinics;
    expect(words({ kind: 'clinic', id: first?.code ?? '' }, edition, down)).toContain(
      'WARNING: callers are told of no other clinic.',
    );
  });

  it('warns of a topic that no hotline is left for', () => {
    const down: readonly Target[] = [{ kind: 'hotline', id: 'umoja-nurse' }];
    expect(words({ kind: 'hotline', id: 'sisi-peers' }, edition, down)).toContain(
      'WARNING: none of these is for violence.',
    );
  });

  it('says when each hotline that is left answers, and when nobody does any more on what this one was for', () => {
    const said = words({ kind: 'hotline', id: 'night-legal' });
    expect(said).toContain('+448081570802: health, violence; day and night\n');
    expect(said).toContain('legal; Monday to Friday from 08:00 to 17:00, not on holidays\n');
    expect(said).toContain('WARNING: on raid nobody answers any more at these hours: every day from 06:00 to 18:00.\n');
    expect(said).toContain('WARNING: that number is closed at times. It answers: every day from 18:00 to 06:00.');
    expect(said).not.toContain('WARNING: on health');
  });

  it('warns of no hours where another answers at all of them, or nobody did', () => {
    const said = words({ kind: 'hotline', id: 'sisi-peers' });
    expect(said).not.toMatch(/nobody answers any more|closed at times/);
  });

  it.each([
    ['a clinic', { kind: 'clinic', id: 'C4823' }],
    ['a contact', { kind: 'contact', id: edition.contacts[0]?.id ?? '' }],
  ] as const)('warns where the number of %s is that of another entry too', (_, target) => {
    const clinic = edition.clinics.find(({ code }) => code === 'C4823');
    const phone = target.kind === 'clinic' ? clinic?.phone : edition.contacts[0]?.phone;
    const [hotline] = edition.hotlines;
    if (!hotline || phone === undefined) throw new Error('the line has them');
    const changed = { ...edition, hotlines: [{ ...hotline, phone: phone.replace(/(\d)(?=\d{3}$)/, '$1 ') }] };
    expect(words(target, changed)).toContain(`  hotline ${hotline.id}, phone (Night Legal Line)`);
    expect(words(target)).not.toContain('elsewhere');
  });
});
