import { describe, expect, it } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import type { Position } from '../../src/menu/position.ts';
import { routeOf } from '../../src/menu/routes.ts';
import { follow } from '../../src/menu/transcript.ts';
import { at } from '../support/at.ts';
import { compileLine, editions } from '../support/lines.ts';
import { variantOf } from '../support/variants.ts';

const afterRoute = (edition: Edition, route: string) => follow(edition, [route]);

/** Every position that keys alone lead to, on its first page. */
function positionsOf(edition: Edition): readonly Position[] {
  return edition.line.languages.flatMap(({ id: language }) =>
    Object.entries(edition.screens).flatMap(([id, screen]) => {
      if (['language', 'which', 'cover'].includes(screen.kind)) return [];
      return screen.kind === 'results' ? edition.places.map((place) => at(id, language, place.id)) : [at(id, language)];
    }),
  );
}

describe.each([...editions])('the routes of %s', (_, edition) => {
  it('lead each to the screen that names it, and back to itself', () => {
    for (const position of positionsOf(edition)) {
      const route = routeOf(edition, position);
      expect(route).toMatch(/^[1-79]+$/);
      expect(afterRoute(edition, route ?? '')).toEqual(position);
    }
  });

  it('are each other', () => {
    const routes = positionsOf(edition).map((position) => routeOf(edition, position));
    expect(new Set(routes).size).toBe(routes.length);
  });

  it('are short enough to be texted with a page', () => {
    const longest = Math.max(...positionsOf(edition).map((position) => routeOf(edition, position)?.length ?? 99));
    expect(longest).toBeLessThanOrEqual(14);
  });

  it('are none for the choice between typed places, the page behind the raid card, and a place that is gone', () => {
    const nearest = Object.values(edition.screens).find((screen) => screen.kind === 'places')?.nearest;
    expect(routeOf(edition, at(`${nearest}/which`, 'en'))).toBeNull();
    expect(routeOf(edition, at(`${nearest}/at`, 'en', 'gone'))).toBeNull();
    expect(routeOf(edition, at('raid/cover', 'en'))).toBeNull();
    expect(routeOf(edition, at('gone', 'en'))).toBeNull();
  });
});

describe('a line with one language', () => {
  const texts = variantOf('demo-ke', 'one', {
    'line.yaml': (text) => text.replace(/^ {2}- \{ id: (?:sw|fr|am), .*\n/gm, ''),
  });
  const edition = compileLine('one', texts);

  it('begins with its menu and has no digit for the language', () => {
    expect(afterRoute(edition, '')).toEqual(at('menu', 'en'));
    expect(routeOf(edition, at('raid', 'en'))).toBe('1');
    expect(afterRoute(edition, '1')).toEqual(at('raid', 'en'));
  });
});

describe('what a line was known by', () => {
  it('has its raid card one key behind the language', () => {
    for (const edition of editions.values())
      for (const { id, digit } of edition.line.languages) expect(routeOf(edition, at('raid', id))).toBe(`${digit}1`);
  });
});
