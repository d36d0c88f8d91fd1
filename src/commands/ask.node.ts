/** Questions to the person at the keyboard. What is piped in is taken a line at a time, by whoever asks first. */
import { createInterface, type Interface } from 'node:readline';
import { printError } from './print.node.ts';

/** Whether the answer was yes; the end of the input is no. */
export type AskYes = (question: string) => Promise<boolean>;

/** Asks on the terminal: y or yes, in any case, is yes; all else is no. */
export const askYes: AskYes = async (question) => isYes(await readLine(`${question} [y/N] `));

/** The same, and says what to do where nobody can be asked: for commands with `--yes`. */
export const askYesOrSay: AskYes = async (question) => {
  const typed = await readLine(`${question} [y/N] `);
  if (typed === null && !process.stdin.isTTY) printError('It could not ask here: add --yes.');
  return isYes(typed);
};

const isYes = (typed: string | null): boolean => /^y(es)?$/i.test(typed?.trim() ?? '');

/** One line that is typed or piped in; null at the end of the input. The prompt is shown on a terminal alone. */
export async function readLine(prompt: string): Promise<string | null> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) return nextPiped();
  const terminal = createInterface({ input: stdin, output: stderr });
  try {
    return await new Promise((resolve) => {
      terminal.once('close', () => resolve(null));
      terminal.question(prompt, resolve);
    });
  } finally {
    terminal.close();
  }
}

/** Lines come in bunches: those that nobody has asked for yet are kept here. */
const lines: string[] = [];
let piped: Interface | null = null;
let isAtEnd = false;

async function nextPiped(): Promise<string | null> {
  if (piped === null) {
    piped = createInterface({ input: process.stdin });
    piped.on('line', (line) => lines.push(line));
    piped.once('close', () => {
      isAtEnd = true;
    });
  }
  if (lines.length === 0 && !isAtEnd) {
    const reader = piped;
    reader.resume();
    await new Promise<void>((resolve) => {
      reader.once('line', () => resolve());
      reader.once('close', () => resolve());
    });
    // Else the process would wait for more when it is done.
    if (!isAtEnd) reader.pause();
  }
  return lines.shift() ?? null;
}
