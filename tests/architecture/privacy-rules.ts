/** What keeps a number, and what somebody typed, out of errors, logs, caches, names and storage. Told by the syntax. */
import * as house from './house.ts';
import { roomOf, type Tree } from './read-source.ts';
import { calleeOf, isFixedText, type Node, nodesOf, propertyOf } from './read-syntax.ts';
import type { Rule } from './rules.ts';

export const privacyRules = {
  'an error has fixed words and no cause': (tree) =>
    eachNode(tree, (node) => {
      if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return null;
      if (!/(?:Error|Exception)$/.test(calleeOf(node)) || /^[a-z]/.test(calleeOf(node))) return null;
      return node.parts('arguments').every(isFixedText) ? null : 'makes an error of more than fixed words';
    }),

  'what is thrown is a new error': (tree) =>
    eachNode(tree, (node, path) => {
      if (node.type !== 'ThrowStatement' || house.catchers.includes(path)) return null;
      return node.part('argument')?.type === 'NewExpression' ? null : 'throws something else than a new error';
    }),

  'what was caught is dropped unseen': (tree) =>
    eachNode(tree, (node, path) => {
      if (house.catchers.includes(path)) return null;
      if (node.type === 'CatchClause') return node.part('param') ? 'looks at what it caught' : null;
      return node.type === 'CallExpression' && handlersOf(node).some(takesError) ? 'looks at what it caught' : null;
    }),

  'only fixed words are logged': (tree) =>
    eachNode(tree, (node, path) => {
      if (node.type !== 'CallExpression' || calleeOf(node) !== 'log' || path === house.homeOfConsole) return null;
      const [word, ...more] = node.parts('arguments');
      return word && more.length === 0 && isLogWord(word) ? null : 'logs something else than a fixed word';
    }),

  'nothing is cached by the platform, and where a request came from is not read': (tree) =>
    eachNode(tree, (node) => {
      if (node.type === 'Identifier' && node.name === 'caches') return 'uses the cache of the platform';
      if (node.type === 'MemberExpression' && propertyOf(node) === 'cf')
        return 'reads what the platform tells of a request';
      const isHeader = node.type === 'Literal' && typeof node.value === 'string' && addressHeaders.test(node.value);
      return isHeader ? 'names a header with an address' : null;
    }),

  'what was last matched is not read': (tree) =>
    eachNode(tree, (node) =>
      // The platform keeps the text that any pattern was last tried on, which may be a number.
      node.type === 'MemberExpression' && node.part('object')?.name === 'RegExp' ? 'reads a property of RegExp' : null,
    ),

  'nothing is fetched or connected to': (tree) =>
    eachNode(tree, (node, path) => {
      if (house.fetchers.includes(path)) return null;
      const isCall = node.type === 'CallExpression' || node.type === 'NewExpression';
      return isCall && connecting.includes(calleeOf(node)) ? 'reaches out to the network' : null;
    }),

  'a Durable Object is named by its line': (tree) =>
    eachNode(tree, (node) => {
      if (node.type !== 'CallExpression' || !naming.includes(calleeOf(node))) return null;
      const [name, ...more] = node.parts('arguments');
      return name && more.length === 0 && isNameOfLine(name) ? null : 'names an object by something else than its line';
    }),

  'storage has one home': (tree) =>
    eachNode(tree, (node, path) => {
      if (house.homesOfStorage.includes(path)) return null;
      const named = node.type === 'MemberExpression' ? propertyOf(node) : node.type === 'Identifier' ? node.name : '';
      return storing.includes(named) ? `names ${named}` : null;
    }),

  'the store of editions has one reader and one writer': (tree) =>
    eachNode(tree, (node, path) => {
      const named = node.type === 'MemberExpression' ? propertyOf(node) : node.type === 'Identifier' ? node.name : '';
      const homes = Object.hasOwn(house.homesOfStore, named) ? house.homesOfStore[named] : undefined;
      return homes && !homes.includes(path) ? `names ${named}` : null;
    }),

  'no alarm is set': (tree) =>
    eachNode(tree, (node) => {
      const isMember = node.type === 'MethodDefinition' || node.type === 'PropertyDefinition';
      if (isMember && node.part('key')?.name === 'alarm') return 'has an alarm';
      return /^(?:set|get)Alarm$/.test(node.name) ? 'has an alarm' : null;
    }),

  'a caller is opened for the `to` of a message alone': (tree) =>
    eachFile(tree, (path, nodes) => {
      if (path === house.homeOfOpenCaller) return [];
      const named = nodes.filter(({ type, name }) => type === 'Identifier' && name === 'openCaller').length;
      const imported = nodes.filter((node) => node.part('imported')?.name === 'openCaller').length;
      const opened = nodes.filter(({ part }) => part('key')?.name === 'to' && isOpening(part('value'))).length;
      // An import names it twice: what it is there, and what it is called here.
      return named === 2 * imported + opened ? [] : ['opens a caller, and not for `to`'];
    }),

  'ids are made where an edition is compiled or looked up': (tree) =>
    eachNode(tree, (node, path) => {
      if (String(node.part('source')?.value).endsWith('/ids.ts')) {
        const names = node.parts('specifiers').map((specifier) => specifier.part('imported')?.name ?? '*');
        const may = (name: string) => house.makersOfIds[name]?.some((maker) => maker.test(path)) ?? name !== '*';
        return names.every(may) ? null : 'may not make ids';
      }
      if (node.type !== 'TSAsExpression' && node.type !== 'TSTypeAssertion') return null;
      const type = node.part('typeAnnotation')?.part('typeName')?.name ?? '';
      const home = Object.hasOwn(house.homesOfTypes, type) ? house.homesOfTypes[type] : path;
      return home === path ? null : `says of something that it is a ${type}`;
    }),
} as const satisfies Readonly<Record<string, Rule>>;

