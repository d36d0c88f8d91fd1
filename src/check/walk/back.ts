/** From everywhere a caller comes back to the start, and the page says how. */
import type { Edition } from '../../content/edition.ts';
import { type Position, startOf } from '../../menu/position.ts';
import { step } from '../../menu/step.ts';
import type { Finding } from '../finding.ts';
import { as } from '../found.ts';
import type { EditionSubject } from '../rule.ts';
import { nameOf, type Shown, whereOf } from './shown.ts';

const { error } = as('walk');
const ours = 'This is a mistake in the software: please report it with the name of the screen.';
/** More than any tree is deep. */
const maxKeys = 100;

/** Pages that go on without saying that 0 leads back, and places from which 0 never reaches the start. */
export function findBack({ edition, sources, shown }: EditionSubject): readonly Finding[] {
  return shown
    .filter(({ limits }) => limits.channel === 'ussd')
    .flatMap((one) => {
      const at = one.pages.findIndex((page) => !page.ends && !saysBack(one, page.text));
      if (at >= 0) return [error(whereOf(sources, one, at), `${nameOf(one)}: page ${at + 1} shows no way back.`, ours)];
      if (one.position === null || reachesStart(edition, one.position)) return [];
      return [error(whereOf(sources, one), `${nameOf(one)}: 0 never leads back to the start.`, ours)];
    });
}

function saysBack({ screen }: Shown, text: string): boolean {
  return screen.back === null || /(^| )0( |$)/.test(text.split('\n').at(-1) ?? '');
}

function reachesStart(edition: Edition, from: Position): boolean {
  const { language, screen } = startOf(edition);
  let position = from;
  for (let keys = 0; keys < maxKeys; keys += 1) {
    if (position.screen === screen && position.language === language) return true;
    position = step(edition, position, '0');
  }
  return false;
}
