/** The ways by which a value gets printed, sent, stored or compared. Each gives back all that can be seen of a caller. */
import { format, inspect } from 'node:util';
import type { Caller } from '../../src/gateways/caller.ts';

export type Channel = (caller: Caller) => unknown;

/** What hands a caller to an interface made for text: all of them take any value at run time. */
const asText = (caller: Caller): string => caller as unknown as string;
const asNumber = (caller: Caller): number => caller as unknown as number;

const printed: Readonly<Record<string, Channel>> = {
  'a template literal': (caller) => `${caller}`,
  'String and concatenation': (caller) => [String(caller), ''.concat(asText(caller)), [caller, caller].join(' ')],
  'String.raw': (caller) => String.raw({ raw: [asText(caller), asText(caller)] }, caller),
  'a symbol': (caller) => Symbol(asText(caller)).toString(),
  'a regular expression': (caller) => new RegExp(asText(caller)).source,
  'inspection of all that is hidden': (caller) =>
    inspect({ caller }, { showHidden: true, depth: null, getters: true, showProxy: true }),
  'inspection that ignores custom printing': (caller) =>
    inspect([caller], { showHidden: true, depth: null, getters: true, customInspect: false }),
  'every directive of format': (caller) => format('%s %o %O %j %d %i %f %c', ...Array<Caller>(8).fill(caller)),
  'an error, its stack and its cause': (caller) => {
    const error = new Error(`no answer for ${caller}`, { cause: caller });
    const many = new AggregateError([caller, error], asText(caller));
    return [error, many].map((each) => [each.message, each.stack, inspect(each, { showHidden: true, depth: null })]);
  },
};

const serialised: Readonly<Record<string, Channel>> = {
  'JSON, alone and inside others': (caller) => JSON.stringify([caller, { caller }, new Map([[caller, caller]])]),
  'JSON with a replacer that takes everything apart': (caller) =>
    JSON.stringify({ caller }, (_key, value: unknown) =>
      typeof value === 'object' && value !== null ? Object.fromEntries(allOf(value)) : value,
    ),
  'JSON with a list of keys': (caller) => JSON.stringify({ caller }, ['caller', 'number', 'value']),
  keys: (caller) => [Object.keys(caller), Object.entries(caller), Object.values(caller), namesIn(caller)],
  'all that is its own and its prototype’s': (caller) =>
    allOf(caller).map(([key, value]) => `${key}: ${String(value)}`),
  'a copy of its properties': (caller) => [{ ...caller }, Object.assign({}, caller)].map((copy) => inspect(copy)),
  'a structured clone': (caller) => inspect(structuredClone({ caller }), { showHidden: true, depth: null }),
  'a message to another thread': received,
};

const sent: Readonly<Record<string, Channel>> = {
  'a query string': (caller) => [
    new URLSearchParams([['a', asText(caller)]]).toString(),
    new URLSearchParams({ a: asText(caller) }).toString(),
    new URLSearchParams(asText(caller)).toString(),
  ],
  'an address': (caller) => new URL(`https://gateway.example/${caller}?to=${caller}#${caller}`).href,
  'a form': (caller) => {
    const form = new FormData();
    form.append('a', asText(caller));
    return [...form.entries()].flat();
  },
  headers: (caller) => [...new Headers({ a: asText(caller) })].flat(),
  'the body of a request and of a response': async (caller) => [
    await new Request('https://gateway.example/', { method: 'POST', body: asText(caller) }).text(),
    await new Response(asText(caller)).text(),
    await new Blob([asText(caller)]).text(),
  ],
  encodings: (caller) => [
    btoa(asText(caller)),
    encodeURIComponent(asText(caller)),
    encodeURI(asText(caller)),
    [...new TextEncoder().encode(asText(caller))].join(),
  ],
};

const compared: Readonly<Record<string, Channel>> = {
  numbers: (caller) => [
    Number(caller),
    Number.parseInt(asText(caller), 10),
    asNumber(caller) * 1,
    Math.max(asNumber(caller)),
  ],
  'dates and formats of numbers': (caller) => [
    String(new Date(asNumber(caller))),
    new Intl.NumberFormat('en').format(asNumber(caller)),
    new Intl.PluralRules('en').select(asNumber(caller)),
  ],
  'order among texts and numbers': (caller) =>
    ['+2547', '+4477009', '[caller]', '0', 447_700_900_000].map((other) => [
      asText(caller) < String(other),
      asText(caller) > String(other),
      asNumber(caller) < Number(other),
      // biome-ignore lint/suspicious/noDoubleEquals: whether it gives in to a loose comparison is the question
      asText(caller) == other,
      asText(caller).toString().localeCompare(String(other)),
      new Intl.Collator('en', { numeric: true }).compare(asText(caller), String(other)),
    ]),
  'a place among others in a sorted list': (caller) => [caller, '+1', '+9', 'a'].map(String).sort(),
  'a key of an object, a map and a set': (caller) => [
    Object.keys({ [String(caller)]: 1 }),
    Object.keys(Object.groupBy([caller], (each) => asText(each))),
    inspect(new Set([caller])),
  ],
};

export const channels: Readonly<Record<string, Channel>> = { ...printed, ...serialised, ...sent, ...compared };

/** All that a channel shows, as one text. */
export async function shownBy(channel: Channel, caller: Caller): Promise<string> {
  return inspect(await channel(caller), { depth: null, maxArrayLength: null, maxStringLength: null });
}

function allOf(value: object): [string, unknown][] {
  const own = Object.getOwnPropertyDescriptors(value);
  const above: object | null = Object.getPrototypeOf(value);
  const found = Reflect.ownKeys(own).map((key): [string, unknown] => [String(key), Reflect.get(value, key)]);
  return above === null || above === Object.prototype ? found : [...found, ...allOf(above)];
}

function namesIn(caller: Caller): readonly string[] {
  const names: string[] = [];
  for (const name in caller) names.push(name);
  return names;
}

function received(caller: Caller): Promise<string> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port2.onmessage = ({ data }: { readonly data: unknown }) => {
      port1.close();
      port2.close();
      resolve(inspect(data, { showHidden: true, depth: null }));
    };
    port1.postMessage({ caller });
  });
}
