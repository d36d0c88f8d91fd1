import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { readExampleSettings } from '../../src/commands/runtime/settings.node.ts';
import type { Edition } from '../../src/content/edition.ts';
import { pathSecret } from '../../src/live/secrets.ts';
import { dial, text } from '../support/callers.ts';
import { editionIn } from '../support/expected.ts';
import { bundleOf, lineLike } from '../support/other-lines.ts';
import { readBundled, type Served, serve } from '../support/served.ts';
import { withoutAlert } from '../support/without-alert.ts';

let bundled: string;
let mixed: string;
let served: Served;
beforeAll(async () => {
  const shipped = editionIn(await readBundled(inject('worker')), 'demo-ke');
  const real: Edition = lineLike(shipped, 'real-ke', { demo: false });
  bundled = await bundleOf([real]);
  mixed = await bundleOf([real, shipped]);
});
afterEach(() => served.stop());

const ownSettings = Object.fromEntries(
  Object.entries(await readExampleSettings())
    .filter(([, value]) => value.startsWith('example-'))
    .map(([name]) => [name, 'a-value-of-its-own']),
);
const line = 'real-ke';

async function health(): Promise<number> {
  const secret = await pathSecret(served.settings.GATEWAY_SECRET ?? '', 'health');
  return (await fetch(`${served.url}/health/${secret}`)).status;
}

describe('a Worker with a line that is no demonstration', () => {
  it.each(['only', 'beside a demonstration'])('serves no phone, whatever the settings say: %s', async (which) => {
    served = await serve(inject('worker'), { bundled: which === 'only' ? bundled : mixed, settings: ownSettings });
    expect(served.settings.PHONE).toBe('on');
    for (const path of ['/', '/phone', '/phone/phone.js', '/phone/phone.css', '/phone/icon.svg']) {
      const answer = await fetch(served.url + path);
      expect([path, answer.status, await answer.text()]).toEqual([path, 404, 'Not found\n']);
    }
    for (const path of ['/phone/dial', '/phone/text']) {
      const headers = { 'content-type': 'application/json', origin: served.url };
      expect((await fetch(served.url + path, { method: 'POST', headers, body: '{}' })).status).toBe(404);
    }
  });

  it('answers its menu with settings of its own, and nothing that says DEMO', async () => {
    served = await serve(inject('worker'), { bundled, settings: ownSettings });
    expect(await health()).toBe(200);
    expect(withoutAlert((await dial(served, { line, inputs: [] })).body)).toMatch(/^CON 1 English/);
    expect((await dial(served, { line, inputs: ['1', '1'] })).body).not.toContain('DEMO');
  });

  it.each(['GATEWAY_SECRET', 'TWILIO_AUTH_TOKEN', 'AFRICASTALKING_API_KEY', 'SLIP_SECRET'])(
    'refuses the example’s %s',
    async (name) => {
      const others = Object.fromEntries(Object.entries(ownSettings).filter(([own]) => own !== name));
      served = await serve(inject('worker'), { bundled, settings: others });
      expect(await health()).toBe(404);
      expect((await text(served, { line, number: '+447700900001', text: 'RAID' })).status).toBe(503);
      expect(served.outside.calls()).toEqual([]);
      expect(served.logs).toEqual(['settings-invalid']);
    },
  );

  it('with settings that are refused still gives every caller a hotline, and nothing of the menu [hotline-without-settings]', async () => {
    served = await serve(inject('worker'), { bundled });
    for (const inputs of [[], ['1'], ['1', '1']]) {
      const { status, body } = await dial(served, { line, inputs });
      expect([status, body]).toEqual([200, 'END Sorry, that did not work. Try again, or call:\n+448081570801']);
    }
  });
});
