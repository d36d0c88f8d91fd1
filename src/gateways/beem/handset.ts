/** Beem's end of the wire, as ussd.ts describes it. */

import { dialOf } from '../dialled.ts';
import type { UssdHandset } from '../handset.ts';
import { jsonOf, propertyOf } from '../json.ts';
import { withoutPlus } from '../numbers.ts';

export const ussd: UssdHandset = {
  writeCallback: ({ url, session, number, serviceCode, further = [], inputs }) => ({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      command: inputs.length === 0 ? 'initiate' : 'continue',
      msisdn: withoutPlus(number),
      session_id: session,
      operator: 'vodacom',
      payload: { request_id: inputs.length, response: inputs.at(-1) ?? dialled(serviceCode, further) },
    }),
  }),
  readAnswer(reply) {
    if (reply.status !== 200) return { broken: 'status' };
    const answer = jsonOf(reply);
    const command = propertyOf(answer, 'command');
    const text = propertyOf(propertyOf(answer, 'payload'), 'request');
    if (typeof text !== 'string' || typeof propertyOf(answer, 'session_id') !== 'string') return { broken: 'shape' };
    if (command !== 'continue' && command !== 'terminate') return { broken: 'shape' };
    return { text, ends: command === 'terminate' };
  },
};

/** The bare code is not told. */
function dialled(serviceCode: string, further: readonly string[]): string | number {
  return further.length === 0 ? 0 : dialOf(serviceCode, further);
}
