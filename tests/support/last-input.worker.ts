/** The live side as it deploys, with made-up gateways beside its own, and at the code of the line over any of them. */
import bundled from '../../.generated/lines.jsonl';
import { smsGateways, ussdGateways } from '../../src/gateways/gateways.ts';
import { createLive } from '../../src/live/live.ts';
import { madeUpCarriers } from './last-input.ts';

// biome-ignore lint/performance/noBarrelFile: wrangler.toml binds them.
export { Positions } from '../../src/live/positions.worker.ts';
export { Gate } from '../../src/live/sms-gate.worker.ts';

const gateways = { ussd: [...ussdGateways, ...madeUpCarriers.map(({ gateway }) => gateway)], sms: smsGateways };

export default createLive({ bundled, now: () => Date.now(), gateways, overAnyGateway: true }).app;
