/** Nobody takes a demonstration for help, nor help for a demonstration. */
import type { Finding } from '../finding.ts';
import { as } from '../found.ts';
import type { EditionRule, EditionSubject } from '../rule.ts';
import { nameOf, once, type Shown, whereOf } from '../walk/shown.ts';

const id = 'demo-mark';
const { error } = as(id);
const mark = 'DEMO';

export const demoMark: EditionRule = {
  id,
  explains: 'On a demonstration every first page and every SMS begins with DEMO; elsewhere none says it.',
  find: (subject) =>
    once(
      subject.shown.flatMap((shown) => (subject.edition.line.demo ? unmarked(subject, shown) : marked(subject, shown))),
    ),
};

function unmarked({ sources }: EditionSubject, shown: Shown): Finding[] {
  const firsts = shown.limits.channel === 'sms' ? shown.pages : shown.pages.slice(0, 1);
  const at = firsts.findIndex(({ text }) => !text.startsWith(`${mark}\n`));
  if (at < 0) return [];
  return [
    error(
      whereOf(sources, shown, at),
      `${nameOf(shown)}: page ${at + 1} does not begin with ${mark}, and this line is a demonstration.`,
      'This is a mistake in the software: please report it.',
    ),
  ];
}

function marked({ sources }: EditionSubject, shown: Shown): Finding[] {
  const at = shown.pages.findIndex(({ text }) => new RegExp(`\\b${mark}\\b`).test(text));
  if (at < 0) return [];
  return [
    error(
      whereOf(sources, shown, at),
      `${nameOf(shown)}: page ${at + 1} says ${mark}, and this line is no demonstration.`,
      `Take the word ${mark} out.`,
    ),
  ];
}
