import type { HttpReply } from '../../gateways/gateway.ts';
import type { WireRequest } from '../../gateways/handset.ts';
import type { Element } from './dom.ts';
import type { Tools } from './tools.ts';

export type Panel = ReturnType<typeof openPanel>;

/** What the phone company sees: the last exchange, as it went over the wire. */
export function openPanel(tools: Tools) {
  const exchange = tools.element('exchange');

  /** Privacy: marks each place where the caller's number travels, with a plus sign or its escape or without. */
  function marked(text: string, number: string): (Element | string)[] {
    const spellings = new RegExp(`((?:\\+|%2B)?${number.slice(1)})`);
    return text.split(spellings).map((part, index) => (index % 2 === 1 ? tools.create('mark', '', part) : part));
  }

  function message(title: string, first: string, headers: HttpReply['headers'], body: string, number: string) {
    const shown = Object.entries(headers).flatMap(([name, value]) => [
      tools.create('dt', '', name),
      tools.create('dd', '', ...marked(value, number)),
    ]);
    return tools.create(
      'article',
      'wire',
      tools.create('h3', '', title),
      tools.create('p', 'first', ...marked(first, number)),
      tools.create('dl', '', ...shown),
      body === '' ? tools.create('p', 'empty', 'No body.') : tools.create('pre', '', ...marked(body, number)),
    );
  }

  function request(title: string, { method, url, headers, body }: WireRequest, number: string): Element {
    return message(title, `${method} ${url}`, headers, body, number);
  }

  return {
    show: (callback: WireRequest, answer: HttpReply, sends: readonly WireRequest[], number: string) => {
      exchange.replaceChildren(
        request('The company asks the line', callback, number),
        message('The line answers', String(answer.status), answer.headers, answer.body, number),
        ...sends.map((send) => request('The line asks the company to send', send, number)),
      );
    },
    clear: (words: string) => {
      exchange.replaceChildren(tools.create('p', 'empty', words));
    },
  };
}
