/** The only place where the command line writes: what was asked for to the output, all else to the error output. */

/** Writes one line of the answer. */
export function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Writes one line for the person at the keyboard: what went wrong, or what to do now. */
export function printError(line = ''): void {
  process.stderr.write(`${line}\n`);
}
