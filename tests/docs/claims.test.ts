import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectPath } from '../../src/commands/project.node.ts';
import { documentAt, documents, readProjectFile, sectionOf, tableIn } from './documents.ts';

/** Numbers in memory are processed, and whether a line keeps the law is not for a program to say. */
const claims =
  /\bno\s+personal\s+data\b|\bGDPR[\s-]+(?:compliant|compliance)|\bcompl(?:iant|ies|y)\s+with\s+(?:the\s+)?GDPR/i;

describe('no document and no locale claims that', () => {
  it.each([
    'We hold no personal data.',
    'We hold No personal\ndata.',
    'This is GDPR compliant.',
    'GDPR-compliant',
    'It complies with the GDPR.',
  ])('%j', (claim) => {
    expect(claim).toMatch(claims);
  });

  it('anywhere', () => {
    const content = globSync('{locales,menus}/**/*.{yaml,csv}', { cwd: projectPath('.') });
    const texts = [...documents, ...content.map((path) => ({ path, text: readProjectFile(path) }))];
    expect(content.length).toBeGreaterThan(20);
    expect(texts.filter(({ text }) => claims.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

describe('docs/threat-model.md', () => {
  const page = documentAt('docs/threat-model.md');
  const [, ...sections] = page.split(/^## /m);
  const threats = sections.filter((section) => !section.startsWith('What there is to get'));

  it.each([
    'Police with a warrant for our accounts',
    'Police with a phone in hand',
    'Police with a logged-in laptop',
    'The phone company',
    'The gateway',
    'A malicious editor',
    'Somebody who has the store',
    'Somebody who finds a slip',
    'A clinic that lies',
    'A fraudster',
    'An operator who is compelled',
    'Cloudflare itself',
    'A thief of the repository',
    'Another line on the same deployment',
    'Who texts or calls from a borrowed phone',
  ])('has a section on: %s', (name) => {
    expect(threats.filter((section) => section.startsWith(name))).toHaveLength(1);
  });

  it.each(threats.map((section) => [section.split('\n')[0] ?? '', section]))(
    'says plainly what cannot be done: %s',
    (_, section) => {
      expect(section).toContain('\n- **We cannot**');
    },
  );

  it('names what is at hand in memory, in storage, live, and with others', () => {
    const places = tableIn(sectionOf(page, '## What there is to get')).map(([place]) => place);
    expect(places).toHaveLength(8);
  });
});

describe('docs/roles.md', () => {
  const roles = tableIn(sectionOf(documentAt('docs/roles.md'), '## Who is who')).map(([who = '']) => who);

  it.each(['organisation', 'gateway', 'phone company', 'Cloudflare', 'volunteer who deploys'])(
    'says what is: %s',
    (who) => {
      expect(roles.some((role) => role.includes(who))).toBe(true);
    },
  );
});

describe('SECURITY.md', () => {
  it('keeps a place for the operator, and leads to the pages behind it', () => {
    const page = documentAt('SECURITY.md');
    for (const words of ['Operator of this line:', '(docs/promise.md)', '(docs/threat-model.md)', 'npm run prove'])
      expect(page).toContain(words);
  });
});
