/** Strings as callers' pages need them: parsed once, when compiling. */
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { Message, MessageElement } from './edition.ts';

export type ParsedMessage =
  | { readonly message: Message; readonly placeholders: readonly string[] }
  | { readonly broken: true };

/** Parses one ICU message; text without placeholders stays text. A message that cannot be parsed is `broken`. */
export function parseMessage(text: string): ParsedMessage {
  try {
    const elements = parse(text, { ignoreTag: true, captureLocation: false });
    const [only] = elements;
    if (only === undefined) return { message: '', placeholders: [] };
    if (elements.length === 1 && only.type === TYPE.literal) return { message: only.value, placeholders: [] };
    return { message: elements as unknown as readonly MessageElement[], placeholders: placeholdersIn(elements) };
  } catch {
    return { broken: true };
  }
}

function placeholdersIn(elements: ReturnType<typeof parse>): string[] {
  const names = elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.select || element.type === TYPE.plural)
      return [element.value, ...Object.values(element.options).flatMap((option) => placeholdersIn(option.value))];
    return [element.value];
  });
  return [...new Set(names)].sort();
}
