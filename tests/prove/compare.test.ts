import { describe, expect, it } from 'vitest';
import { budgetFaults, compare, type Met } from './compare.ts';
import { objectId } from './stored.ts';
import type { Listed } from './stored-data.ts';

const worker = 'mwavuli';
const id = objectId(worker, 'Gate', 'gate-demo-ke');
const folder = `do/${worker}-Gate`;
const budget = {
  name: 'budget',
  columns: ['period', 'start', 'reserved', 'sent'],
  rows: [
    { period: 'day', start: 20_700n, reserved: 0n, sent: 3n },
    { period: 'hour', start: 496_800n, reserved: 1n, sent: 2n },
  ],
};
const alarms = { name: '_cf_ALARM', columns: ['actor_id'], rows: [] };
const listed: Listed = {
  bindings: ['durable_objects GATES'],
  objects: ['gate-<line>'],
  columns: [...budget.columns.map((column) => `budget.${column}`), '_cf_ALARM.actor_id'],
  keys: [],
  alarms: [],
  caches: [],
  cookies: [],
  words: ['unexpected', 'sms-fault'],
  hosts: ['api.africastalking.com'],
};
const lived = {
  ...{ requests: 1, unseen: [], cookies: [], objects: [id] },
  ...{ words: ['sms-fault'], hosts: ['api.africastalking.com'] },
};
const met: Met = {
  worker,
  bindings: [{ kind: 'durable_objects', name: 'GATES', className: 'Gate' }],
  lines: new Map([['demo-ke', 10]]),
  databases: [
    { folder, name: id, tables: [budget] },
    { folder, name: 'metadata', tables: [alarms] },
  ],
  files: [
    `${folder}/${id}.sqlite`,
    `${folder}/${id}.sqlite-wal`,
    `${folder}/metadata.sqlite`,
    'cache/x/metadata.sqlite',
  ],
  lived: [lived],
};
const findings = (changed: Partial<Met>, page = listed) =>
  compare(page, { ...met, ...changed }).flatMap((one) => one.findings);
const withTable = (table: (typeof met.databases)[number]['tables'][number], name = id) => ({
  databases: [...met.databases, { folder, name, tables: [table] }],
});

describe('what was met and what the page lists', () => {
  it('are the same', () => {
    expect(findings({})).toEqual([]);
  });

  const keyed = (key: string) => ({
    ...{ folder: 'kv/K', name: 'x' },
    tables: [{ name: '_mf_entries', columns: [], rows: [{ key }] }],
  });

  it('are the same where a key stands for many', () => {
    const keys = ['state/<line>', 'edition/<digest>'];
    const databases = [...met.databases, keyed('state/demo-ke'), keyed(`edition/${'0'.repeat(64)}`)];
    expect(findings({ databases }, { ...listed, keys })).toEqual([]);
  });

  it('are the same where a host has the name of an account or a region in it', () => {
    const hosts = ['<account>.infobip.com', '<region>.sms.api.sinch.com'];
    const called = ['xyz12.api.infobip.com', 'api.infobip.com', 'eu.sms.api.sinch.com'];
    expect(findings({ lived: [{ ...lived, hosts: called }] }, { ...listed, hosts })).toEqual([]);
  });

  const stranger = objectId(worker, 'Gate', 'gate-+254712345678');
  it.each<readonly [string, Partial<Met>, RegExp]>([
    [
      'a binding',
      { bindings: [...met.bindings, { kind: 'ratelimits', name: 'PACE', className: null }] },
      /^bindings: ratelimits PACE/,
    ],
    [
      'an object',
      { databases: [...met.databases, { folder, name: stranger, tables: [] }] },
      /^objects: the object [0-9a-f]{64} /,
    ],
    ['an object that was called and stored nothing', { lived: [{ ...lived, objects: [id, stranger] }] }, /^objects: /],
    ['a column', withTable({ name: 'budget', columns: ['caller'], rows: [] }), /^columns: budget\.caller /],
    ['a table', withTable({ name: 'visits', columns: ['at'], rows: [] }), /^columns: visits\.at /],
    ['an alarm', withTable({ ...alarms, rows: [{ actor_id: 'x' }] }), /^alarms: /],
    [
      'a key',
      {
        databases: [
          ...met.databases,
          { folder: 'kv/K', name: 'x', tables: [{ name: '_mf_entries', columns: [], rows: [{ key: 'recent' }] }] },
        ],
      },
      /^keys: recent /,
    ],
    [
      'a key of a line that there is not',
      { databases: [...met.databases, keyed('state/+254712345678')] },
      /^keys: state\/\+254712345678 /,
    ],
    [
      'a key with a digest of another kind',
      { databases: [...met.databases, keyed(`seen/${'a'.repeat(64)}`)] },
      /^keys: seen/,
    ],
    ['a cache', { files: [...met.files, 'cache/default/blobs/1'] }, /^caches: cache\/default/],
    ['a store of the runtime', { files: [...met.files, 'observability/x.sqlite'] }, /^caches: observability/],
    [
      'a database of another class',
      { files: [...met.files, 'do/mwavuli-Other/x.sqlite'] },
      /^caches: do\/mwavuli-Other/,
    ],
    ['a cookie', { lived: [{ ...lived, cookies: ['id'] }] }, /^cookies: id /],
    ['a log word', { lived: [{ ...lived, words: ['call 254712345678'] }] }, /^words: call /],
    ['a host', { lived: [{ ...lived, hosts: [...lived.hosts, 'elsewhere.invalid'] }] }, /^hosts: elsewhere/],
    [
      'a host that ends in none of theirs',
      { lived: [{ ...lived, hosts: [...lived.hosts, 'api.infobip.com.elsewhere.invalid'] }] },
      /^hosts: api\.infobip\.com\.elsewhere/,
    ],
  ])('%s more is a finding', (_what, changed, finding) => {
    expect(findings(changed)).toEqual([expect.stringMatching(finding)]);
  });

  it.each(['bindings', 'objects', 'columns', 'keys', 'alarms', 'caches', 'cookies', 'hosts'] as const)(
    'something of the %s that the page lists and nobody met is a finding',
    (kind) => {
      const page = { ...listed, [kind]: [...listed[kind], 'nothing-like-it'] };
      expect(findings({}, page)).toEqual([`${kind}: nothing-like-it is in docs/stored-data.md and was not met`]);
    },
  );
});

describe('the rows of the budget', () => {
  const faults = (rows: readonly unknown[]) =>
    budgetFaults(worker, [{ folder, name: id, tables: [{ ...budget, rows }] }], met.lines).length;
  const [day, hour] = budget.rows;

  it('are the day and the hour in whole numbers within the caps', () => {
    expect(faults(budget.rows)).toBe(0);
  });

  it.each<readonly [string, readonly unknown[]]>([
    ['one row', [day]],
    ['a row more', [day, hour, { period: 'sender 4099', start: 1n, reserved: 1n, sent: 1n }]],
    ['a row of somebody', [day, { ...hour, period: '+254712345678' }]],
    ['a start that is a time', [day, { ...hour, start: 1_795_253_400_123n }]],
    ['more than the cap', [day, { ...hour, sent: 11n }]],
    ['a fraction', [day, { ...hour, sent: 0.5 }]],
    ['a text', [day, { ...hour, reserved: '1' }]],
  ])('%s is a fault', (_what, rows) => {
    expect(faults(rows)).toBe(1);
  });
});
