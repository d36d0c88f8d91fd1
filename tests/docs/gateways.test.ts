/** What the documents say of gateways one by one: none is left out, where somebody chooses one or counts on what it does. */
import { describe, expect, it } from 'vitest';
import type { SmsGateway, UssdGateway } from '../../src/gateways/gateway.ts';
import { smsGateways, ussdGateways } from '../../src/gateways/gateways.ts';
import { documentAt, sectionOf, tableIn } from './documents.ts';

const all = [...ussdGateways, ...smsGateways];
const inOneLine = (text: string) => text.replaceAll(/\s+/g, ' ');
const paragraphOf = (text: string, words: string) =>
  text.split(/\n(?:\n|- )/).find((part) => part.includes(words)) ?? '';
/** `Vonage` of `Vonage (SMS API)`. */
const firmOf = ({ company }: { readonly company: string }) => company.replace(/ \(.*| Solutions$/, '');

describe.each([
  { heading: '### Calls', gateways: ussdGateways },
  { heading: '### Texts', gateways: smsGateways },
])('docs/gateways.md, $heading', ({ heading, gateways }) => {
  const rows = tableIn(sectionOf(documentAt('docs/gateways.md'), heading));

  it('has a row for each gateway', () => {
    expect(rows.map(([name]) => name)).toEqual(gateways.map(({ name }) => `\`${name}\``).toSorted());
  });

  it.each<UssdGateway | SmsGateway>([...gateways])(
    'says of $name where it is and which settings it has',
    ({ name, settings, optionalSettings = [] }) => {
      const [, where, named = ''] = rows.find(([first]) => first === `\`${name}\``) ?? [];
      expect(where).not.toBe('');
      const known = [...settings, ...optionalSettings];
      expect([...named.matchAll(/`([A-Z_]{5,})`/g)].map(([, setting]) => setting)).toEqual(known);
      expect(named === 'none').toBe(known.length === 0);
    },
  );
});

describe('docs/safety.md', () => {
  const firms = new Set(all.filter(({ name }) => name !== 'callback').map(firmOf));
  const table = tableIn(sectionOf(documentAt('docs/safety.md'), '## Switches, and what each firm keeps'));

  it.each([...firms])('says what is known of what %s keeps, or that nothing is', (firm) => {
    expect(
      table.filter(
        ([who = '', asked = '']) => who.startsWith(firm) || asked.includes(`${firm},`) || asked.includes(`${firm}:`),
      ),
    ).not.toEqual([]);
  });
});

describe('who signs nothing, or only for who asks,', () => {
  const unsigned = smsGateways.filter(
    ({ signing, name }) => !['shared-secret', 'key-pair'].includes(signing) && name !== 'callback',
  );

  it.each(unsigned)('is named where addresses leak: $name', (gateway) => {
    const forged = inOneLine(paragraphOf(documentAt('docs/threat-model.md'), '**Forged requests.**'));
    expect(forged.slice(forged.indexOf('sign nothing') - 80)).toContain(firmOf(gateway));
    expect(inOneLine(paragraphOf(documentAt('docs/slips.md'), 'needs no phones'))).toContain(firmOf(gateway));
  });
});

it('what a company signs with, and what we send with, is named where secrets are changed', () => {
  const page = sectionOf(documentAt('docs/running.md'), '## Change a secret');
  const secrets = all.flatMap(({ settings, optionalSettings = [] }) => [...settings, ...optionalSettings]);
  const changing = secrets.filter((name) => /_(KEY|TOKEN|SECRET)$/.test(name) && name !== 'VONAGE_API_KEY');
  expect(changing.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
