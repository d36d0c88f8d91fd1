import { mkdir } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { projectPath } from '../../src/commands/project.node.ts';
import { carriers } from '../../src/phone/route.ts';
import { openBrowser } from '../support/browser.ts';
import { type Served, serve } from '../support/served.ts';
import { withoutAlert } from '../support/without-alert.ts';

let served: Served;
let browser: Browser;
let page: Page;
/** All that a page must not do: errors, violations of its policy, requests to anybody else. */
let wrongs: string[];

beforeAll(async () => {
  [served, browser] = await Promise.all([serve(inject('worker')), openBrowser()]);
  await mkdir(projectPath('.screenshots'), { recursive: true });
});
afterAll(async () => {
  await browser.close();
  await served.stop();
});
beforeEach(async () => {
  page = await openPhone(1280);
  await choose('demo-ke');
});
afterEach(async () => {
  await page.context().close();
  expect(wrongs).toEqual([]);
});

async function openPhone(width: number, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, hasTouch: width < 400 });
  const opened = await context.newPage();
  wrongs = [];
  opened.on('console', (message) => message.type() === 'error' && wrongs.push(message.text()));
  opened.on('pageerror', (error) => wrongs.push(error.message));
  opened.on('request', (request) => request.url().startsWith(served.url) || wrongs.push(request.url()));
  await opened.exposeFunction('noteViolation', (directive: string) => wrongs.push(directive));
  await opened.addInitScript(
    `addEventListener('securitypolicyviolation', (event) => noteViolation(event.violatedDirective + ' ' + event.blockedURI))`,
  );
  await opened.goto(`${served.url}/phone`);
  return opened;
}

const told = () => page.locator('#told');
const green = () => page.getByRole('button', { name: 'Dial or send' });

/** Waits for a screen that says this, and gives all of it. */
async function screenWith(words: string | RegExp): Promise<string> {
  await told().filter({ hasText: words }).waitFor();
  return (await told().textContent()) ?? '';
}

/** Sends what is typed, and gives the screen that comes. */
async function answer(typed: string): Promise<string> {
  await page.getByRole('textbox', { name: 'Answer' }).fill(typed);
  await page.keyboard.press('Enter');
  await told().filter({ hasNotText: 'USSD code running' }).waitFor();
  return (await told().textContent()) ?? '';
}

/** Dials the line's code, and answers each screen in turn; gives the last. */
async function dial(...answers: readonly string[]): Promise<string> {
  await green().click();
  let screen = await screenWith('English');
  for (const typed of answers) screen = await answer(typed);
  return screen;
}

const choose = (line: string) => page.getByRole('combobox', { name: 'Line' }).selectOption(line);

describe('the phone in a browser', () => {
  it('dials with its own keys, and shows what the company saw, with every secret hidden', async () => {
    await green().click();
    expect(withoutAlert(await screenWith('English'))).toBe('DEMO\n1 English\n2 Kiswahili\n3 Francais\n4 Amarigna');
    await page.locator('#keypad').getByRole('button', { name: '1', exact: true }).click();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    expect(await screenWith('Language')).toContain('2 Clinic near me');
    const exchange = (await page.locator('#exchange').textContent()) ?? '';
    expect(exchange).toMatch(/\/ussd\/africastalking\/••••/);
    expect(exchange).toContain('text=1');
    expect(exchange).toContain('CON DEMO');
    for (const secret of Object.values(served.settings).filter((value) => value.length > 7)) {
      expect(await page.content()).not.toContain(secret);
    }
  });

  it('reaches a clinic by the pick list, and the same by typing a place with a slip', async () => {
    const picked = await dial('1', '2', '1', '1');
    expect(picked).toMatch(/\+44\d{10} C\d{4}/);
    await page.keyboard.press('Escape');
    expect(await dial('1', '2', 'westlnds', '1')).toBe(picked);
  });

  it('reads a card to its end, and goes back to where it began', async () => {
    const screens = [await dial('6'), await answer('1')];
    while (screens.at(-1)?.includes('9 More')) screens.push(await answer('9'));
    expect(screens.length).toBeGreaterThan(3);
    for (const screen of screens.slice(0, -1).reverse()) expect(await answer('0')).toBe(screen);
  });

  it('closes the card on a raid at its end, and a bland page stays', async () => {
    await dial('1');
    let screen = await answer('1');
    while (screen.includes('9 More')) screen = await answer('9');
    expect(screen).toContain('0 Close');
    expect(await answer('0')).toBe('DEMO\nInformation line: opening hours and phone numbers. Thank you.');
  });

  it('dials further than the code', async () => {
    await page.getByRole('textbox', { name: 'Number to dial' }).fill('*384*00000*21#');
    await page.keyboard.press('Enter');
    expect(await screenWith('Wakili')).toContain('+448081570801');
  });

  it.each([
    ['demo-ke', 'africastalking · 00000', '00000'],
    ['demo-ew', 'twilio · +442079460123', '+442079460123'],
  ])('texts a keyword to %s over %s', async (line, gateway, from) => {
    await choose(line);
    await page.getByRole('button', { name: 'Texts' }).click();
    await page.getByRole('combobox', { name: 'Carried by' }).selectOption(gateway);
    await page.getByRole('textbox', { name: /^To/ }).fill('RAID');
    await green().click();
    const reply = page.getByRole('log', { name: 'Messages' }).locator('.in');
    await reply.waitFor();
    expect(await reply.textContent()).toContain(`${from}DEMO`);
    await page.getByRole('textbox', { name: /^To/ }).fill('STOP');
    await green().click();
    await page.getByText('No answer came.').waitFor();
    expect(await reply.count()).toBe(1);
  });
});

