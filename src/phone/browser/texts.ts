import type { Delivery } from '../text.ts';
import type { Face } from './call.ts';
import type { Choices } from './choices.ts';
import type { Panel } from './panel.ts';
import type { Tools } from './tools.ts';

/** The texts: a thread and a field to write in. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: it stands for a module, since its text is what the browser gets.
export function openTexts(tools: Tools, choices: Choices, panel: Panel, repaint: () => void): Face {
  const message = tools.field('message');
  const thread = tools.element('thread');
  let isWaiting = false;
  /** Grows when the thread is emptied, so that a late answer does not land in it. */
  let simCount = 0;
  const whySilent =
    'STOP and the like never get one, nor does an answer that is sent back. One number gets the same answer two or three times ' +
    'in ten minutes, and five answers a minute, six where they are urgent; and the replies of the hour may be spent. A new SIM starts afresh.';

  function add(className: string, from: string, text: string): void {
    const who = tools.create('span', 'who', from);
    const item = tools.create('li', className, who, tools.create('span', 'words', text));
    thread.append(item);
    // To its beginning: a long reply is read from there.
    thread.scrollTop = item.offsetTop - thread.offsetTop;
  }

  function receive({ messages }: Delivery): void {
    for (const { from, text } of messages) add('in', from, text);
    if (messages.length === 0) {
      add('silence', '', `No answer came. ${whySilent}`);
    }
  }

  async function send(text: string): Promise<void> {
    const sim = simCount;
    const number = choices.number();
    isWaiting = true;
    tools.notice('');
    add('out', 'You', text);
    message.value = '';
    repaint();
    const gateway = choices.address('sms')?.[0] ?? '';
    const posted = await tools.post<Delivery>('/phone/text', { line: choices.line()?.id, gateway, number, text });
    isWaiting = false;
    repaint();
    if (sim !== simCount) return;
    if ('words' in posted) {
      panel.clear('Nothing reached the line.');
      tools.notice(posted.words);
      add('silence', '', 'Not sent.');
      return;
    }
    panel.show(posted.answer.callback, posted.answer.answer, posted.answer.sends, number);
    receive(posted.answer);
  }

  function reset(): void {
    simCount += 1;
    const keyword = choices.line()?.sharedKeyword ?? null;
    tools.element('to').textContent = choices.address('sms')?.[1] ?? 'no number';
    message.setAttribute('placeholder', keyword === null ? '' : `Begin with ${keyword}`);
    thread.replaceChildren();
    message.value = '';
  }

  choices.onChange(reset);
  return {
    field: () => (isWaiting ? null : message),
    softKeys: () => [isWaiting ? '' : 'Send', 'Clear'],
    go: () => {
      if (!isWaiting && message.value.trim() !== '') void send(message.value);
    },
    drop: () => {
      message.value = '';
    },
    hangUp: () => {
      message.value = '';
    },
  };
}
