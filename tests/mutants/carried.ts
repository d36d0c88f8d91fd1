/** Leaks that only other gateways can have: those which send the newest input alone, and those with calls of their own. */
import { ahead, behind, type Mutant } from './mutant.ts';

const life = 'over every gateway';
const kept = 'src/live/kept-call.ts';

export const carried: readonly Mutant[] = [
  {
    name: 'positions-named-by-it',
    leaks: 'Each caller gets positions of their own, in an object that is named by the number.',
    seenIn: 'objects',
    life,
    edits: [
      ahead(
        kept,
        "import { type Keys, keysOf } from './object-keys.ts';",
        "import { openCaller } from '../gateways/caller.ts';",
      ),
      {
        file: kept,
        find: 'const { line, gateway, inbound, dialled, edition, changed } = hop;\n  const positions = positionsOf(line);',
        replace:
          'const { line, gateway, inbound, dialled, edition, changed } = hop;\n' +
          'const positions = positionsOf(openCaller(inbound.caller) || line);',
      },
    ],
  },
  {
    name: 'position-stored',
    leaks:
      'Where a call is gets written down, so that it outlives an eviction: no number, and yet what somebody asked for.',
    seenIn: 'columns',
    life,
    edits: [
      behind(
        'src/live/positions.worker.ts',
        'advance(advanced: Advanced): Advance {',
        'void this.ctx.storage.put(advanced.session, advanced.position);',
      ),
    ],
  },
  {
    name: 'refused-hop-logged',
    leaks: 'A hop that cannot be read is logged whole, to see what the company sends.',
    seenIn: 'logs',
    life,
    edits: [
      {
        file: 'src/live/answer.ts',
        find: "if ('refused' in read) return null;",
        replace: `if ('refused' in read) {
          if (gateway.inputModel === 'last-input') console.log(read.refused, request.body);
          return null;
        }`,
      },
    ],
  },
  {
    name: 'unknown-call-logged',
    leaks:
      'A call that is not known any more is logged with the name that its company gives it, by which that finds the number.',
    seenIn: 'words',
    life,
    edits: [
      ahead(
        'src/live/follow-call.ts',
        "if (answer.kind === 'unknown') return begin(call, atUnknown(call));",
        "if (answer.kind === 'unknown') console.log('cut off: ' + call.inbound.session);",
      ),
    ],
  },
  {
    name: 'number-in-the-address-of-a-send',
    leaks: 'The call that sends a reply through Telnyx says in its address who gets it.',
    seenIn: 'outbound',
    life,
    edits: [
      { file: 'src/gateways/telnyx/send.ts', find: 'url: address,', replace: "url: address + '?for=' + to.slice(1)," },
    ],
  },
  {
    name: 'number-in-a-header-of-a-send',
    leaks: 'The call that sends a reply through Sinch says in a header who gets it, in base64.',
    seenIn: 'outbound',
    life,
    edits: [
      ahead('src/gateways/sinch/send.ts', "'content-type': 'application/json',", "'x-request-id': btoa(to.slice(1)),"),
    ],
  },
  {
    name: 'number-echoed-unasked',
    leaks: 'Hubtel, which wants no number back, gets it in the place of its name for the call.',
    seenIn: 'answers',
    life,
    edits: [
      {
        file: 'src/gateways/hubtel/ussd.ts',
        find: "handle: { session: form.get('SessionId') },",
        replace: "handle: { session: form.get('Mobile') },",
      },
    ],
  },
];
