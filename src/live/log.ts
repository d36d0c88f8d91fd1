/** The one module that may write a log line, and only these words. Privacy: nothing of a caller can be typed into it. */
import type { SendFailure } from '../gateways/gateway.ts';

export type LogEvent =
  | 'settings-invalid'
  | 'edition-unreadable'
  | 'state-refused'
  | 'store-unreadable'
  | 'ussd-fault'
  | 'sms-fault'
  | 'gate-unavailable'
  | 'positions-unavailable'
  | 'budget-spent'
  | 'budget-unwritten'
  | 'slip-unwritten'
  | 'unexpected'
  | `send-failed-${SendFailure}`;

/** Writes one fixed word. Workers Logs are off; this is for whoever watches live. */
export function log(event: LogEvent): void {
  console.log(event);
}
