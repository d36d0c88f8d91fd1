import { Script } from 'node:vm';
import { describe, expect, test, vi } from 'vitest';
import { call, message, origin, phoneWith, post, secret, token } from './line.ts';

const places = ['/', '/phone', '/phone/phone.css', '/phone/phone.js', '/phone/icon.svg', '/phone/nowhere'];

describe('the page', () => {
  test.each(places)('%s is never stored, framed or told about, and runs nothing of others', async (path) => {
    const { headers } = await phoneWith().app.request(path);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers.has('set-cookie')).toBe(false);
  });

  test('the start leads to the phone', async () => {
    const answer = await phoneWith().app.request('/');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/phone']);
  });

  test('holds the lines, escaped, and neither secret nor inline script nor inline style', async () => {
    const text = await (await phoneWith().app.request('/phone')).text();
    expect(text).toMatch(/^<!doctype html><html lang="en">/);
    expect(text).toContain('A &lt;/script&gt; demonstration \\&quot;of\\&quot; ours');
    expect(text).not.toContain(secret);
    expect(text).not.toMatch(/ style=| on\w+=|<style|<script(?! type="module" src="\/phone\/phone\.js")/);
  });

  test('names no other origin in page, style or script', async () => {
    const { app } = phoneWith();
    for (const path of places.slice(1)) {
      const text = await (await app.request(path)).text();
      expect(text.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:\/\/|url\(|@import/);
    }
  });

  test('has a script that a browser can read, with nothing left over from bundling', async () => {
    const answer = await phoneWith().app.request('/phone/phone.js');
    const text = await answer.text();
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(() => new Script(text)).not.toThrow();
    expect(text).not.toMatch(/__vi|_import_|\bimport\b|\bexport\b|innerHTML|localStorage|document\.cookie/);
  });
});

describe.each([
  ['/phone/dial', call],
  ['/phone/text', message],
] as const)('%s', (path, body) => {
  test.each([
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a sister site', { 'Sec-Fetch-Site': 'same-site' }],
    ['the address bar', { 'Sec-Fetch-Site': 'none' }],
    ['another origin that names the right one', { 'Sec-Fetch-Site': 'cross-site', Origin: origin }],
  ])('refuses %s', async (_who, headers) => {
    const { app, delivered } = phoneWith();
    const answer = await app.request(origin + path, post(body, headers));
    expect([answer.status, await answer.json()]).toMatchObject([403, { refused: 'foreign-origin' }]);
    expect(delivered).toEqual([]);
  });

  test.each([
    ['the right origin', { Origin: origin }, 200],
    ['a wrong origin', { Origin: 'https://elsewhere.example' }, 403],
    ['no origin', {}, 403],
  ])('of an older browser with %s', async (_which, headers, status) => {
    const init = { ...post(body), headers: { 'Content-Type': 'application/json', ...headers } };
    expect((await phoneWith().app.request(origin + path, init)).status).toBe(status);
  });

  test.each([
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['plain text', { 'Content-Type': 'text/plain' }],
    ['a type that only begins like JSON', { 'Content-Type': 'application/jsonp' }],
  ])('refuses %s', async (_what, headers) => {
    const answer = await phoneWith().app.request(origin + path, post(body, headers));
    expect([answer.status, await answer.json()]).toMatchObject([415, { refused: 'content-type' }]);
  });

  test.each([
    ['what is no JSON', '{'],
    ['null', 'null'],
    ['a missing field', { ...body, number: undefined }],
    ['an unknown field', { ...body, url: 'https://elsewhere.example' }],
    ['a field of another kind', { ...body, line: 1 }],
    ['an empty field', { ...body, gateway: '' }],
  ])('refuses %s', async (_what, wrong) => {
    const answer = await phoneWith().app.request(origin + path, post(wrong));
    expect([answer.status, await answer.json()]).toMatchObject([400, { refused: 'malformed' }]);
  });

  test('refuses more than 8 KiB', async () => {
    const answer = await phoneWith().app.request(origin + path, post({ ...body, more: 'x'.repeat(8192) }));
    expect([answer.status, await answer.json()]).toMatchObject([413, { refused: 'too-large' }]);
  });

  test.each([
    ['a real number', '+254712345678'],
    ['one digit fewer', '+44770090012'],
    ['one digit more', '+4477009001234'],
    ['the range next to it', '+447700901123'],
    ['no plus', '447700900123'],
    ['a line break after it', '+447700900123\n'],
  ])('refuses %s', async (_what, wrong) => {
    const { app, delivered } = phoneWith();
    const answer = await app.request(origin + path, post({ ...body, number: wrong }));
    expect([answer.status, await answer.json()]).toMatchObject([400, { refused: 'not-a-drama-number' }]);
    expect(delivered).toEqual([]);
  });

  test.each([
    ['an unknown line', { line: 'nowhere' }, 'unknown-line'],
    ['a line without the gateway', { line: 'silent' }, 'unknown-gateway'],
    ['an unknown gateway', { gateway: 'nobody' }, 'unknown-gateway'],
    ['a gateway named after what every object has', { gateway: 'constructor' }, 'unknown-gateway'],
  ])('refuses %s', async (_what, wrong, refused) => {
    const answer = await phoneWith().app.request(origin + path, post({ ...body, ...wrong }));
    expect([answer.status, await answer.json()]).toMatchObject([400, { refused }]);
  });

  test('says in a refusal nothing of the request', async () => {
    const answer = await phoneWith().app.request(origin + path, post({ ...body, line: 'shibboleth' }));
    expect(await answer.text()).not.toMatch(/shibboleth|447700/);
  });

  test('prints and says nothing of what failed', async () => {
    const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { app } = phoneWith({ dispatch: () => Promise.reject(new Error(`${origin}/ussd/x/${secret}`)) });
    const answer = await app.request(origin + path, post(body));
    expect([answer.status, await answer.json()]).toMatchObject([500, { refused: 'broken' }]);
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  });

  test('is not answered to GET', async () => {
    expect((await phoneWith().app.request(path)).status).toBe(404);
  });

  test('never shows the secret of the address or a setting', async () => {
    for (const gateway of ['africastalking', 'callback', 'twilio']) {
      const { app } = phoneWith({ takeInbox: () => Promise.resolve([]) });
      const answer = await (await app.request(origin + path, post({ ...body, gateway }))).text();
      expect(answer).not.toMatch(new RegExp(`${secret}|a-token|${encodeURIComponent(token)}`));
    }
  });
});
