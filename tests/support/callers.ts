/** People who dial and text a served Worker, through the companies that carry them. */
import type { HttpReply } from '../../src/gateways/gateway.ts';
import { handsets } from '../../src/gateways/handsets.ts';
import { post, type Served } from './served.ts';

/** Numbers of the range kept for drama, each given out once a test file. */
export function numbers(): () => string {
  let given = 0;
  return () => `+447700900${String(given++).padStart(3, '0')}`;
}

export type Dialled = {
  readonly line?: string;
  readonly gateway?: string;
  readonly serviceCode?: string;
  readonly number?: string;
  readonly inputs: readonly string[];
};

/** One hop of a call: what the company posts, and what the line answers. */
export async function dial(served: Served, dialled: Dialled): Promise<HttpReply> {
  const { line = 'demo-ke', gateway = 'africastalking', serviceCode = '*384*00000#', inputs } = dialled;
  const handset = handsets[gateway]?.ussd;
  if (!handset) throw new Error('no handset dials through this gateway');
  const url = await served.addressOf('ussd', gateway, line);
  const number = dialled.number ?? '+447700900999';
  return post(handset.writeCallback({ url, session: 'ATUid_0f3a1c9e', number, serviceCode, inputs }));
}

export type Texted = {
  readonly line?: string;
  readonly number: string;
  readonly text: string;
  readonly to?: string;
  readonly id?: string;
  /** Milliseconds since 1970; now where absent. */
  readonly sentAt?: number;
  /** Fields beside the usual ones, e.g. `linkId`. */
  readonly more?: Readonly<Record<string, string>>;
};

/** A text through Africa's Talking, whose reply goes out as a call of its own. */
export async function text(served: Served, texted: Texted): Promise<HttpReply> {
  const { line = 'demo-ke', to = '00000', number, sentAt = Date.now(), more = {} } = texted;
  const handset = handsets.africastalking?.sms;
  if (!handset) throw new Error('no handset texts through this gateway');
  const url = await served.addressOf('sms', 'africastalking', line);
  const id = texted.id ?? crypto.randomUUID();
  const request = await handset.writeCallback({ url, id, number, to, text: texted.text, sentAt }, {});
  const body = new URLSearchParams([...new URLSearchParams(request.body), ...Object.entries(more)]).toString();
  return post({ ...request, body });
}
