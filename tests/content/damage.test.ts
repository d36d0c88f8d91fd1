import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { damageOf } from '../../src/content/damage.ts';
import { gatherSources, tableNames } from '../../src/content/line-sources.ts';
import { lines, sourceTexts } from '../support/lines.ts';

const sentenceEnd = /\.$/;

describe('damage of a cell', () => {
  it.each([
    ['phone', '2.54E+11', /made a long number short/, /as text/],
    ['phone', '4,42079E+11', /made a long number short/, /as text/],
    ['phone', '447700900123', /lost its \+ or its first 0/, /\+447700900123/],
    ['phone', '447700900123.0', /lost its \+ or its first 0/, /\+447700900123 /],
    ['phone', '07700900123', /no country code/, /country code/],
    ['phone', '00447700900123', /00 stands in place of \+/, /\+447700900123/],
    ['phone', '+44 7700 900123', /signs stand/, /\+447700900123/],
    ['phone', '+44 (7700) 900-123', /signs stand/, /\+447700900123/],
    ['phone', '70090', /too short/, /country code/],
    ['phone', '+447700\u200e900123', /nobody sees/, /\+447700900123/],
    ['other_phones', '+447700900123 447700900124', /lost its \+/, /\+447700900124/],
    ['checked_on', '03/04/2026', /3 April 2026 or 4 March 2026/, /2026-04-03 or 2026-03-04/],
    ['checked_on', '03.04.26', /3 April 2026 or 4 March 2026/, /2026-04-03 or 2026-03-04/],
    ['checked_on', '04/04/2026', /another way/, /2026-04-04/],
    ['checked_on', '13/04/2026', /another way/, /2026-04-13/],
    ['checked_on', '04/13/2026', /another way/, /2026-04-13/],
    ['checked_on', '2026/4/13', /another way/, /2026-04-13/],
    ['checked_on', '13.04.2026', /another way/, /2026-04-13/],
    ['checked_on', '3-Nov-26', /another way/, /2026-11-03/],
    ['checked_on', '3 novembre 2026', /another way/, /2026-11-03/],
    ['checked_on', 'Nov 3, 2026', /another way/, /2026-11-03/],
    ['checked_on', '2026-11-03 00:00:00', /another way/, /2026-11-03,/],
    ['checked_on', '2026-11-03T09:30:00.000Z', /another way/, /2026-11-03,/],
    ['checked_on', '3-Nov', /no year/, /2026-11-03/],
    ['checked_on', '46119', /into a number/, /2026-04-07/],
    ['who_date', '31/02/2026', /calendar lacks it/, /2026-11-03/],
    ['from', '22/11/2026 18:00', /another way/, /2026-11-22 18:00/],
    ['from', '46348.75', /into a number/, /2026-11-22 18:00/],
    ['mon', '01-Mar', /turned what was typed into a day/, /such as 8-17/],
    ['tue', 'Aug-17', /turned what was typed into a day/, /such as 8-17/],
    ['wed', '03.Jan', /turned what was typed into a day/, /such as 8-17/],
    ['thu', '17-août', /turned what was typed into a day/, /such as 8-17/],
    ['fri', '2026-03-01', /turned what was typed into a day/, /such as 8-17/],
    ['sat', '46082', /turned what was typed into a day/, /such as 8-17/],
    ['hours', '01/03/2026', /turned what was typed into a day/, /Mo-Fr/],
    ['hours', '0.375', /0\.375 is 09:00/, /as text/],
    ['id', '1-Mar', /turned what was typed into a day/, /as text/],
    ['place', 'Mar-01', /turned what was typed into a day/, /as text/],
    ['place', 'west\u00a0lands', /nobody sees/, /anew: west lands/],
    ['walk_in', 'TRUE', /truth value/, /Write yes/],
    ['asks_id', 'FALSCH', /truth value/, /Write no/],
    ['latitude', '-1,2676', /comma/, /-1\.2676/],
    ['latitude', '1-Feb', /turned what was typed into a day/, /as text/],
    ['population', '20,000', /separators/, /20000/],
    ['population', '20.000', /separators/, /20000/],
    ['population', '20000.0', /separators/, /20000/],
    ['population', '1.2E+06', /made a long number short/, /as text/],
    ['name', '#REF!', /an error/, /without a formula/],
    ['hours', '#####', /an error/, /wider/],
    ['serves', '#WERT!', /an error/, /without a formula/],
    ['name.am', '????', /letters were lost/, /UTF-8/],
    ['directions', 'Caf\ufffd', /letters were lost/, /UTF-8/],
    ['name', '2.54E+11', /made a long number short/, /as text/],
  ])('%s %j', (column, text, words, mend) => {
    const damage = damageOf(column, text);
    expect(damage?.words).toMatch(words);
    expect(damage?.mend).toMatch(mend);
    expect(damage?.mend).toMatch(sentenceEnd);
  });

  it.each([
    ['phone', ''],
    ['phone', '+447700900123'],
    ['phone', 'ask at the desk'],
    ['checked_on', '2026-11-03'],
    ['checked_on', 'today-20d'],
    ['checked_on', '2026-02-30'],
    ['from', '2026-11-22 18:00'],
    ['from', 'today 18:00'],
    ['hours', '24/7'],
    ['hours', 'Mo-Fr 08:00-17:00; Sa 09:00-13:00'],
    ['mon', '8-17'],
    ['mon', '1-3'],
    ['mon', '8am-5pm'],
    ['mon', '8:30-12, 14-18'],
    ['id', 'march-8-house'],
    ['id', 'mar-01'],
    ['topics', 'raid legal'],
    ['name', '25 de Mayo'],
    ['name', '6 October'],
    ['directions', 'Floors 1-3. Who? Ask the desk!'],
    ['latitude', '-1.2676'],
    ['population', '20000'],
    ['walk_in', 'yes'],
  ])('is not found in %s %j', (column, text) => {
    expect(damageOf(column, text)).toBeNull();
  });

  it.each(lines)('is not found in any cell of %s', (line) => {
    const { tables } = gatherSources(line, sourceTexts);
    const found = tableNames.flatMap((name) =>
      tables[name].rows.flatMap(({ row, cells }) =>
        Object.entries(cells).flatMap(([column, text]) => (damageOf(column, text) ? [`${name} ${row} ${column}`] : [])),
      ),
    );
    expect(found).toEqual([]);
  });

  it('never throws and always says how to mend, whatever the text', () => {
    const columns = fc.constantFrom(
      'phone',
      'other_phones',
      'checked_on',
      'from',
      'hours',
      'mon',
      'walk_in',
      'id',
      'name',
      'latitude',
      'population',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[\d./ :E+-]{0,12}$/),
      fc.date({ noInvalidDate: true }).map(String),
    );
    fc.assert(
      fc.property(
        columns,
        texts,
        (column, text) => damageOf(column, text) === null || /\S.*\.$/s.test(damageOf(column, text)?.mend ?? ''),
      ),
    );
  });
});
