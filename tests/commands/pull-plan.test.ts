import { describe, expect, it } from 'vitest';
import { isWritten, planPull, planWords } from '../../src/commands/publishing/pull-plan.ts';
import { sourcesOf } from '../../src/editions/sources.ts';
import { lines, sourceTexts } from '../support/lines.ts';

const there = sourcesOf(sourceTexts, 'demo-ke');
const asked = { line: 'demo-ke', lines, there, here: sourceTexts, withCommon: false, withKeys: false };
const changed = (path: string, text = '# other\n') => ({ ...asked, there: { ...there, [path]: text } });
const what = (plan: ReturnType<typeof planPull>, path: string) => plan.find((file) => file.path === path)?.what;

describe('what pulling would do', () => {
  it('is nothing where all files are the same', () => {
    expect(planPull(asked).filter(({ what: is }) => is !== 'same')).toEqual([]);
  });

  it('is to write a file that is changed or new', () => {
    const path = 'menus/demo-ke/clinics.csv';
    expect(what(planPull(changed(path)), path)).toBe('changed');
    const without = new Map([...sourceTexts].filter(([own]) => own !== path));
    expect(what(planPull({ ...asked, here: without }), path)).toBe('new');
  });

  it('is to keep what another line reads too, unless that is asked for', () => {
    const path = 'locales/en/common.yaml';
    expect(what(planPull(changed(path)), path)).toBe('shared');
    expect(what(planPull({ ...changed(path), withCommon: true }), path)).toBe('changed');
    expect(what(planPull({ ...changed(path), lines: ['demo-ke'] }), path)).toBe('changed');
    const own = 'locales/sw/common.yaml';
    expect(what(planPull(changed(own)), own)).toBe('changed');
  });

  it('is to keep who may sign, unless that is asked for', () => {
    const path = 'menus/demo-ke/keys.yaml';
    expect(what(planPull(changed(path)), path)).toBe('keys');
    expect(what(planPull({ ...changed(path), withKeys: true }), path)).toBe('changed');
  });

  it('tells of what is here and not there, and keeps it', () => {
    const { 'menus/demo-ke/alerts.csv': _, ...fewer } = there;
    const plan = planPull({ ...asked, there: fewer });
    expect(what(plan, 'menus/demo-ke/alerts.csv')).toBe('only-here');
    expect(plan.filter(isWritten)).toEqual([]);
    expect(planWords(plan)).toContain('  menus/demo-ke/alerts.csv  kept: it is here, and not in that edition');
  });
});
