import { describe, expect, it } from 'vitest';
import { leadsTo, parseLock, writeLock } from '../../src/check/reserved-routes.ts';
import { baseTexts, checkSmall } from './small-line.ts';

const raid = { route: '11', screen: 'raid', language: 'en' };
const hill = { route: '2211', screen: 'clinic/at/hill', language: 'fr' };

describe('routes.lock', () => {
  it('is read as it was written, sorted, each route once', () => {
    const text = writeLock([hill, raid, raid]);
    expect(parseLock(text).map(({ entry }) => entry)).toEqual([raid, hill]);
    expect(writeLock(parseLock(text).flatMap(({ entry }) => entry ?? []))).toBe(text);
  });

  it.each(['11 raid', '11  raid en', 'raid 11 en', '18 raid en', '11 raid en now'])(
    'has no line such as %s',
    (line) => {
      expect(parseLock(line)).toEqual([{ line: 1, entry: null }]);
    },
  );
});

describe('a route', () => {
  const { edition } = checkSmall(baseTexts);
  if (!edition) throw new Error('the small line compiles');

  it.each([raid, hill])('$route leads to $screen', (entry) => {
    expect(leadsTo(edition, entry.route)).toEqual(entry);
  });

  it.each(['', '7', '16', '119', '22111', '110', '1190'])('%o leads nowhere', (route) => {
    expect(leadsTo(edition, route)).toBeNull();
  });
});
