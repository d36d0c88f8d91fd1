/** A reply that asks to go out, and how a gate is told of it. */
import type { SmsInbound } from '../gateways/gateway.ts';
import type { AdmissionRequest, Caps } from './gate/admission.ts';
import { digestUnder, textDigest } from './gate/digests.ts';
import type { Keys } from './object-keys.ts';

export type Asking = {
  readonly inbound: SmsInbound;
  /** The name of the gateway that brought it: another may give its messages the same ids. */
  readonly gateway: string;
  readonly text: string;
  readonly urgent: boolean;
  readonly caps: Caps;
  readonly leaves: AdmissionRequest['leaves'];
};

/** What the gate of these keys is asked: digests under its key, and nothing that could be read. */
export async function requestOf({ id, hmac }: Keys, asking: Asking): Promise<AdmissionRequest> {
  const { inbound, gateway, urgent, caps, leaves } = asking;
  const [message, sender, text, reply] = await Promise.all([
    digestUnder(hmac, 'message', `${gateway}/${inbound.messageId}`),
    inbound.caller.bucket(hmac),
    textDigest(hmac, inbound.text),
    textDigest(hmac, asking.text),
  ]);
  return { keyId: id, message, sender, text, reply, urgent, caps, leaves };
}
