/** Passphrases: chosen, and asked for. Safety: never an argument or in the environment, where other programs can read them. */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { Writable as Nowhere } from 'node:stream';
import { readLine } from '../ask.node.ts';

/** One line that is typed and not shown, or piped in; null at the end of the input. */
export type ReadPassphrase = (prompt: string) => Promise<string | null>;

/** Reads it on the terminal without showing it, or the next line of what is piped in. */
export const readPassphrase: ReadPassphrase = (prompt) =>
  process.stdin.isTTY ? readHidden(prompt, process.stdin, process.stderr) : readLine(prompt);

/** Reads a line of a terminal, of which nothing is shown but the prompt. */
export async function readHidden(prompt: string, input: Readable, output: Writable): Promise<string | null> {
  const nowhere = new Nowhere({ write: (_chunk, _encoding, done) => done() });
  // Before the prompt: from here on the terminal does not show what is typed.
  const terminal = createInterface({ input, output: nowhere, terminal: true, historySize: 0 });
  output.write(prompt);
  try {
    return await new Promise((resolve) => {
      terminal.once('close', () => resolve(null));
      terminal.question('', resolve);
    });
  } finally {
    terminal.close();
    output.write('\n');
  }
}

const minCharacters = 12;
const minWords = 4;

/** Why a passphrase can be guessed by whoever has the file; null where it will do. */
export function whyGuessable(passphrase: string): string | null {
  const characters = [...passphrase.normalize('NFKC').trim()];
  const words = passphrase.split(/\s+/).filter((word) => [...word].length > 1);
  if (characters.length < minCharacters && words.length < minWords)
    return `Too short. Whoever finds the file can try millions in peace: ${minCharacters} characters at least, or ${minWords} words.`;
  if (new Set(characters).size < 5) return 'The same few characters again and again are tried first.';
  return null;
}

const maxTries = 3;

/** Has somebody choose one, twice the same where it is typed; null where they could not. `say` tells them why. */
export async function choosePassphrase(
  read: ReadPassphrase,
  isTyped: boolean,
  say: (words: string) => void,
): Promise<string | null> {
  for (let tries = 0; tries < maxTries; tries += 1) {
    const chosen = await read('New passphrase (not shown): ');
    if (chosen === null) return null;
    const why = whyGuessable(chosen);
    const again = why === null && isTyped ? await read('The same once more: ') : chosen;
    if (why === null && again === chosen) return chosen;
    say(why ?? 'The two are not the same.');
  }
  return null;
}

/** Asks until something opens, three times at most; why not, where nothing did. */
export async function openAsking<Opened>(
  read: ReadPassphrase,
  prompt: string,
  open: (passphrase: string) => Promise<Opened | null>,
): Promise<Opened | { readonly wrong: string }> {
  for (let tries = 0; tries < maxTries; tries += 1) {
    const typed = await read(tries === 0 ? prompt : `That is not it. ${prompt}`);
    if (typed === null) return { wrong: tries === 0 ? 'No passphrase was given.' : notOpened };
    const opened = await open(typed);
    if (opened !== null) return opened;
  }
  return { wrong: notOpened };
}

const notOpened =
  'The passphrase is not the one of this key. Look for capitals and the language of the keyboard. Nobody can read it out of the file: if it is lost, make a new key (docs/keys.md).';
