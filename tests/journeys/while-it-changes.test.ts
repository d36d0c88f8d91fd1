import { writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { publish } from '../../src/commands/publish.node.ts';
import { takeDown } from '../../src/commands/take-down.node.ts';
import { digestOfSlip } from '../../src/editions/slips.ts';
import { removeCopy, rewrite } from '../support/production-line.ts';
import { type ChangingPhone, line, slipSecret, takeUp } from './changing.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });
let phone: ChangingPhone;
beforeEach(async () => {
  phone = await takeUp();
});
afterEach(() => removeCopy(phone.root));

it('a key comes to stand elsewhere while she reads the page with the old one', async () => {
  await phone.run(publish);
  expect(await phone.see('dial *384*00000*13#')).toMatchInlineSnapshot(`
    "> dial *384*00000*13#
    CON
    | DEMO
    | Lawyer, free, 24h: +448081570801
    | 1 All numbers
    | 2 After an arrest
    | 3 Court and bail
    | 4 Searches
    | 5 No permit
    | 0 Back"
  `);
  await rewrite(`${phone.root}/menus/${line}/menu.yaml`, (menu) =>
    menu.replace('4: search, 5: stay }', '4: search, 6: stay }'),
  );
  await phone.run(publish);
  expect(await phone.see('5')).toMatchInlineSnapshot(`
    "> 5
    END
    | DEMO
    | The menu has just changed. Dial again, or call:
    | Lawyer, free, 24h:
    | +448081570801"
  `);
  expect(await phone.see('dial *384*00000*13#', '6')).toMatchInlineSnapshot(`
    "> dial *384*00000*13#
    CON
    | DEMO
    | Lawyer, free, 24h: +448081570801
    | 1 All numbers
    | 2 After an arrest
    | 3 Court and bail
    | 4 Searches
    | 0 Back
    > 6
    END
    | DEMO
    | The menu has just changed. Dial again, or call:
    | Lawyer, free, 24h:
    | +448081570801"
  `);
  phone.pass(5 * 60_000);
  expect(await phone.see('dial *384*00000*23#', '6')).toMatchInlineSnapshot(`
    "> dial *384*00000*23#
    CON
    | DEMO
    | Wakili, bure, saa 24: +448081570801
    | 1 Nambari zote
    | 2 Baada ya kukamatwa
    | 3 Korti na dhamana
    | 4 Kupekuliwa
    | 6 Bila kibali
    | 0 Rudi
    > 6
    CON
    | DEMO
    | Kuwa hapa bila ruhusa kunaweza kuleta kesi kortini, jela au faini.
    | Ongea na wakili kabla ya kujibu kuhusu kesi au mashtaka.
    | 9 Zaidi 0 Rudi"
  `);
});

it('a screen is taken down while she looks for a clinic', async () => {
  await phone.run(publish);
  await phone.see('dial *384*00000*12#');
  await phone.run(takeDown, 'screen', 'clinic');
  expect(await phone.see('1')).toMatchInlineSnapshot(`
    "> 1
    END
    | DEMO
    | The menu has just changed. Dial again, or call:
    | Lawyer, free, 24h:
    | +448081570801"
  `);
  expect(await phone.see('dial *384*00000*22#')).toMatchInlineSnapshot(`
    "> dial *384*00000*22#
    END
    | DEMO
    | Haipatikani sasa. Piga:
    | Wakili, bure, saa 24:
    | +448081570801"
  `);
  expect(await phone.see('text CLINIC Westlands', 'text 1211', 'text CHECK C4823')).toMatchInlineSnapshot(`
    "> text CLINIC Westlands
    | DEMO
    | Not available now. Call:
    | Lawyer, free, 24h:
    | +448081570801

    > text 1211
    | DEMO
    | Lawyer, free, 24h:
    | +448081570801
    | Text a number:
    | 1 English
    | 2 Kiswahili
    | 3 Français
    | 4 አማርኛ Amarigna

    > text CHECK C4823
    | DEMO
    | C4823: on our list. Last checked 31 Oct.
    | Umoja Wellness Desk
    | Open until 17:00
    | +442079460201
    | +442079460217
    | Second floor, side stairs. Ask for the desk."
  `);
});

it('the line is taken down while she reads her rights', async () => {
  await phone.run(publish);
  await phone.see('dial *384*00000*11#');
  await phone.run(takeDown, 'line');
  expect(await phone.see('9', 'dial *384*00000#', 'text RAID')).toMatchInlineSnapshot(`
    "> 9
    END
    | DEMO
    | This service is closed.
    | Huduma hii imefungwa.
    | Ce service est fermé.
    | Yih agelglot tezegtual.

    > dial *384*00000#
    END
    | DEMO
    | This service is closed.
    | Huduma hii imefungwa.
    | Ce service est fermé.
    | Yih agelglot tezegtual.

    > text RAID
    | DEMO
    | This service is closed.
    | Huduma hii imefungwa.
    | Ce service est fermé.
    | Yih agelglot tezegtual."
  `);
});

it('a helper texts the code of a slip', async () => {
  const digest = await digestOfSlip(slipSecret, line, '73915520');
  await writeFile(`${phone.root}/menus/${line}/slips.lock`, `${digest} clinic C4823\n`);
  await phone.run(publish);
  expect(
    await phone.see('text OFF 7391 5521', 'text off 7391-5520', 'text OFF 7391 5520', 'text CHECK C4823'),
  ).toMatchInlineSnapshot(`
    "> text OFF 7391 5521
    | DEMO
    | Not done. Check the numbers, or try in an hour.

    > text off 7391-5520
    | DEMO
    | Done. It is off the list.

    > text OFF 7391 5520
    | DEMO
    | Done. It is off the list.

    > text CHECK C4823
    | DEMO
    | C4823: not on our list. Call:
    | Nurse, free, 24h:
    | +448081570802"
  `);
});
