/** The text of an SMS reply, and whether it may use the share kept for urgent answers. */
import type { Edition } from '../content/edition.ts';
import { raidScreen } from '../content/screens.ts';
import { checkScreen } from '../menu/check-screen.ts';
import { readText, routeInScript, type TextAnswer } from '../menu/reply.ts';
import type { Screen } from '../menu/screen.ts';
import { screenAt } from '../menu/screen-at.ts';
import type { Limits } from '../render/limits.ts';
import { renderPages } from '../render/pages.ts';
import { stringsFor } from '../render/strings-for.ts';

export type TextReply = { readonly text: string; readonly urgent: boolean };

/** One reply to one message. `sharedKeyword` is stripped first; null where the number is ours alone. */
export function textReply(
  edition: Edition,
  typed: string,
  sharedKeyword: string | null,
  limits: Limits,
  now: number,
): TextReply {
  const answer = readText(edition, typed, sharedKeyword);
  const language = answer.kind === 'check' ? answer.language : answer.position.language;
  const screen =
    answer.kind === 'check'
      ? checkScreen(edition, answer.code, answer.language, now)
      : withRoute(edition, screenAt(edition, answer.position, now, 'sms'), answer);
  const pages = renderPages(stringsFor(edition, language, limits, answer.script), screen, limits);
  const page = pages[answer.kind === 'check' ? 0 : Math.min(answer.position.page, pages.length - 1)];
  if (!page) throw new Error('a screen has at least one page');
  return { text: page.text, urgent: isUrgent(edition, answer) };
}

/** What is to be texted for the next page comes in the script of this one. */
function withRoute(edition: Edition, screen: Screen, { script }: TextAnswer): Screen {
  const { route, language } = screen;
  return route === null ? screen : { ...screen, route: routeInScript(edition, route, language, script) };
}

/** What the share is kept for: rights in a raid and other urgent cards, alerts, and every answer that is a hotline's number. */
function isUrgent(edition: Edition, answer: TextAnswer): boolean {
  if (answer.kind === 'check') return false;
  const { screen } = answer.position;
  const source = edition.screens[screen];
  if (source?.kind === 'card') return source.urgent || screen === raidScreen;
  if (source?.kind === 'menu') return source.hotline !== null;
  return source?.kind === 'hotlines' || source?.kind === 'alerts' || source?.kind === 'down';
}
