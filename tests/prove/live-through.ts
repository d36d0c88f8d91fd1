/** Leads the Worker through one life, and has all that is seen of it searched. */
import { setTimeout as pause } from 'node:timers/promises';
import type { BuiltWorker } from '../../src/commands/runtime/build.node.ts';
import type { WireRequest } from '../../src/gateways/handset.ts';
import { pathSecret } from '../../src/live/secrets.ts';
import { randomFrom } from '../support/random.ts';
import type { Canaries, Canary } from './canaries.ts';
import { gateways } from './fixtures.ts';
import type { Haystack } from './haystack.ts';
import type { Life } from './lives.ts';
import { withoutEchoes, withoutOwnNumber, withoutRecipient } from './masks.ts';
import { type FromHost, startRuntime } from './runtime.ts';
import { type Bytes, openLine, type Seen } from './wire.ts';
import type { Own, World } from './world.ts';

export type Lived = {
  readonly requests: number;
  readonly hosts: readonly string[];
  readonly words: readonly string[];
  readonly cookies: readonly string[];
  /** Ids of the objects that were called. */
  readonly objects: readonly string[];
  /** What could not be seen, in words; empty where all was. */
  readonly unseen: readonly string[];
};

export type Setting = {
  readonly worker: BuiltWorker;
  readonly canaries: Canaries;
  readonly haystack: Haystack;
  readonly seed: number;
  readonly folder: string;
  readonly persist: string;
  /** Called now and then while it runs, and once it has stopped. */
  look(): Promise<void>;
};

const atOnce = 12;
const patienceMilliseconds = 20_000;
const looks = 4;

/** Sends about as many requests as asked for, and each act at least once. */
export async function liveThrough(life: Life, count: number, setting: Setting): Promise<Lived> {
  const watch = openWatch(setting.haystack, life.isDiskSpoilt || life.gateFault !== null);
  const { settings, silences, gateFault } = life;
  const hosted = { settings, silences, gateFault, hasPhone: settings.PHONE === 'on' };
  const { worker, persist, folder } = setting;
  const runtime = await startRuntime({ ...hosted, worker, persist }, folder, watch.hear);
  const line = openLine(runtime.url);
  let requests = 0;
  const send = async (bytes: Bytes, own: Own = {}) => {
    requests += 1;
    const seen = await line.exchange(bytes);
    watch.answer(seen, own);
    return seen;
  };
  const worldAt = await openWorld(life, setting, runtime.url, send);
  const queue = [...new Set(life.acts)];
  let begun = 0;
  const next = () => {
    const act = queue.shift() ?? (requests < count ? randomFrom(setting.seed + begun).pick(life.acts) : undefined);
    begun += 1;
    return act?.(worldAt(begun));
  };
  const work = async () => {
    for (let act = next(); act !== undefined; act = next()) await act;
  };
  // However a run ends, it leaves no runtime behind and waits for nothing.
  const ended = new AbortController();
  let isWhole = false;
  try {
    const looking = lookNowAndThen(setting, count, () => requests, ended.signal);
    await Promise.all([looking, ...Array.from({ length: atOnce }, work)]);
    isWhole = await watch.settled(() => requests);
  } finally {
    ended.abort();
    line.close();
    await runtime.stop();
  }
  await setting.look();
  return {
    ...watch.lived(),
    requests,
    unseen: isWhole ? [] : [`${life.name}: tail events of some requests never came`],
  };
}

async function lookNowAndThen(
  setting: Setting,
  count: number,
  requests: () => number,
  signal: AbortSignal,
): Promise<void> {
  for (let index = 0; index < looks; index += 1) {
    const halt = Math.floor((count * index) / looks);
    while (requests() < halt && !signal.aborted) await pause(50);
    if (signal.aborted) return;
    await setting.look();
  }
}

