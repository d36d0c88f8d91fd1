import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { privacyRules } from './privacy-rules.ts';
import type { Tree } from './read-source.ts';
import { readTree } from './read-tree.ts';
import type { Rule } from './rules.ts';

const ours = await readTree();

describe('our own sources', () => {
  it.each(Object.entries<Rule>(privacyRules))('keep the rule: %s', (_, rule) => {
    expect(rule(ours)).toEqual([]);
  });
});

/** Code that breaks a rule, each in a file that callers' requests pass through. */
const broken: Readonly<Record<keyof typeof privacyRules, readonly string[]>> = {
  'an error has fixed words and no cause': [
    'throw new Error(text);',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a source under test, not a template
    'throw new Error(`no place ${typed}`);',
    "throw new TypeError('no place ' + typed);",
    "throw new Error('no place', { cause: error });",
    'const failed = Error(text);',
    'Promise.reject(new errors.GateError(caller));',
    "new Error(isTyped ? typed : 'none');",
  ],
  'what is thrown is a new error': ['throw text;', 'throw { text };', 'try { a(); } catch (error) { throw error; }'],
  'what was caught is dropped unseen': [
    'try { a(); } catch (error) { keep(error); }',
    'try { a(); } catch ({ message }) { keep(message); }',
    'sent.catch((error) => keep(error));',
    'sent.catch(keep);',
    'sent.then(go, (error) => keep(error.message));',
    'app.onError((error) => answer(error));',
    'app.onError(function (error) { return answer(error); });',
  ],
  'only fixed words are logged': [
    'log(event);',
    "log('sms-fault ' + text);",
    "log('sms-fault', text);",
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: sources under test, not templates
    'log(`send-failed-${text}`);',
    'log(`send-failed-${outcome.reason}${text}`);',
    'log(`sent-${outcome.reason}`);',
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: as above
    'log(text as LogEvent);',
  ],
  'nothing is cached by the platform, and where a request came from is not read': [
    'await caches.default.put(request, response);',
    'const { country } = request.cf;',
    "const { country } = request['cf'];",
    "headers.get('CF-Connecting-IP');",
    "headers.get('x-forwarded-for');",
  ],
  'what was last matched is not read': ['keep(RegExp.$1);', "keep(RegExp['$_']);"],
  'nothing is fetched or connected to': [
    "await fetch('https://elsewhere.example');",
    'await env.PROXY.fetch(request);',
    "new WebSocket('wss://elsewhere.example');",
    "connect('elsewhere.example:25');",
  ],
  'a Durable Object is named by its line': [
    'GATES.getByName(number);',
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: sources under test, not templates
    'GATES.idFromName(`gate-${number}`);',
    'GATES.getByName(`gate-${line}-${number}`);',
    'POSITIONS.getByName(`positions-${session}`);',
    'GATES.getByName(`${line}`);',
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: as above
    'GATES.newUniqueId();',
  ],
  'storage has one home': [
    "await ctx.storage.put('seen', message);",
    "ctx['storage'].sql.exec('SELECT 1');",
    'const { storage } = this.ctx;',
    'localStorage.setItem(a, b);',
  ],
  'the store of editions has one reader and one writer': [
    'await context.env.EDITIONS.get(key);',
    'const { EDITIONS } = env;',
    "await kv['put'](key, message);",
    'const { put } = kv;',
    'await kv.get(key, { cacheTtl: 30 });',
  ],
  'no alarm is set': ['await state.setAlarm(1);', 'class A { alarm() {} }'],
  'a caller is opened for the `to` of a message alone': [
    "import { openCaller } from '../caller.ts'; const number = openCaller(caller);",
    "import { openCaller } from '../caller.ts'; const message = { note: openCaller(caller) };",
    "import { openCaller } from '../caller.ts'; keep(openCaller);",
    "import { openCaller as open } from '../caller.ts'; const message = { to: open(caller) };",
    "import { openCaller as open } from '../caller.ts'; keep(open(caller));",
    "import * as caller from '../caller.ts'; keep(caller.openCaller(inbound.caller));",
    "export { openCaller } from '../caller.ts';",
  ],
  'ids are made where an edition is compiled or looked up': [
    "import { screenId } from '../content/ids.ts'; at(screenId(text), language);",
    "import { type PlaceId, placeId as id } from '../content/ids.ts';",
    "import * as ids from '../content/ids.ts';",
    "export { languageId } from '../content/ids.ts';",
    'at(text as ScreenId, language);',
    'const code = <ClinicCode>text;',
    'const sender = number as Bucket;',
    'const message = text as unknown as Digest;',
  ],
};

describe.each(Object.entries(broken))('the rule "%s"', (name, sources) => {
  const rule: Rule = privacyRules[name as keyof typeof privacyRules];

  it.each(sources)('catches %s', (source) => {
    for (const path of ['src/live/a.ts', 'src/menu/a.ts', 'src/gateways/twilio/send.ts', 'src/other.worker.ts'])
      expect(rule({ [path]: source })).toHaveLength(1);
  });
});

it('lint lets nobody else open a caller either [opened-to-send-alone]', async () => {
  const { linter, overrides } = JSON.parse(await readFile(new URL('../../.biome.json', import.meta.url), 'utf8'));
  const { level, options } = linter.rules.style.noRestrictedImports;
  expect([level, options.patterns]).toMatchObject([
    'error',
    [{ group: ['**/caller.ts'], importNamePattern: 'openCaller' }],
  ]);
  const lifted = overrides.filter(({ linter: { rules } }: Override) => rules.style?.noRestrictedImports !== undefined);
  expect(lifted.map(({ includes }: Override) => includes)).toEqual([
    ['src/gateways/africastalking/send.ts', 'src/gateways/sending.ts', 'src/gateways/echo.ts', 'tests/**'],
  ]);
});
type Override = {
  readonly includes: readonly string[];
  readonly linter: { readonly rules: { readonly style?: Readonly<Record<string, unknown>> } };
};

describe('all rules', () => {
  const fine: Tree = {
    'src/live/a.ts': `
      try { throw new Error('a screen has at least one page'); } catch { log('sms-fault'); }
      sent.catch(() => undefined).then(go, (_error) => undefined);
      log(isSpent ? 'budget-spent' : 'budget-unwritten');
      log(\`send-failed-\${outcome.reason}\`);
      GATES.getByName(\`gate-\${line}\`);
      POSITIONS.getByName(\`positions-\${line}\`);
      const [first] = error.messages, place = edition.places.find(({ id }) => id === typed);
      type Storage = { readonly alarm: boolean };
      const day = written as Day;`,
    'src/gateways/twilio/send.ts':
      "import { openCaller } from '../caller.ts';\nawait sdk.send({ to: openCaller(inbound.caller), message });",
    'src/menu/places.ts': "import { placeId, type ScreenId } from '../content/ids.ts';",
    'src/menu/step.ts': "import { answersOf, type ScreenId } from '../content/ids.ts';",
    'src/content/menu.ts': "import { screenId } from './cells.ts';",
    'src/commands/a.node.ts': 'throw new Error(file);',
    'src/check/a.ts': 'throw new Error(file);',
  };

  it('let sources pass that keep them', () => {
    expect(Object.values<Rule>(privacyRules).flatMap((rule) => rule(fine))).toEqual([]);
  });
});
