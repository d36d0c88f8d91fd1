/** Random texts against the live side, over Africa's Talking's wire format. Whatever comes, a page goes back. */
import { openInProcess } from '../../src/commands/dial/in-process.ts';
import { bundleEditions } from '../../src/editions/bundle.ts';
import { ussd } from '../../src/gateways/africastalking/handset.ts';
import { openBundle } from '../../src/live/bundle.ts';
import { constantPage } from '../../src/live/fallback.ts';
import { septetsOf } from '../../src/render/gsm.ts';
import { defaultUssdLimits } from '../../src/render/limits.ts';
import { builtOn, editionOf, now } from '../support/lines.ts';
import { randomFrom } from '../support/random.ts';
import { textsFor } from './texts.ts';

export type Fuzzed = {
  readonly runs: number;
  readonly seconds: number;
  /** What was wrong, and the text that did it; at most ten. */
  readonly failures: readonly { readonly why: string; readonly text: string }[];
};

const line = 'demo-ke';

/** The same seed makes the same texts. */
export async function fuzz(runs: number, seed: number): Promise<Fuzzed> {
  const edition = editionOf(line);
  const live = await openInProcess([edition], now);
  const url = await live.callbackUrl(line, 'ussd', 'africastalking');
  const constant = constantPage(openBundle(await bundleEditions([edition], builtOn)).line(line), []).text;
  const makeText = textsFor(edition, randomFrom(seed));
  const call = { url, session: 'fuzz', number: '+254700000001', serviceCode: '*384*00000#' };
  const failures: { why: string; text: string }[] = [];
  const began = performance.now();
  for (let run = 0; run < runs && failures.length < 10; run += 1) {
    const text = makeText();
    const { status, headers, body } = await live.deliver(ussd.writeCallback({ ...call, inputs: text.split('*') }));
    const why = whatIsWrong(status, headers['content-type'] ?? '', body, constant);
    if (why !== null) failures.push({ why, text });
  }
  return { runs, seconds: (performance.now() - began) / 1000, failures };
}

/** The constant page is true, but says that something failed behind it. */
function whatIsWrong(status: number, contentType: string, body: string, constant: string): string | null {
  if (status !== 200) return `status ${status}`;
  if (!contentType.startsWith('text/plain')) return 'not text/plain';
  if (!/^(CON|END) \S/.test(body)) return 'neither CON nor END';
  const septets = septetsOf(body);
  if (septets === null) return 'letters that the network cannot carry';
  if (septets > defaultUssdLimits.maxSeptets) return `${septets} septets`;
  return body.slice(4) === constant ? 'the constant page' : null;
}
