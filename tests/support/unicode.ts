/** A call over a network that carries every script: none of our gateways says so yet, and editors want to read their own. */
import type { Conversation, Shown } from '../../src/commands/dial/conversation.ts';
import type { Edition } from '../../src/content/edition.ts';
import { callerOf } from '../../src/gateways/caller.ts';
import { inputsOf } from '../../src/live/dialled.ts';
import { defaultUssdLimits, type UssdLimits } from '../../src/render/limits.ts';
import { ussdPage } from './page.ts';

/** What the header of a journey calls it. */
export const unicode = 'unicode';
/** Room for a whole menu, so that every label is read: a real network of 70 letters would have to break it. */
export const unicodeLimits: UssdLimits = { ...defaultUssdLimits, alphabet: 'ucs2', maxUnits: 160 };

/** Pages as they are rendered for it; no wire, no texts. */
export function converseInUnicode(edition: Edition, now: number): Pick<Conversation, 'dial' | 'answer' | 'text'> {
  let serviceCode: string | null = null;
  let inputs: readonly string[] = [];
  const show = (): Promise<Shown> => {
    const call = {
      channel: 'ussd',
      session: null,
      sequence: null,
      phase: 'continue',
      caller: callerOf(''),
      handle: {},
    } as const;
    const keys = inputsOf(edition, { ...call, serviceCode, inputs });
    return Promise.resolve({ kind: 'screen', ...ussdPage(edition, keys, unicodeLimits, now) });
  };
  return {
    dial(code) {
      serviceCode = code;
      inputs = [];
      return show();
    },
    answer(input) {
      inputs = [...inputs, input];
      return show();
    },
    text: () => Promise.resolve({ kind: 'refused', reason: 'no-sms' }),
  };
}