const addressHeaders = /^(?:cf-|x-forwarded-for$|x-real-ip$|true-client-ip$|forwarded$)/i;
const connecting = ['fetch', 'connect', 'WebSocket', 'XMLHttpRequest', 'EventSource', 'sendBeacon'];
const naming = ['getByName', 'idFromName', 'idFromString', 'newUniqueId'];
const storing = ['storage', 'transactionSync', 'localStorage', 'sessionStorage', 'indexedDB'];

/** The handlers of a failed promise or request. */
function handlersOf(call: Node): readonly Node[] {
  const handed = call.parts('arguments');
  switch (calleeOf(call)) {
    case 'catch':
    case 'onError':
      return handed.slice(0, 1);
    case 'then':
      return handed.slice(1, 2);
    default:
      return [];
  }
}

/** A parameter that begins with _ is not used: lint holds it to that. */
function takesError(handler: Node): boolean {
  if (handler.type !== 'ArrowFunctionExpression') return true;
  const [error] = handler.parts('params');
  return error !== undefined && !error.name.startsWith('_');
}

function isLogWord(node: Node): boolean {
  if (isFixedText(node)) return true;
  const [reason, ...more] = node.parts('expressions');
  const [before] = node.parts('quasis');
  const isOfSend = JSON.stringify(before?.value) === JSON.stringify({ raw: 'send-failed-', cooked: 'send-failed-' });
  return isOfSend && more.length === 0 && reason?.type === 'MemberExpression' && propertyOf(reason) === 'reason';
}

function isNameOfLine(node: Node): boolean {
  const [line, ...more] = node.parts('expressions');
  const [before] = node.parts('quasis');
  const isOf = (prefix: string) => JSON.stringify(before?.value) === JSON.stringify({ raw: prefix, cooked: prefix });
  return ['gate-', 'positions-'].some(isOf) && more.length === 0 && line?.name === 'line';
}

const isOpening = (node: Node | undefined) => node?.type === 'CallExpression' && calleeOf(node) === 'openCaller';

const eachNode = (tree: Tree, judge: (node: Node, path: string) => string | null): readonly string[] =>
  eachFile(tree, (path, nodes) => nodes.flatMap((node) => judge(node, path) ?? []));

function eachFile(tree: Tree, judge: (path: string, nodes: readonly Node[]) => readonly string[]): readonly string[] {
  return Object.entries(tree)
    .filter(([path]) => isOfWorker(path))
    .flatMap(([path, source]) => [...new Set(judge(path, nodesOf(path, source)))].map((wrong) => `${path}: ${wrong}`));
}

function isOfWorker(path: string): boolean {
  if (!path.startsWith('src/') || /\.(?:node|d)\.ts$/.test(path)) return false;
  return house.roomsOfWorker.includes(roomOf(path)) || path.endsWith('.worker.ts');
}
