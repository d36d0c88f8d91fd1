import { describe, expect, it } from 'vitest';
import { choiceTable, sourcesTable } from '../../src/commands/gateways/table.ts';
import { gateways } from '../../src/commands/gateways.node.ts';
import { smsGateways, ussdGateways } from '../../src/gateways/gateways.ts';
import { readProjectFile } from '../docs/documents.ts';
import { captured } from '../support/captured.ts';

const all = [...ussdGateways, ...smsGateways];

describe('npm run gateways', () => {
  it('prints one row for each gateway, whatever it carries', async () => {
    const { exitCode, out } = await captured(() => gateways([]));
    expect(exitCode).toBe(0);
    expect(out.trim()).toBe(choiceTable(all));
    const names = [...out.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
    expect(names).toEqual([...new Set(all.map(({ name }) => name))].toSorted());
  });

  it('prints where each was read with --sources', async () => {
    const { out } = await captured(() => gateways(['--sources']));
    expect(out.trim()).toBe(sourcesTable(all));
    for (const { documentation } of all) expect(out).toContain(documentation.replace(/^docs\//, ''));
  });

  it.each([
    ['callback', 'that page'],
    ['nalo', 'a part of it'],
    ['arkesel', 'elsewhere'],
  ])('says whether %s was read on the page that it names', async (name, from) => {
    const { out } = await captured(() => gateways(['--sources']));
    const rows = out.split('\n').filter((line) => line.includes(`\`${name}\``));
    expect(rows.map((row) => row.split('|').at(-3)?.trim())).toEqual(rows.map(() => from));
    expect(rows.length).toBeGreaterThan(0);
  });

  it('says how it is used where it is asked otherwise', async () => {
    const { exitCode, out, err } = await captured(() => gateways(['--which', 'best']));
    expect([exitCode, out]).toEqual([2, '']);
    expect(err).toContain('npm run gateways');
  });
});

describe('the table of gateways', () => {
  it('says of each channel what differs between them, and once what does not', () => {
    const row = choiceTable(all)
      .split('\n')
      .find((line) => line.includes('`infobip`'));
    expect(row).toContain('USSD in the answer, SMS by a call');
    expect(row).toMatch(/\| no +\| yes +\|/);
  });
});

describe.each(all)('$name, $channel', ({ name, channel, readFrom, certainty }) => {
  const [header = ''] = readProjectFile(`src/gateways/${name}/${channel}.ts`)
    .replaceAll(/\n \* ?/g, ' ')
    .split('*/');

  it('was read as its header says', () => {
    const isNotHad = /page could not be|publishes no page|as others read it/.test(header);
    const isInPart = /beginning alone|its end in a copy|read in part|parameters in part/.test(header);
    expect(readFrom).toBe(isNotHad ? 'elsewhere' : isInPart ? 'own-page-in-part' : 'own-page');
  });

  it('is not called verified where nothing of its own page was read', () => {
    expect([readFrom, certainty]).not.toEqual(['elsewhere', 'verified']);
  });
});
