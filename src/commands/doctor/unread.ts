/** Whether the addresses that should stay empty at a company do no harm where somebody has filled them in. */
import { type Address, leftEmpty } from '../deployment/callback-addresses.ts';
import { type Diagnosis, note, type Said, wrong } from './diagnosis.ts';
import { type Answer, ask, diagnose, nameOf, type Subject, type Unreachable, unreachable } from './patient.ts';

const unwanted = {
  ussd: { path: 'ended', what: 'the end of a session' },
  sms: { path: 'report', what: 'a delivery report' },
} as const;

/** Sends an empty event or report: it must be answered, so that no company repeats it, and bring nothing back. */
export async function tryUnread(subject: Subject): Promise<readonly Diagnosis[]> {
  const { address } = subject;
  const { channel, url } = address;
  const { path, what } = unwanted[channel];
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await ask({ url: `${url}/${path}`, method: 'POST', headers, body: 'status=doctor' });
  return [diagnose('unread', nameOf(subject), judge(answer, what, address))];
}

function judge(answer: Answer | Unreachable, what: string, address: Address): Said {
  if ('unreachable' in answer) return unreachable(answer.unreachable);
  if (answer.status !== 200 || answer.body !== '')
    return wrong(
      `What a company tells of ${what} is not answered with an empty 200 (status ${answer.status}), so it comes again.`,
      'Deploy again: npm run deploy. And look that no address for it is registered at the company.',
    );
  return note(`What comes to an address of its own for ${what} is answered and not read. ${leftEmpty(address)}`);
}
