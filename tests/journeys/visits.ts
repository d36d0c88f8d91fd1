/** The screens that a journey comes to, each with the keys that lead there however much fits on a page, and all that they say. */
import type { Shown } from '../../src/commands/dial/journey.ts';
import type { Page } from '../../src/menu/screen.ts';

/** Keys of a call; `toItsEnd` presses 9 for as long as a page goes on. */
export type Path = readonly (string | typeof toItsEnd)[];
const toItsEnd = Symbol('9, as long as a page goes on');

type Pressed = { readonly input: string; readonly shown: Shown | null };

/** The paths of a call, of its dialling and of each key that led to another screen: turning a page on or back leads to none. */
export function pathsOf(dialled: Shown | null, pressed: readonly Pressed[]): readonly Path[] {
  let path: Path = [];
  let pages = [dialled?.text ?? ''];
  const paths: Path[] = [path];
  for (const { input, shown } of pressed) {
    const text = shown?.text ?? '';
    if (input === '9' && goesOn(pages.at(-1))) pages = [...pages, text];
    else if (input === '0' && pages.length > 1 && text === pages.at(-2)) pages = pages.slice(0, -1);
    else {
      path = pages.length > 1 ? [...path, toItsEnd, input] : [...path, input];
      pages = [text];
      paths.push(path);
    }
  }
  return paths;
}

const goesOn = (text = '') => /^9 \S/m.test(text);
/** More than any screen has: a 9 that leads round and round ends there. */
const maxPages = 40;

/** All that stands at the end of a path, from its first page to its last; `hop` is given every input of the call. */
export async function saidBehind(path: Path, hop: (inputs: readonly string[]) => Promise<Page>): Promise<Said> {
  let inputs: readonly string[] = [];
  let page = await hop(inputs);
  const press = async (key: string): Promise<Page> => {
    inputs = [...inputs, key];
    if (inputs.length > maxPages) throw new Error('the pages have no end');
    page = await hop(inputs);
    return page;
  };
  for (const key of path) {
    if (key !== toItsEnd) await press(key);
    else while (goesOn(page.text)) await press('9');
  }
  const pages = [page];
  while (goesOn(page.text)) pages.push(await press('9'));
  return saidOn(pages);
}

/** What some pages say, apart from where they are cut, their keys 9 and 0, and the mark above them. */
export type Said = { readonly words: string; readonly options: readonly string[]; readonly ends: boolean };

function saidOn(pages: readonly Page[]): Said {
  const [marked = ''] = pages[0]?.text.split('\n') ?? [];
  const mark = /^[A-Z]+$/.test(marked) ? marked : null;
  const lines = pages.flatMap(({ text }) => text.split('\n')).filter((line) => !/^[09] \S/.test(line) && line !== mark);
  const isOption = (line: string) => /^[1-8] \S/.test(line);
  return {
    words: lines.filter((line) => !isOption(line)).join(' '),
    options: lines.filter(isOption),
    ends: pages.at(-1)?.ends ?? false,
  };
}
