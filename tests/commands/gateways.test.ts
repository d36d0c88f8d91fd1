import { describe, expect, it } from 'vitest';
import { choiceTable, sourcesTable } from '../../src/commands/gateways/table.ts';
import { gateways } from '../../src/commands/gateways.node.ts';
import { smsGateways, ussdGateways } from '../../src/gateways/gateways.ts';
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
      .find((line) => line.includes('`callback`'));
    expect(row).toContain('USSD no, SMS yes');
    expect(row).toMatch(/\| in the answer +\|/);
  });
});
