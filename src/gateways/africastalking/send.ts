/**
 * Africa's Talking, one reply by SMS, through its official SDK, so that this is the one file of gateways with I/O.
 * https://developers.africastalking.com/docs/sms/sending/bulk, read November 2026.
 * Certainty: verified for the call (the SDK's source), third party for the answers (recorded).
 *
 *   POST https://api.africastalking.com/version1/messaging, header `apikey`
 *   username=…&to=%2B447700900001&message=…&from=00000&bulkSMSMode=1
 *   → 201 {"SMSMessageData":{"Message":"Sent to 1/1 …","Recipients":[{"statusCode":101,"status":"Success",…}]}}
 *
 * A wrong key is 401 in plain text; a wrong sender is 201 with no recipient and the reason as `Message`.
 * Privacy: the SDK's errors and the answers carry the number; only a fixed reason leaves this file. No redirect is followed.
 */
import { openCaller } from '../caller.ts';
import type { Sender, SendFailure, SendOutcome, SmsInbound } from '../gateway.ts';
import { credentialsIn } from '../sending.ts';
import { readAnswer, readError } from './outcome.ts';

/** The company may take a minute; the platform gives us 30 s after the answer, and a second try must fit. */
const timeoutMilliseconds = 8000;

const needs = ['AFRICASTALKING_USERNAME', 'AFRICASTALKING_API_KEY'];
const sandboxUsername = 'sandbox';

/**
 * Sends one reply; never throws; settles within 8 s. A premium message (with a `linkId` and the shared code's keyword)
 * is charged as such, any other goes as an ordinary one. Where key and user name are refused, the next are tried.
 */
export async function sendReply(inbound: SmsInbound, text: string, sender: Sender): Promise<SendOutcome> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<SendOutcome>((resolve) => {
    timer = setTimeout(
      () => resolve({ sent: false, reason: 'timeout', certain: false, retry: false }),
      timeoutMilliseconds,
    );
  });
  try {
    return await Promise.race([sendWithEachKey(inbound, text, sender), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function sendWithEachKey(inbound: SmsInbound, text: string, sender: Sender): Promise<SendOutcome> {
  const [current, ...others] = sender.secrets.AFRICASTALKING_USERNAME ?? [];
  // The sandbox is never switched off again: as the next account it would take the current one with it.
  const usernames = [current ?? [], others.filter((other) => other !== sandboxUsername)].flat();
  const accounts = credentialsIn({ ...sender.secrets, AFRICASTALKING_USERNAME: usernames }, needs);
  let outcome = withoutCall('bad-credentials');
  for (const { AFRICASTALKING_USERNAME: username = '', AFRICASTALKING_API_KEY: apiKey = '' } of accounts) {
    outcome = await sendOnce(inbound, text, sender, { username, apiKey });
    if (outcome.sent || outcome.reason !== 'bad-credentials') return outcome;
  }
  return outcome;
}

async function sendOnce(
  inbound: SmsInbound,
  text: string,
  { from, sharedKeyword }: Sender,
  account: { readonly username: string; readonly apiKey: string },
): Promise<SendOutcome> {
  try {
    if (!(await reachesRightHost(account.username))) return withoutCall('bad-credentials');
    // Imported when first needed: it costs 70 ms of CPU, which a caller on USSD would wait for.
    const { default: Sms } = await import('africastalking/lib/sms.js');
    await refuseRedirects();
    const sdk = new Sms({ ...account, format: 'application/json' });
    const message = { to: openCaller(inbound.caller), from, message: text };
    const linkId = inbound.handle.linkId ?? '';
    const isPremium = linkId !== '' && sharedKeyword !== null;
    const answer = isPremium
      ? await sdk.sendPremium({ ...message, linkId, keyword: sharedKeyword })
      : await sdk.send(message);
    return readAnswer(answer);
  } catch (error) {
    return readError(error);
  }
}

/** The sandbox is switched on for the whole SDK and never off again: a deployment has one kind of account. */
async function reachesRightHost(username: string): Promise<boolean> {
  const { default: common } = await import('africastalking/lib/common.js');
  if (username === sandboxUsername) common.enableSandbox();
  return common.SMS_URL.includes('.sandbox.') === (username === sandboxUsername);
}

/** Followed, a redirect would repeat number, text and key to whatever host it names. */
async function refuseRedirects(): Promise<void> {
  const { default: axios } = await import('#africastalking-axios');
  Object.assign(axios.defaults, { maxRedirects: 0, fetchOptions: { redirect: 'manual' } });
}

function withoutCall(reason: SendFailure): SendOutcome {
  return { sent: false, reason, certain: true, retry: false };
}
