/** The journeys that nobody writes by hand: every screen, every text, time going by. */
import { clockAt, type Journey } from '../../src/commands/dial/journey.ts';
import type { Edition } from '../../src/content/edition.ts';
import { builtOn, now } from '../support/lines.ts';
import { unicode, unicodeLimits } from '../support/unicode.ts';
import { nearestScreens, walkScreens } from './walk.ts';
import { walkTexts } from './walk-texts.ts';
import { walkBare, walkTime } from './walk-time.ts';

/** A journey, and the path of its file below this folder. */
export type Named = { readonly path: string; readonly journey: Journey };

/** All of a line. */
export function generate(edition: Edition): readonly Named[] {
  const { id, languages } = edition.line;
  return [
    ...languages.flatMap((language) => [
      named(`screens/${id}.${language.id}`, edition, walkScreens({ edition, language, now })),
      named(`texts/${id}.${language.id}`, edition, walkTexts({ edition, language, now })),
      ...(language.latin === null ? [] : [inOwnScript(edition, language)]),
    ]),
    named(`time/${id}`, edition, walkTime(edition)),
    bare(edition),
  ];
}

/** The same line without a code to dial and with nobody to call: what it then says by SMS, in every script. */
function bare(edition: Edition): Named {
  const line = `${edition.line.id}-bare`;
  const { path, journey } = named(`texts/${line}`, edition, walkBare(edition));
  return { path, journey: { ...journey, header: { ...journey.header, line } } };
}

/** What callers would read where a network carries every script; one pick list stands for all. */
function inOwnScript(edition: Edition, language: Edition['line']['languages'][number]): Named {
  const steps = walkScreens({ edition, language, now, limits: unicodeLimits }, nearestScreens(edition).slice(0, 1));
  const { path, journey } = named(`screens/${edition.line.id}.${language.id}-unicode`, edition, steps);
  return { path, journey: { ...journey, header: { ...journey.header, gateways: [unicode] } } };
}

function named(path: string, { line }: Edition, steps: Journey['steps']): Named {
  const { id, zone } = line;
  const carriers = [line.ussd[0]?.gateway, line.sms[0]?.gateway].filter((gateway) => gateway !== undefined);
  const header = { about: [], line: id, gateways: [...new Set(carriers)], clock: clockAt(zone, now), zone, builtOn };
  return { path: `${path}.txt`, journey: { header, steps } };
}
