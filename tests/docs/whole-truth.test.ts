/** What a promise leaves out most easily: what memory holds, what counts tell, what somebody in the way can do. */
import { describe, expect, it } from 'vitest';
import { maxRememberedMessages, rememberedMilliseconds } from '../../src/live/gate/limits.ts';
import { codeIn, documentAt, documents, sectionOf, tableIn } from './documents.ts';

const inOneLine = (text: string) => text.replaceAll(/\s+/g, ' ');
const pageOf = (path: string) => inOneLine(documentAt(path));

const aboutCallers = ['README.md', 'SECURITY.md', 'docs/promise.md', 'docs/roles.md', 'docs/stored-data.md'];

describe.each([...aboutCallers, 'docs/threat-model.md'])('%s', (path) => {
  it('tells the marks in memory apart from what is stored', () => {
    expect(pageOf(path)).toMatch(/\bmarks?\b[^.]*\bmemory\b|\bmemory\b[^.]*\bmarks?\b/i);
  });

  it('tells that former counts can be brought back, and show when replies went out', () => {
    expect(pageOf(path)).toMatch(/\b30 days\b[^.]*\bwhen\b|\bwhen\b[^.]*\b30 days\b/);
  });
});

describe('no document says that', () => {
  const tooMuch =
    /nothing (?:that is )?(?:computed|worked out) from one[,.]|\bnot the time of any|\b(?:never texts|texts nobody) (?:you )?first\.|no time of a (?:call|visit)/i;

  it.each([
    'no number, nothing computed from one, no text',
    'There is no list of visits and not the time of any.',
    'The line never texts you first.',
    'It stores no time of a call.',
  ])('%j', (claim) => {
    expect(claim).toMatch(tooMuch);
  });

  it('anywhere', () => {
    const found = documents.filter(({ text }) => tooMuch.test(inOneLine(text)));
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});

describe('the marks in memory', () => {
  it.each(['docs/roles.md', 'docs/stored-data.md', 'docs/threat-model.md'])(
    'are as many in %s as in the gate',
    (path) => {
      expect(pageOf(path)).toContain(`newest ${maxRememberedMessages.toLocaleString('en')}`);
    },
  );

  it('of a sender are said to stay for the hour that the gate remembers', () => {
    expect(rememberedMilliseconds).toBe(60 * 60_000);
    expect(inOneLine(sectionOf(documentAt('docs/promise.md'), '## What its memory holds'))).toContain('for an hour');
  });

  it('are tested against one number with the chance of a false hit that 16 bits give', () => {
    const page = pageOf('docs/threat-model.md');
    const [, senders = '', chance = ''] = /with (\d+) senders in the hour[^.]*probability of (0\.\d+)/.exec(page) ?? [];
    expect(Number(senders)).toBeGreaterThan(1);
    expect(Number(chance)).toBeCloseTo(1 - (1 - 2 ** -16) ** Number(senders), 4);
  });

  it('are pseudonymised data in docs/roles.md', () => {
    const marks = tableIn(documentAt('docs/roles.md')).flatMap(([what = '']) =>
      what.startsWith('marks') ? [what] : [],
    );
    expect(marks.length).toBeGreaterThan(0);
    expect(marks.filter((what) => !what.includes('pseudonymised'))).toEqual([]);
    expect(pageOf('docs/roles.md')).toContain('Article 4(5)');
  });
});

describe('the page for a demand', () => {
  const page = inOneLine(sectionOf(documentAt('docs/safety.md'), '## If somebody demands data or access'));
  const from = (words: string) => page.slice(page.indexOf(words));

  it('puts no words into a mouth that can be a lie, and no list that leaves something out', () => {
    expect(page).toContain('"I cannot answer for the organisation now.');
    expect(page).not.toMatch(/I am not the person|in these words/);
  });

  it.each(['30 days', 'memory', 'records', 'older versions', 'secrets', 'handles', 'git', 'gateway'])(
    'leads the lawyer to all there is: %s',
    (what) => {
      expect(from('**What exists.**').split('**Only the one')[0]).toContain(what);
    },
  );

  it('has the lawyer asked before anything is changed afterwards', () => {
    expect(from('**Afterwards.**')).toMatch(/^\*\*Afterwards\.\*\* Ask the lawyer first/);
  });

  it('goes before the rule for a strange version', () => {
    const two = inOneLine(sectionOf(documentAt('docs/safety.md'), '## Deploying by two'));
    expect(two.slice(two.indexOf('A version deployed by nobody you know'))).toMatch(/lawyer.*take the addresses out/);
  });
});

describe.each(documents)('$path', ({ text }) => {
  it('warns of what a rollback brings back', () => {
    const named = text.split('\n').filter((line) => codeIn(line).includes('npx wrangler rollback'));
    expect(named.filter((line) => !line.includes('withdrawn'))).toEqual([]);
  });

  it('counts on secret bits only where the secret is random', () => {
    const sentences = inOneLine(text).split(/\.(?= )/);
    expect(sentences.filter((words) => /128 secret bits/.test(words) && !/random/.test(words))).toEqual([]);
  });
});

it('an old version is named where somebody may be made to deploy it', () => {
  for (const heading of ['## An operator who is compelled', '## Police with a logged-in laptop of ours'])
    expect(inOneLine(sectionOf(documentAt('docs/threat-model.md'), heading))).toMatch(/old version/);
});
