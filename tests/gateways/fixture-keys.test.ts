import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadFixture } from './fixture-keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'fixtures-'));
afterAll(() => rmSync(folder, { recursive: true }));

const whole = {
  ...{ contentType: 'application/json', sample: {}, number: '', needs: [], mayLack: [], reads: {}, refuses: [] },
  ...{ replies: {}, skips: {}, noMessages: [], signatures: [], sender: {}, outgoing: [], quotes: [], outcomes: [] },
};

/** What is said of a fixture that stands so in its file. */
function loaded(fixture: unknown, kind: Parameters<typeof loadFixture>[1]) {
  mkdirSync(join(folder, 'sauti'), { recursive: true });
  const text = typeof fixture === 'string' ? fixture : JSON.stringify(fixture);
  writeFileSync(join(folder, 'sauti', kind === 'ussd' ? 'ussd.json' : 'sms.json'), text);
  return loadFixture('sauti', kind, folder);
}

describe('a fixture', () => {
  it.each(Object.keys(whole))('without %s is told so, by its file and the key', (key) => {
    const { [key]: _, ...others } = whole as Readonly<Record<string, unknown>>;
    const words = expect.stringMatching(`^tests/gateways/fixtures/sauti/sms\\.json lacks the key "${key}": .*\\.$`);
    expect(loaded(others, 'sms that sends')).toEqual({ faults: [words] });
  });

  it.each(['inputsCannotHold', 'emptyLooksLikeStart', 'broken'])('of calls needs %s too', (key) => {
    const words = expect.stringContaining(`tests/gateways/fixtures/sauti/ussd.json lacks the key "${key}"`);
    expect(loaded(whole, 'ussd')).toEqual({ faults: expect.arrayContaining([words]) });
  });

  it('with a key of another kind is told what must stand there', () => {
    const faults = ['tests/gateways/fixtures/sauti/sms.json has something else than a list under "needs".'];
    expect(loaded({ ...whole, needs: 'id' }, 'sms')).toEqual({ faults });
  });

  it('with all of them is taken', () => {
    const { sender: _, outgoing: __, quotes: ___, outcomes: ____, ...replying } = whole;
    expect(loaded(whole, 'sms that sends')).toEqual({ fixture: whole });
    expect(loaded(replying, 'sms')).toEqual({ fixture: replying });
  });

  it('that is no JSON, or is not there, stops nobody else', () => {
    expect(loaded('{', 'sms')).toEqual({ faults: ['tests/gateways/fixtures/sauti/sms.json is no object in JSON.'] });
    expect(loadFixture('nobody', 'ussd')).toEqual({ faults: ['tests/gateways/fixtures/nobody/ussd.json is missing.'] });
  });
});
