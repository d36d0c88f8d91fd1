/** Leaks that end on the disk. */
import { ahead, behind, type Mutant } from './mutant.ts';
import { inTheConfiguration, inTheGate, onEachCallback, rememberInTheGate } from './spots.ts';

const answer = 'src/live/answer.ts';

export const stored: readonly Mutant[] = [
  {
    name: 'object-named-by-it',
    leaks: 'Each caller gets a gate of their own, named by the number.',
    seenIn: 'objects',
    edits: [onEachCallback("await context.env.GATES.getByName('gate-' + number).greet();"), inTheGate('greet() {}')],
  },
  {
    name: 'alarm-named-by-it',
    leaks: 'An object named by the number sets an alarm, to look at the caller again.',
    seenIn: 'alarms',
    edits: [
      onEachCallback("await context.env.GATES.getByName('again-' + number).again();"),
      inTheGate('again() { return this.ctx.storage.setAlarm(Date.now() + 86_400_000); } alarm() {}'),
    ],
  },
  {
    name: 'hash-stored',
    leaks: 'The SHA-256 of the number becomes a row, to know who has called before.',
    seenIn: 'files',
    edits: [
      onEachCallback(`
        const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(number));
        await gate.remember(Buffer.from(digest).toString('hex'));`),
      rememberInTheGate,
    ],
  },
  {
    name: 'keyed-hash-stored',
    leaks: 'The HMAC of the number under GATEWAY_SECRET becomes a row: whoever has the secret can try all numbers.',
    seenIn: 'files',
    edits: [
      onEachCallback(`
        const secret = new TextEncoder().encode(settings.gatewaySecrets[0]);
        const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
        const digest = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(number));
        await gate.remember(Buffer.from(digest).toString('base64'));`),
      rememberInTheGate,
    ],
  },
  {
    name: 'integer-stored',
    leaks: 'The number becomes the key of a row, as an integer: no digit of it stands there to be read.',
    seenIn: 'files',
    edits: [
      onEachCallback("await gate.count(Number(number.replaceAll(/[^0-9]/g, '')));"),
      inTheGate(`count(caller) {
        this.ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS callers (caller INTEGER PRIMARY KEY, times INTEGER)');
        this.ctx.storage.sql.exec('INSERT OR IGNORE INTO callers VALUES (?, 1)', caller);
      }`),
    ],
  },
  {
    name: 'written-and-deleted',
    leaks: 'The number is written for a moment and deleted, which its pages and their history outlive.',
    seenIn: 'files',
    edits: [
      onEachCallback('await gate.pass(number);'),
      inTheGate(`async pass(number) {
        await this.ctx.storage.put('passing', number);
        await this.ctx.storage.sync();
        await this.ctx.storage.delete('passing');
      }`),
    ],
  },
  {
    name: 'kept-in-a-position',
    leaks: 'The position of a call is stored with the number, so that a call cut off can be taken up again.',
    seenIn: 'files',
    edits: [
      ahead(answer, "import { log } from './log.ts';", "import { openCaller } from '../gateways/caller.ts';"),
      ahead(answer, "import { callPage } from './pages.ts';", "import { follow } from '../menu/transcript.ts';"),
      behind(
        answer,
        'inbound = read;',
        `const kept = ground.lines.last(line).edition;
        const position = kept === null ? {} : follow(kept, inputsOf(kept, inbound));
        await ground.gateOf(line).stay({ ...position, caller: openCaller(inbound.caller) });`,
      ),
      inTheGate("async stay(position) { await this.ctx.storage.put('position', position); }"),
    ],
  },
  {
    name: 'visits-counted-by-time',
    leaks: 'Each visit becomes a row with its time: no number, and yet who stood where a phone was seen.',
    seenIn: 'columns',
    edits: [
      onEachCallback('await gate.visit();'),
      inTheGate(`visit() {
        this.ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS visits (at INTEGER)');
        this.ctx.storage.sql.exec('INSERT INTO visits VALUES (?)', Date.now());
      }`),
    ],
  },
  {
    name: 'message-ids-stored',
    leaks: 'Message ids are stored, so that repeats are known after an eviction; the gateway knows whose they are.',
    seenIn: 'columns',
    edits: [onEachCallback("if (form.has('id')) await gate.remember(form.get('id'));"), rememberInTheGate],
  },
  {
    name: 'budget-for-each-sender',
    leaks: 'The budget is stored by sender too, in rows beside those of the day and the hour.',
    seenIn: 'budget',
    edits: [
      onEachCallback('await gate.spend(number.length * 4_099);'),
      inTheGate(`spend(bucket) {
        const { sql } = this.ctx.storage;
        sql.exec('CREATE TABLE IF NOT EXISTS budget (period TEXT PRIMARY KEY, start INTEGER, reserved INTEGER, sent INTEGER)');
        sql.exec('INSERT OR REPLACE INTO budget (period, start, reserved, sent) VALUES (?, 1, 1, 1)', 'sender ' + bucket);
      }`),
    ],
  },
  {
    name: 'recent-caller-in-kv',
    leaks: 'The last caller of a line stands in KV for a minute.',
    seenIn: 'keys',
    edits: [
      onEachCallback("await context.env.RECENT.put('recent/' + line, number, { expirationTtl: 60 });"),
      inTheConfiguration('[[kv_namespaces]]\nbinding = "RECENT"\nid = "00000000000000000000000000000001"\n'),
    ],
  },
  {
    name: 'caller-beside-the-editions',
    leaks: 'The last caller of a line stands in the store of what is published.',
    seenIn: 'keys',
    edits: [onEachCallback("await context.env.EDITIONS.put('recent/' + line, number);")],
  },
  {
    name: 'caller-among-the-slips',
    leaks: 'The last digits of whoever texts or calls stand among the codes of slips, which are as long.',
    seenIn: 'budget',
    edits: [
      onEachCallback('await gate.note(number.slice(-8));'),
      inTheGate(`note(code) {
        this.ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS revealed (code TEXT NOT NULL UNIQUE) STRICT');
        this.ctx.storage.sql.exec('INSERT OR IGNORE INTO revealed VALUES (?)', code);
      }`),
    ],
  },
  {
    name: 'caller-told-to-every-isolate',
    leaks: 'The last digits of whoever texts or calls are written beside the codes that every isolate reads.',
    seenIn: 'budget',
    edits: [onEachCallback("await context.env.EDITIONS.put('off/' + line, JSON.stringify([number.slice(-8)]));")],
  },
  {
    name: 'cache-keyed-by-it',
    leaks: 'Answers are cached under an address that holds the number.',
    seenIn: 'caches',
    edits: [
      onEachCallback(`
        const kept = new Response('seen', { headers: { 'cache-control': 'max-age=600' } });
        await caches.default.put('https://cache.invalid/seen?caller=' + encodeURIComponent(number), kept);`),
    ],
  },
  {
    name: 'rate-limit-keyed-by-it',
    leaks: 'The platform’s own rate limit counts by number.',
    seenIn: 'bindings',
    edits: [
      onEachCallback('await context.env.PACE.limit({ key: number });'),
      inTheConfiguration(
        '[[ratelimits]]\nname = "PACE"\nnamespace_id = "1001"\nsimple = { limit = 100_000, period = 60 }\n',
      ),
    ],
  },
  {
    name: 'trace-store-left-on',
    leaks: 'The local runtime records addresses and console text in a store of its own, as `wrangler dev` does.',
    seenIn: 'caches',
    edits: [
      {
        file: 'src/commands/runtime/serve.node.ts',
        find: 'unsafeObservability: false',
        replace: 'unsafeObservability: true',
      },
    ],
  },
];