async function openWorld(
  { settings, editions }: Life,
  { canaries, seed }: Setting,
  origin: string,
  send: World['send'],
): Promise<(index: number) => World> {
  const secret = settings.GATEWAY_SECRET ?? 'the-gateway-secret-of-the-proof';
  const publicUrl = settings.PUBLIC_URL ?? origin;
  const names = [...new Set(gateways.map(({ name }) => name))];
  const subjects = editions.flatMap(({ line }) => names.map((name) => `${line.id}/${name}`));
  const secretOf = new Map(
    await Promise.all(
      [...subjects, 'health'].map(async (subject) => [subject, await pathSecret(secret, subject)] as const),
    ),
  );
  return (index) => {
    const random = randomFrom(seed * 7919 + index);
    const pick = (from: readonly Canary[]) => random.pick(from).number;
    return {
      random,
      settings,
      editions,
      publicUrl,
      address: (channel, gateway, line) =>
        `${publicUrl}/${channel}/${gateway}/${secretOf.get(`${line}/${gateway}`) ?? '0'.repeat(32)}`,
      healthPath: `/health/${secretOf.get('health')}`,
      numberFor: (line) => pick(line === 'demo-ew' || random.whole(4) === 0 ? canaries.drama : canaries.kenya),
      freshNumberFor: (line, gateway) =>
        (canaries.fresh[gateway] ?? canaries.fresh[line === 'demo-ew' ? 'drama' : 'kenya']).number,
      exposedNumber: () => pick(canaries.exposed),
      newId: () => `ATXid_${random.whole(2 ** 31).toString(36)}_${index.toString(36)}`,
      send,
    };
  };
}

/** What the runtime itself says of a database that is none, and of gates that never answer: no words of ours. */
const complaint =
  /^e = workerd\/util\/sqlite\.c\+\+:\d+: failed: SQLite failed;|^An RPC stub was not disposed properly\./;

type TailEvent = { readonly event?: { readonly request?: unknown } | null; readonly durableObjectId?: string };

/** Takes everything that is seen, has it searched, and keeps the few names that the document is held to. */
function openWatch(haystack: Haystack, hasFault: boolean) {
  const [hosts, words, cookies, objects] = [new Set<string>(), new Set<string>(), new Set<string>(), new Set<string>()];
  let invocations = 0;
  const tail = (events: string) => {
    for (const { event, ...others } of JSON.parse(events) as readonly TailEvent[]) {
      const { request, ...rest } = event ?? {};
      haystack.add('tail', JSON.stringify({ ...others, event: rest }));
      if (others.durableObjectId !== undefined) objects.add(others.durableObjectId);
      if (request === undefined) continue;
      invocations += 1;
      haystack.add('tail-requests', JSON.stringify(request), ({ isExposed }) => isExposed);
    }
  };
  const outbound = (request: WireRequest) => {
    hosts.add(new URL(request.url).host);
    haystack.add('outbound', JSON.stringify(withoutRecipient(request)));
  };
  return {
    hear(seen: FromHost) {
      if (seen.kind === 'tail') tail(seen.events);
      if (seen.kind === 'outbound') outbound(seen.request);
      if (seen.kind === 'output') haystack.add('output', seen.bytes);
      if (seen.kind !== 'log') return;
      if (!hasFault || !complaint.test(seen.line)) words.add(seen.line);
      haystack.add('logs', seen.line);
    },
    answer({ status, headers, body }: Seen, { phoneOf, echoed = [] }: Own) {
      for (const [at, name] of headers.entries())
        if (at % 2 === 0 && /^set-cookie2?$/i.test(name)) cookies.add(headers[at + 1]?.split('=')[0] ?? '');
      const head = Buffer.from(`${status}\n${headers.join('\n')}\n\n`, 'latin1');
      const isOfPhone = phoneOf !== undefined;
      const left = isOfPhone ? withoutOwnNumber(body, phoneOf, echoed) : withoutEchoes(body, echoed);
      haystack.add(isOfPhone ? 'phone-answers' : 'answers', Buffer.concat([head, left]));
    },
    /** Waits until as many tail events have come as there were requests: each comes when all work behind its answer is done. */
    async settled(requests: () => number): Promise<boolean> {
      const until = Date.now() + patienceMilliseconds;
      while (invocations < requests() && Date.now() < until) await pause(25);
      return invocations >= requests();
    },
    lived: () => ({ hosts: [...hosts], words: [...words], cookies: [...cookies], objects: [...objects] }),
  };
}
