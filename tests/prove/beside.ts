/** Workers that stand beside the one under proof: one that watches it, and gates that fail. Plain JavaScript, as text. */

const compatibilityDate = '2026-10-23';

/**
 * Hands over every tail event whole. `getUnredacted` lifts what the platform would black out, so that nothing is missed
 * because somebody else hid it.
 */
const watcher = `
const whole = (value, depth = 0) => {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? undefined : value;
  if (depth > 12) return '(deeper)';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => whole(item, depth + 1));
  const open = typeof value.getUnredacted === 'function' ? value.getUnredacted() : value;
  const read = {};
  for (const name in open) if (name !== 'getUnredacted') read[name] = whole(open[name], depth + 1);
  return read;
};
export default {
  async tail(events, env) {
    await env.SINK.fetch('http://sink/', { method: 'POST', body: JSON.stringify(whole(events)) });
  },
};`;

/** What a gate may do instead of answering. It sees what a gate sees, and quotes it in its error. */
const gates = `
import { RpcTarget, WorkerEntrypoint } from 'cloudflare:workers';
class Hung extends RpcTarget {
  key() { return new Promise(() => {}); }
  admit() { return new Promise(() => {}); }
  release() { return new Promise(() => {}); }
}
class Throwing extends RpcTarget {
  key() { return { id: 'k', key: new Uint8Array(32) }; }
  admit(asked) { throw new Error('refused ' + JSON.stringify(asked)); }
  release(asked) { throw new Error('refused ' + JSON.stringify(asked)); }
}
export class HungGates extends WorkerEntrypoint { getByName() { return new Hung(); } }
export class ThrowingGates extends WorkerEntrypoint { getByName() { return new Throwing(); } }
export default { fetch: () => new Response(null, { status: 404 }) };`;

export type GateFault = 'hung' | 'throwing';

/** The Worker that is told every event of the one under proof; `sink` gets them as JSON. */
export const watcherWorker = <Sink>(name: string, sink: Sink) => ({
  name,
  modules: true,
  script: watcher,
  compatibilityDate,
  serviceBindings: { SINK: sink },
});

/** The Worker that has failing gates; `entrypointOf` says which is which. */
export const gatesWorker = (name: string) => ({ name, modules: true, script: gates, compatibilityDate });

export const entrypointOf: Readonly<Record<GateFault, string>> = { hung: 'HungGates', throwing: 'ThrowingGates' };
