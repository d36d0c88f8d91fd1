/** What a message can say, whatever its placeholders stand for. */
import type { Edition, Message, MessageElement } from '../content/edition.ts';

/** Texts with nothing between them but what a placeholder stands for. */
type Way = readonly string[];

/** Beyond this many ways to say a message its branches are read as one text: nothing is left out, some of it is run together. */
const maxWays = 64;
/** Of the parser: text as it stands. */
const literal = 0;

/** Of the parser: `{name}`, `{name, number}` and the like, a choice, `#`, and a tag. */
const types: ReadonlySet<unknown> = new Set([literal, 1, 2, 3, 4, 5, 6, 7, 8]);
/** Deeper than anybody writes: what is read here may come from anybody. */
const maxDepth = 32;

/** Whether a value is texts of messages by locale and key, as the parser writes them. */
export function areMessages(strings: unknown): strings is Edition['strings'] {
  return (
    isRecord(strings) && Object.values(strings).every((own) => isRecord(own) && Object.values(own).every(isMessage))
  );
}

const isMessage = (value: unknown): boolean => typeof value === 'string' || areElements(value, maxDepth);
const areElements = (value: unknown, depth: number): boolean =>
  Array.isArray(value) && value.every((element) => isElement(element, depth));

/** Safety: a literal of anything but text would be said as it is, and nobody has looked for numbers within it. */
function isElement(element: unknown, depth: number): boolean {
  if (depth === 0 || !isRecord(element) || !types.has(element.type)) return false;
  const { type, value, options, children, ...others } = element;
  if (type === literal) return typeof value === 'string' && Object.keys(element).length === 2;
  const areBranches =
    options === undefined ||
    (isRecord(options) &&
      Object.values(options).every((option) => isRecord(option) && areElements(option.value, depth - 1)));
  const isWhole = areBranches && (children === undefined || areElements(children, depth - 1));
  return isWhole && (value === undefined || typeof value === 'string') && isNoDeeper(others, depth);
}

function isNoDeeper(value: unknown, depth: number): boolean {
  if (value === null || typeof value !== 'object') return true;
  return depth > 0 && Object.values(value).every((part) => isNoDeeper(part, depth - 1));
}

/** The texts of a message: one for each way through its branches, in pieces where a placeholder stands between. */
export function textsOfMessage(message: Message): readonly string[] {
  if (typeof message === 'string') return [message];
  return [...new Set((waysOf(message) ?? [[runTogether(message)]]).flat())].filter((text) => text !== '');
}

function waysOf(elements: readonly MessageElement[]): readonly Way[] | null {
  let ways: readonly Way[] = [['']];
  for (const element of elements) {
    const next = waysThrough(element);
    if (next === null || ways.length * next.length > maxWays) return null;
    ways = ways.flatMap((way) => next.map((more) => joined(way, more)));
  }
  return ways;
}

const joined = (way: Way, more: Way): Way => [
  ...way.slice(0, -1),
  `${way.at(-1) ?? ''}${more[0] ?? ''}`,
  ...more.slice(1),
];

/** Of a placeholder: nothing that goes on, and any text that its format holds. */
function waysThrough(element: MessageElement): readonly Way[] | null {
  if (isLiteral(element)) return [[element.value]];
  const branches = branchesOf(element);
  if (branches.length === 0) return [['', ...textsIn(element.style), '']];
  const ways = branches.map(waysOf);
  return ways.includes(null) ? null : ways.flatMap((way) => way ?? []);
}

function runTogether(elements: readonly MessageElement[]): string {
  return elements
    .map((element) =>
      isLiteral(element)
        ? element.value
        : [...branchesOf(element).map(runTogether), ...textsIn(element.style)].join(''),
    )
    .join('');
}

/** Whether an element is text as it stands. */
export const isLiteral = (element: MessageElement): element is MessageElement & { readonly value: string } =>
  element.type === literal && typeof element.value === 'string';

/** What a choice chooses from, and what stands within a tag. */
function branchesOf({ options, children }: MessageElement): readonly (readonly MessageElement[])[] {
  const chosen = isRecord(options) ? Object.values(options).map((option) => isRecord(option) && option.value) : [];
  return [...chosen, children].filter(isElements);
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const isElements = (value: unknown): value is readonly MessageElement[] =>
  Array.isArray(value) && value.every(isRecord);
