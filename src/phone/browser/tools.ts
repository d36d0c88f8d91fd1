import type { PhoneLine } from '../options.ts';
import type { Element, Field, Window } from './dom.ts';

/** Names of all gateways that this phone can speak through. */
export type Carriers = { readonly ussd: readonly string[]; readonly sms: readonly string[] };

export type Tools = ReturnType<typeof openTools>;

/** What a post came to: the answer, or words on why there is none. */
export type Posted<T> = { readonly answer: T } | { readonly words: string };

/** What the other parts of the page's script share. Self-contained, as they all are: its text is what the browser gets. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: it stands for a module, since its text is what the browser gets.
export function openTools(window: Window) {
  const { document } = window;

  function element(id: string): Element {
    const found = document.getElementById(id);
    if (found === null) throw new Error('the page lacks an element');
    return found;
  }

  function create(tag: string, className: string, ...children: (Element | string)[]): Element {
    const made = document.createElement(tag);
    made.className = className;
    made.append(...children);
    return made;
  }

  async function post<T>(path: string, body: unknown): Promise<Posted<T>> {
    try {
      const response = await fetch(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      const answer = await response.json();
      return response.ok ? { answer: answer as T } : { words: (answer as { words: string }).words };
    } catch {
      return { words: 'The line could not be reached. Is it still running?' };
    }
  }

  /**
   * Moves the caret to a field, but not away from a choice somebody is making, nor on a touch screen, where it would
   * open the system's keyboard over the phone.
   */
  function focus(field: Field): void {
    const isChoosing = document.activeElement?.matches('.choices *, .sim *') ?? false;
    if (!isChoosing && window.matchMedia('(pointer: fine)').matches) field.focus({ preventScroll: true });
  }

  /** Puts text at the caret, in place of what is selected. */
  function type(field: Field, text: string): void {
    const end = field.value.length;
    field.setRangeText(text, field.selectionStart ?? end, field.selectionEnd ?? end, 'end');
  }

  function erase(field: Field): void {
    const start = field.selectionStart ?? field.value.length;
    const end = field.selectionEnd ?? start;
    field.setRangeText('', start === end ? Math.max(0, start - 1) : start, end, 'end');
  }

  const { lines = '[]', carriers = '{}' } = document.querySelector('main')?.dataset ?? {};

  return {
    document,
    element,
    create,
    post,
    focus,
    type,
    erase,
    field: (id: string) => element(id) as Field,
    lines: JSON.parse(lines) as readonly PhoneLine[],
    carriers: JSON.parse(carriers) as Carriers,
    notice: (words: string) => {
      element('notice').textContent = words;
    },
    randomHex: (bytes: number) =>
      Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join(''),
  };
}
