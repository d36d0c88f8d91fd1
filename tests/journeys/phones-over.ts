/** Phones that make the calls of a journey over a gateway of choice, whatever the line has. */
import { readFile } from 'node:fs/promises';
import { numberOf } from '../../src/commands/dial/conversation.ts';
import { type Journey, type JourneyStep, momentOf, readJourney } from '../../src/commands/dial/journey.ts';
import { positionsInProcess } from '../../src/commands/dial/positions-in-process.ts';
import { projectPath } from '../../src/commands/project.node.ts';
import { dayOf } from '../../src/content/days.ts';
import type { Edition } from '../../src/content/edition.ts';
import { bundleEditions } from '../../src/editions/bundle.ts';
import { splitDialled } from '../../src/gateways/dialled.ts';
import type { UssdGateway } from '../../src/gateways/gateway.ts';
import { handsets } from '../../src/gateways/handsets.ts';
import { createLive } from '../../src/live/live.ts';
import { pathSecret } from '../../src/live/secrets.ts';
import { compileLine } from '../support/lines.ts';
import { unicode } from '../support/unicode.ts';
import { textsFor } from '../support/variants.ts';
import type { Named } from './generated.ts';

export const folder = projectPath('tests/journeys');
const secret = 'made-up-for-this-test';
const publicUrl = 'https://line.invalid';

/** A phone that only calls, over one gateway. */
type Phone = { hop(call: Call): Promise<{ readonly text: string; readonly ends: boolean }> };
export type Call = {
  readonly session: string;
  readonly serviceCode: string;
  readonly further: readonly string[];
  readonly inputs: readonly string[];
};

async function takeUp(edition: Edition, moment: number, gateway: UssdGateway): Promise<Phone> {
  const now = () => moment;
  const bundled = await bundleEditions([edition], dayOf(moment));
  const { app } = createLive({ bundled, now, gateways: { ussd: [gateway], sms: [] }, overAnyGateway: true });
  const env = { GATEWAY_SECRET: secret, PUBLIC_URL: publicUrl, POSITIONS: positionsInProcess(now) };
  const context = { waitUntil: () => undefined, passThroughOnException: () => undefined, props: {} };
  const handset = handsets[gateway.name]?.ussd;
  if (!handset) throw new Error('every gateway has a handset');
  const url = `${publicUrl}/ussd/${gateway.name}/${await pathSecret(secret, `${edition.line.id}/${gateway.name}`)}`;
  return {
    async hop(call) {
      const { url: address, ...init } = handset.writeCallback({ ...call, url, number: numberOf(edition) });
      const response = await app.request(address, init, env, context);
      const headers = Object.fromEntries(response.headers);
      const page = handset.readAnswer({ status: response.status, headers, body: await response.text() });
      if ('broken' in page) throw new Error(`the company would not take this answer: ${page.broken}`);
      return page;
    },
  };
}

export type Hop = {
  readonly step: JourneyStep;
  readonly call: Call;
  readonly edition: Edition;
  readonly moment: number;
};

/** No phone dials letters, though one company hands on what a test writes there. */
const canBeDialled = (code: string) => /^[*#\d]+$/.test(code);

/** Every hop of a journey that a phone could make, with the line as it is built then, and when. */
export function* hopsIn({ header, steps }: Journey): Generator<Hop> {
  let { clock, builtOn } = header;
  let call: Call | null = null;
  for (const step of steps) {
    if (step.kind === 'clock') clock = step.clock;
    if (step.kind === 'built') builtOn = step.builtOn;
    if (step.kind !== 'dial' && step.kind !== 'press') continue;
    const edition = build(header.line, builtOn);
    if (step.kind === 'dial') call = callTo(edition, step.code);
    else if (call !== null) call = pressed(call, step.input);
    if (call) yield { step, call, edition, moment: momentOf(header.zone, clock) };
  }
}

const pressed = (call: Call, input: string): Call => ({ ...call, inputs: [...call.inputs, input] });

function callTo({ line }: Edition, code: string): Call | null {
  const dialled = splitDialled(
    code,
    line.ussd.flatMap(({ codes }) => codes),
  );
  calls += 1;
  return dialled && canBeDialled(code) ? { session: `call-${calls}`, ...dialled, inputs: [] } : null;
}

let calls = 0;

type PhoneAt = (edition: Edition, moment: number) => Promise<Phone>;

/** One phone for each edition and moment: a line is opened once, however many journeys are told of it. */
export function phonesOver(gateway: UssdGateway): PhoneAt {
  const known = new Map<Edition, Map<number, Promise<Phone>>>();
  return (edition, moment) => {
    const ofEdition = known.get(edition) ?? new Map<number, Promise<Phone>>();
    known.set(edition, ofEdition);
    const phone = ofEdition.get(moment) ?? takeUp(edition, moment, gateway);
    ofEdition.set(moment, phone);
    return phone;
  };
}

const built = new Map<string, Edition>();
function build(line: string, builtOn: string): Edition {
  const key = `${line} ${builtOn}`;
  const edition = built.get(key) ?? compileLine(line, textsFor(line), builtOn);
  built.set(key, edition);
  return edition;
}

const isCarried = ({ header, steps }: Journey) =>
  !header.gateways.includes(unicode) && steps.some(({ kind }) => kind === 'dial');

/** The journeys of some files that a phone could make over any gateway. */
export async function readAll(paths: readonly string[]): Promise<readonly Named[]> {
  const all = await Promise.all(
    paths.map(async (path) => {
      const journey = readJourney(await readFile(`${folder}/${path}`, 'utf8'));
      if ('reason' in journey) throw new Error(`${path} is no journey`);
      return { path, journey };
    }),
  );
  return all.filter(({ journey }) => isCarried(journey));
}