/** Presses Tab until a control has the focus. */
async function tabTo(control: Locator): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if (await control.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('no Tab reaches this control');
}

describe('by the keyboard alone', () => {
  it('chooses a line, dials, answers, deletes and hangs up', async () => {
    await page.reload();
    await tabTo(page.getByRole('combobox', { name: 'Line' }));
    await page.keyboard.press('ArrowDown');
    await tabTo(page.getByRole('textbox', { name: 'Number to dial' }));
    await page.keyboard.press('Enter');
    await screenWith('Kiswahili');
    await page.keyboard.type('21');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    await screenWith('2 Kliniki');
    await page.keyboard.press('Escape');
    await told().waitFor({ state: 'hidden' });
    expect(await page.getByRole('textbox', { name: 'Number to dial' }).inputValue()).toBe('*384*00000#');
  });

  it('reaches every control in turn, shows which one has the focus, and leaves the page again', async () => {
    const controls = await page.locator('button:visible, select:visible, input:visible, textarea:visible').count();
    const reached = new Set<string>();
    for (let presses = 0; presses < controls + 5; presses += 1) {
      await page.keyboard.press('Tab');
      const focused: string = await page.evaluate(
        `(() => { const it = document.activeElement; return it.matches('body') ? '' : it.id + (it.dataset.key ?? '') + ' ' + (getComputedStyle(it).outlineStyle !== 'none' || getComputedStyle(it).boxShadow !== 'none'); })()`,
      );
      if (focused !== '') reached.add(focused);
    }
    expect([...reached].filter((focused) => focused.endsWith('false'))).toEqual([]);
    expect(reached.size).toBeGreaterThanOrEqual(controls - 1);
  });

  it('changes to texts and sends one', async () => {
    await page.getByRole('button', { name: 'Texts' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('HELP');
    await page.keyboard.press('Enter');
    await page.getByRole('log', { name: 'Messages' }).locator('.in').waitFor();
  });
});

it('every control has a name, and every region', async () => {
  for (const show of ['Dial', 'Texts']) {
    await page.locator('.bar').getByRole('button', { name: show }).click();
    const tree = await page.locator('body').ariaSnapshot();
    const roles = [...tree.matchAll(/- (button|textbox|combobox|region|log|heading|link)( ".+?"| \/.+?\/)?/g)];
    expect(roles.length).toBeGreaterThan(15);
    expect(roles.filter(([, , name]) => name === undefined).map(([line]) => line)).toEqual([]);
  }
});

const carriedBy = () => page.getByRole('combobox', { name: 'Carried by' });

describe('over another gateway than the line’s own', () => {
  it.each(carriers.ussd)('%s carries a call, and its exchange is shown', async (gateway) => {
    await carriedBy().selectOption(`${gateway} · *384*00000#`);
    expect(await dial('1', '1')).toContain('+44');
    expect(await page.locator('#exchange').textContent()).toContain(`/ussd/${gateway}/••••`);
  });

  it.each(carriers.sms)('%s carries a text, and its exchange is shown', async (gateway) => {
    await page.getByRole('button', { name: 'Texts' }).click();
    await carriedBy().selectOption(`${gateway} · 00000`);
    await page.getByRole('textbox', { name: /^To/ }).fill('RAID');
    await green().click();
    await page.getByRole('log', { name: 'Messages' }).locator('.in').waitFor();
    expect(await page.locator('#exchange').textContent()).toContain(`/sms/${gateway}/••••`);
  });

  it('stands below the line’s own, each once', async () => {
    const groups = await carriedBy()
      .locator('optgroup')
      .evaluateAll((all) => all.map((group) => [group.label, group.children.length]));
    expect(groups).toEqual([
      ['The line’s own', 2],
      ['Any other, to try it', carriers.ussd.length - 2],
    ]);
  });
});

describe('drawn at the width of a phone and of a desk', () => {
  const shapes = [
    [360, 'light'],
    [1280, 'light'],
    [360, 'dark'],
    [1280, 'dark'],
  ] as const;

  it.each(shapes)('%i px, %s: all of it is within the page, and is kept as a picture', async (width, scheme) => {
    await page.context().close();
    page = await openPhone(width, scheme);
    await choose('demo-ke');
    const shot = (name: string) =>
      page.screenshot({ path: projectPath(`.screenshots/${width}-${scheme}-${name}.png`), fullPage: true });
    await shot('idle');
    await dial('1', '1');
    await shot('card');
    for (const gateway of ['hubtel', 'infobip']) {
      await carriedBy().selectOption(`${gateway} · *384*00000#`);
      await dial('1');
      await shot(gateway);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    }
    await page.getByRole('button', { name: 'Texts' }).click();
    await page.getByRole('textbox', { name: /^To/ }).fill('CLINIC westlnds');
    await green().click();
    await page.getByRole('log', { name: 'Messages' }).locator('.in').waitFor();
    await shot('texts');
    for (const gateway of ['vonagemessages', 'telnyx']) {
      await carriedBy().selectOption(`${gateway} · 00000`);
      await page.getByRole('textbox', { name: /^To/ }).fill('RAID');
      await green().click();
      await page.getByRole('log', { name: 'Messages' }).locator('.in').waitFor();
      await shot(gateway);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    }
    await carriedBy().selectOption('africastalking · 00000');
    await page.getByRole('textbox', { name: /^To/ }).fill('CLINIC westlnds');
    await green().click();
    await page.getByRole('log', { name: 'Messages' }).locator('.in').waitFor();
    const beginning = await page.locator('.in .words').boundingBox();
    const thread = await page.getByRole('log', { name: 'Messages' }).boundingBox();
    expect(beginning?.y).toBeGreaterThanOrEqual(thread?.y ?? Number.POSITIVE_INFINITY);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });
});
