/** Hubtel's end of the wire, as ussd.ts describes it. */

import { dialOf } from '../dialled.ts';
import type { HttpReply } from '../gateway.ts';
import type { UssdHandset } from '../handset.ts';
import { jsonOf, propertyOf } from '../json.ts';
import { withoutPlus } from '../numbers.ts';

/** Without one of these Hubtel shows an error in place of the page. */
const mandatory = ['SessionId', 'Message', 'Label', 'DataType', 'FieldType'] as const;

export const ussd: UssdHandset = {
  writeCallback: ({ url, session, number, serviceCode, further = [], inputs }) => ({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      Type: inputs.length === 0 ? 'Initiation' : 'Response',
      Mobile: withoutPlus(number),
      SessionId: session,
      ServiceCode: serviceCode.replace(/^\*|#$/g, ''),
      Message: inputs.at(-1) ?? dialOf(serviceCode, further),
      Operator: 'mtn',
      Sequence: inputs.length + 1,
      ClientState: '',
      Platform: 'USSD',
    }),
  }),
  readAnswer(reply: HttpReply) {
    if (reply.status !== 200) return { broken: 'status' };
    const answer = jsonOf(reply);
    const isFilled = (name: string) => typeof propertyOf(answer, name) === 'string' && propertyOf(answer, name) !== '';
    if (!mandatory.every(isFilled)) return { broken: 'field' };
    const type = propertyOf(answer, 'Type');
    if (type !== 'Response' && type !== 'Release') return { broken: 'type' };
    return { text: String(propertyOf(answer, 'Message')), ends: type === 'Release' };
  },
};
