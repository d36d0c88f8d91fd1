import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { dayOf } from '../../src/content/days.ts';
import { bundleEditions } from '../../src/editions/bundle.ts';
import { openBrowser } from '../support/browser.ts';
import { editionOf } from '../support/lines.ts';
import { type Served, serve } from '../support/served.ts';

/** A line that is texted and not dialled, and one that is both. */
let served: Served;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  const [texted, both] = [editionOf('demo-ew'), editionOf('demo-ke')];
  const editions = [{ ...texted, line: { ...texted.line, ussd: [] } }, both];
  const bundled = await bundleEditions(editions, dayOf(Date.now()));
  [served, browser] = await Promise.all([serve(inject('worker'), { bundled }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await served.stop();
});
beforeEach(async () => {
  page = await browser.newPage();
  await page.goto(`${served.url}/phone`);
});
afterEach(() => page.close());

const choose = (line: string) => page.getByRole('combobox', { name: 'Line' }).selectOption(line);
const shown = (face: string) => page.getByRole('button', { name: face, pressed: true, exact: true });
const message = () => page.getByRole('textbox', { name: /^To/ });

it('the phone opens at the texts of a line that has nothing to dial, and texts it', async () => {
  await shown('Texts').waitFor();
  expect(await message().evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
  expect(await page.getByRole('textbox', { name: 'Number to dial' }).isVisible()).toBe(false);
  await page.keyboard.type('RAID');
  await page.keyboard.press('Enter');
  await page.getByRole('log', { name: 'Messages' }).locator('.in').waitFor();
});

it('the phone turns to the texts where such a line is chosen, and stays with a call where there is one', async () => {
  await choose('demo-ke');
  await page.getByRole('button', { name: 'Dial', exact: true }).first().click();
  await shown('Dial').waitFor();
  await choose('demo-ew');
  await shown('Texts').waitFor();
  expect(await page.getByRole('combobox', { name: 'Carried by' }).inputValue()).toBe('0');
});
