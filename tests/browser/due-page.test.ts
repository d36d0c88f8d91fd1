import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { duePage } from '../../src/commands/due/page.ts';
import { reportDue } from '../../src/commands/due/report.ts';
import { openLines } from '../../src/commands/files/open-lines.node.ts';
import { projectPath } from '../../src/commands/project.node.ts';
import { openBrowser } from '../support/browser.ts';
import { now } from '../support/lines.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

it('the page of what is due is printed on A4, with nothing cut off, refused or fetched', async () => {
  const lines = await openLines(projectPath('.'), now);
  const reports = lines.flatMap(({ opened }) => (opened ? [reportDue(opened, 90)] : []));
  // What is between the margins of the sheet.
  const page = await browser.newPage({ viewport: { width: Math.floor((182 / 25.4) * 96), height: 1000 } });
  const wrongs: string[] = [];
  page.on('console', (message) => wrongs.push(message.text()));
  page.on('request', (request) => wrongs.push(request.url()));
  await page.emulateMedia({ media: 'print' });
  await page.setContent(await duePage(reports));
  const boxes = await page
    .locator('.box')
    .evaluateAll((found) => found.map((box) => box.getBoundingClientRect().width));
  const [isWide, text] = [
    await page.evaluate('document.documentElement.scrollWidth > innerWidth'),
    await page.locator('body').innerText(),
  ];
  await page.screenshot({ path: projectPath('.screenshots/due.png') });
  await page.close();
  expect(wrongs).toEqual([]);
  expect(isWide).toBe(false);
  expect(boxes).toHaveLength(reports.flatMap(({ items }) => items).length);
  expect(Math.min(...boxes)).toBeGreaterThan(12);
  for (const name of ['North Law Desk', 'Mji Legal Desk', 'Bonde Desk']) expect(text).toContain(name);
});
