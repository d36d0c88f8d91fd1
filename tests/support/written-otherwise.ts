/** Ways to write a right path, each of which leads to it wherever somebody mends what was written. */

const escaped = (text: string) => text.replace(/[^/]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
const before = (path: string, end: string) => path.slice(0, path.lastIndexOf('/')) + end;
const behind = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** By what is otherwise. A `#` with what follows, `..` and `\` are mended before the Worker is asked, so not here. */
export const writtenOtherwise: Readonly<Record<string, (path: string) => string>> = {
  'a query': (path) => `${path}?x=1`,
  'a number in a query': (path) => `${path}?phoneNumber=%2B447700900001`,
  'a query of itself': (path) => `${path}?${path}`,
  'a query behind ..': (path) => `/x/..${path}?x=1`,
  'an empty query': (path) => `${path}?`,
  'two empty queries': (path) => `${path}??`,
  'an empty query before a #': (path) => `${path}?#`,
  'its first letter escaped': (path) => `/${escaped(path.slice(1, 2))}${path.slice(2)}`,
  'its last letter escaped': (path) => path.slice(0, -1) + escaped(path.slice(-1)),
  'its last part escaped': (path) => before(path, `/${escaped(behind(path))}`),
  'its last part escaped twice': (path) => before(path, `/${escaped(behind(path)).replaceAll('%', '%25')}`),
  'its last slash escaped': (path) => before(path, `%2f${behind(path)}`),
  'its last slash twice': (path) => before(path, `//${behind(path)}`),
  'every letter escaped': escaped,
};
