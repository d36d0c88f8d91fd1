import type { Hop } from '../dial.ts';
import type { Choices } from './choices.ts';
import type { Field } from './dom.ts';
import type { Panel } from './panel.ts';
import type { Tools } from './tools.ts';

/** One face of the phone: a call, or the texts. The keys act on the one that is shown. */
export type Face = {
  /** Where keys type; null while nothing can be typed. */
  field(): Field | null;
  /** The words of the soft keys, left and right; '' for a key without use. */
  softKeys(): readonly [string, string];
  /** The green key, Enter and the left soft key. */
  go(): void;
  /** The right soft key. */
  drop(): void;
  /** The red key and Escape. */
  hangUp(): void;
};

/** The call: a code is dialled, screens come and are answered, until one ends it. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: it stands for a module, since its text is what the browser gets.
export function openCall(tools: Tools, choices: Choices, panel: Panel, repaint: () => void): Face {
  const code = tools.field('code');
  const reply = tools.field('reply');
  const told = tools.element('told');
  let state: 'idle' | 'waiting' | 'asked' | 'told' = 'idle';
  let call = { session: '', code: '', inputs: [] as readonly string[] };

  function paint(next: typeof state, words: string): void {
    state = next;
    told.textContent = words;
    told.hidden = state === 'idle';
    told.scrollTop = 0;
    tools.element('idle').hidden = state !== 'idle';
    tools.element('answer').hidden = state !== 'asked';
    reply.value = '';
    if (state === 'idle') tools.focus(code);
    if (state === 'asked') tools.focus(reply);
    repaint();
  }

  /** The words a real handset has for whatever goes wrong; the reason stands below the phone. */
  function fail(words: string): void {
    tools.notice(words);
    paint('told', 'Connection problem or invalid MMI code.');
  }

  async function hop(): Promise<void> {
    const mine = call;
    const number = choices.number();
    const gateway = choices.address('ussd')?.[0] ?? '';
    tools.notice('');
    paint('waiting', 'USSD code running…');
    const posted = await tools.post<Hop>('/phone/dial', { line: choices.line()?.id, gateway, number, ...mine });
    if (call !== mine) return;
    if ('words' in posted) {
      panel.clear('Nothing reached the line.');
      fail(posted.words);
      return;
    }
    const { callback, answer, screen } = posted.answer;
    panel.show(callback, answer, [], number);
    if ('broken' in screen) fail(`The company could not read this answer: ${screen.broken}`);
    else paint(screen.ends ? 'told' : 'asked', screen.text);
  }

  /** Ends the call without a word to the line, as networks do, and shows the code of the line again. */
  function reset(): void {
    call = { session: '', code: '', inputs: [] };
    code.value = choices.address('ussd')?.[1] ?? '';
    // Before the last #: what is typed next is dialled deep.
    const caret = Math.max(0, code.value.length - 1);
    code.setSelectionRange(caret, caret);
    tools.notice('');
    paint('idle', '');
  }

  function start(): void {
    call = { session: tools.randomHex(16), code: code.value.trim(), inputs: [] };
    if (call.code !== '') void hop();
  }

  function send(): void {
    call = { ...call, inputs: [...call.inputs, reply.value] };
    void hop();
  }

  function empty(): void {
    code.value = '';
    tools.focus(code);
  }

  const nothing = () => undefined;
  const going = { idle: start, waiting: nothing, asked: send, told: reset };
  const softKeys = {
    idle: ['Dial', 'Clear'],
    waiting: ['', 'Cancel'],
    asked: ['Send', 'Cancel'],
    told: ['OK', ''],
  } as const;
  return {
    field: () => (state === 'idle' ? code : state === 'asked' ? reply : null),
    softKeys: () => softKeys[state],
    go: () => going[state](),
    drop: () => (state === 'idle' ? empty() : reset()),
    hangUp: reset,
  };
}
