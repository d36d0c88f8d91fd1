/**
 * Sinch, one reply by SMS. https://developers.sinch.com/docs/sms/api-reference/sms/tag/Batches/. Read November 2026.
 * Certainty: verified for the call (`@sinch/sms` 1.4.0, batches-api.js and sms-service.js), the statuses
 * (https://developers.sinch.com/docs/sms/api-reference/status-codes/) and their codes
 * (https://community.sinch.com/t5/SMS/Common-SMS-HTTP-Statuses-and-Codes-Explained/ta-p/14163).
 *
 *   POST https://eu.sms.api.sinch.com/xms/v1/{service plan}/batches, Authorization: Bearer …
 *   {"from":"442079460123","to":["+447700900001"],"body":"…"}
 *   → 201 {"id":"01W4…","to":["447700900001"],"from":"442079460123","canceled":false,"body":"…","type":"mt_text",…}
 *   → 400 or 403 {"code":"syntax_invalid_parameter_format","text":"…"}
 *
 * 404 is a resource that is not there (that page of the statuses): the address names the service plan and nothing else.
 * The account's region is part of the host: us, eu, br, ca or au; with any other there is no call. Long texts are split
 * by the company.
 * That page of the codes for 403 was read in part: one that is not below counts as a refusal of the call.
 * Privacy: the answer carries the number and the text.
 */
import type { Answer, Outgoing, SendCall, SendFailure, SendOutcome } from '../gateway.ts';
import { jsonOf, propertyOf } from '../json.ts';
import { withoutPlus } from '../numbers.ts';
import { outcomeOfStatus, refused, sendBy } from '../sending.ts';

const regions: readonly string[] = ['us', 'eu', 'br', 'ca', 'au'];

/** The call that sends one message; none to a region that is none. */
export function sendCall({ to, from, text, credentials }: Outgoing): SendCall | SendFailure {
  const region = (credentials.SINCH_REGION ?? '').trim().toLowerCase();
  if (!regions.includes(region)) return 'bad-credentials';
  const plan = encodeURIComponent(credentials.SINCH_SERVICE_PLAN_ID ?? '');
  return {
    url: `https://${region}.sms.api.sinch.com/xms/v1/${plan}/batches`,
    headers: {
      authorization: `Bearer ${credentials.SINCH_API_TOKEN ?? ''}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ from: withoutPlus(from), to: [to], body: text }),
  };
}

/** Codes of 403 that are no refusal of the credentials. */
const refusalByCode: ReadonlyMap<unknown, SendFailure> = new Map([
  ['blocked_account', 'on-hold'],
  ['illegal_number_type', 'unsupported-number'],
]);

/** What the company's answer means. */
export function readOutcome(answer: Answer): SendOutcome {
  const { status } = answer;
  const json = jsonOf(answer);
  const id = propertyOf(json, 'id');
  if ((status === 200 || status === 201) && typeof id === 'string' && id !== '') return { sent: true };
  if (status === 404) return refused('bad-credentials');
  const code = propertyOf(json, 'code');
  if (status !== 403 || typeof code !== 'string') return outcomeOfStatus(status);
  return refused(refusalByCode.get(code) ?? 'rejected');
}

/** Sends one reply. */
export const sendReply = sendBy({
  needs: ['SINCH_SERVICE_PLAN_ID', 'SINCH_API_TOKEN', 'SINCH_REGION'],
  sendCall,
  readOutcome,
});
