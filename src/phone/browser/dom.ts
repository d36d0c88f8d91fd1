/**
 * The few parts of a browser's document that the page's script touches. The project compiles without TypeScript's own
 * DOM declarations, since their globals clash with those of Workers.
 */
export type Element = {
  textContent: string | null;
  className: string;
  id: string;
  hidden: boolean;
  disabled: boolean;
  scrollTop: number;
  readonly offsetTop: number;
  readonly dataset: Record<string, string | undefined>;
  append(...children: (Element | string)[]): void;
  replaceChildren(...children: (Element | string)[]): void;
  setAttribute(name: string, value: string): void;
  matches(selector: string): boolean;
  closest(selector: string): Element | null;
  focus(options?: { preventScroll?: boolean }): void;
  addEventListener(type: string, listener: (event: PageEvent) => void): void;
};

/** An input, a textarea or a select. */
export type Field = Element & {
  value: string;
  readonly selectionStart: number | null;
  readonly selectionEnd: number | null;
  setSelectionRange(start: number, end: number): void;
  setRangeText(text: string, start: number, end: number, mode: 'end'): void;
};

export type PageEvent = {
  readonly key: string;
  readonly target: Element;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
  preventDefault(): void;
};

export type Document = {
  readonly activeElement: Element | null;
  getElementById(id: string): Element | null;
  querySelector(selector: string): Element | null;
  createElement(tag: string): Element;
  addEventListener(type: 'keydown', listener: (event: PageEvent) => void): void;
};

export type Window = {
  readonly document: Document;
  matchMedia(query: string): { readonly matches: boolean };
};
