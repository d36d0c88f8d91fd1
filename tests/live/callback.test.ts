import { describe, expect, it } from 'vitest';
import { pathAsWritten } from '../../src/live/callback.ts';

const address = '/ussd/callback/0123456789abcdef0123456789abcdef';
const written = (path: string) => pathAsWritten({ url: `https://line.example.org:8443${path}` });

describe('the path a request leads to', () => {
  it.each([address, `${address}/ended`, '/', '/health/x'])('%s leads there', (path) => {
    expect(written(path)).toBe(path);
  });

  it.each([`/x/..${address}`, `/.${address}`, address.replaceAll('/', '\\').replace('\\', '/'), `/${address}`])(
    '%s is left as it is, and so no address of ours',
    (path) => {
      expect(written(path)).toBe(path);
    },
  );

  it.each(['?', '?x=1', '??', '?#', `?${address}`, '%', '%20', '/%65nded', '#?', '?phoneNumber=%2B447700900001'])(
    'with %s behind it, it leads nowhere',
    (end) => {
      expect(written(address + end)).toBe('/');
    },
  );
});
