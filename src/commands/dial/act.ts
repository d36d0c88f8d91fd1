/** What a person does at the phone in a terminal, one line of typing each; and what comes of it, in words. Pure but for the call. */

import { ussdGateways } from '../../gateways/gateways.ts';
import { defaultUssdLimits } from '../../render/limits.ts';
import type { Conversation, Shown } from './conversation.ts';
import type { JourneyStep } from './journey.ts';
import { drawMessage, drawScreen } from './phone-screen.ts';

export type Act =
  | { readonly kind: 'dial'; readonly code: string }
  | { readonly kind: 'answer'; readonly input: string }
  | { readonly kind: 'text'; readonly words: string }
  | { readonly kind: 'hang-up' | 'quit' };

/**
 * Reads one line of typing: `dial CODE` or the code alone, `text WORDS`, `hang up`, `quit`; all else is an answer to the
 * screen (`type WORDS` where an answer would be read as one of these). Null for an empty line outside a call.
 */
export function readAct(typed: string, { isInCall, firstCode }: { isInCall: boolean; firstCode: string }): Act | null {
  const words = typed.trim();
  const [, verb = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(words) ?? [];
  switch (verb.toLowerCase()) {
    case 'dial':
      return { kind: 'dial', code: rest === '' ? firstCode : rest };
    case 'text':
      return { kind: 'text', words: rest };
    case 'type':
      return { kind: 'answer', input: rest };
    default:
      if (/^hang ?up$/i.test(words)) return { kind: 'hang-up' };
      if (/^(quit|exit)$/i.test(words)) return { kind: 'quit' };
      if (!isInCall && /^[*#][*#0-9]*#$/.test(words)) return { kind: 'dial', code: words };
      return words === '' && !isInCall ? null : { kind: 'answer', input: words };
  }
}

/** What came of an act: what the terminal shows, and the step of a journey, where it is one. */
export type Came = { readonly lines: readonly string[]; readonly step: JourneyStep | null };

/** Does it. */
export async function perform(phone: Conversation, act: Act, gateway: string | null): Promise<Came> {
  switch (act.kind) {
    case 'dial': {
      const shown = await phone.dial(act.code);
      return came(shown, gateway, (page) => ({ kind: 'dial', code: act.code, shown: page }));
    }
    case 'answer': {
      const shown = await phone.answer(act.input);
      const { lines, step } = came(shown, gateway, (page) => ({ kind: 'press', input: act.input, shown: page }));
      return { lines: [...lines, ...howToText(act.input, shown)], step };
    }
    case 'text': {
      const shown = await phone.text(act.words);
      const [reply = null] = shown.kind === 'replies' ? shown.texts : [];
      return came(shown, gateway, () => ({ kind: 'text', text: act.words, reply }));
    }
    case 'hang-up': {
      const wasInCall = phone.isInCall();
      phone.hangUp();
      return { lines: [wasInCall ? '  You hung up.' : refusals['no-call']], step: null };
    }
    case 'quit':
      return { lines: [], step: null };
  }
}

/** Whoever types what belongs into a text, such as CHECK C4823, is told how. */
function howToText(input: string, shown: Shown): readonly string[] {
  const isWords = shown.kind === 'refused' && shown.reason === 'no-call' && /\p{L}/u.test(input);
  return isWords || /^check\s+\S/i.test(input) ? [`  To send it as a text, type: text ${input}`] : [];
}

type Page = { readonly text: string; readonly ends: boolean };

function came(shown: Shown, gateway: string | null, stepOf: (page: Page | null) => JourneyStep): Came {
  switch (shown.kind) {
    case 'screen': {
      const limits = ussdGateways.find(({ name }) => name === gateway)?.limits ?? defaultUssdLimits;
      const { text, ends } = shown;
      return { lines: drawScreen(text, ends, limits), step: stepOf({ text, ends }) };
    }
    case 'replies':
      return { lines: shown.texts.length === 0 ? [silence] : shown.texts.flatMap(drawMessage), step: stepOf(null) };
    case 'broken':
      return { lines: [broken], step: null };
    case 'refused':
      return { lines: [refusals[shown.reason]], step: null };
  }
}

const silence = '  No answer goes out: an opt-out word, a text of our own, or a sender the line does not answer.';
const broken =
  '  The phone company would not take this answer: callers see an error of its own. This is a fault: tell us.';
const refusals = {
  'no-call': '  No call is open. Dial a code, or text a word.',
  'no-such-code': '  This line does not answer at that code: the network would say so itself.',
  'no-ussd': '  This line has no code to dial over that gateway.',
  'no-sms': '  This line has no number to text over that gateway.',
} as const;
