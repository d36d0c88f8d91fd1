/** The only place where the command line writes: what was asked for to the output, all else to the error output. */

/** Writes one line of the answer. */
export function print(line = ''): void {
  process.stdout.write(`${shownAs(line)}\n`);
}

/** Writes one line for the person at the keyboard: what went wrong, or what to do now. */
export function printError(line = ''): void {
  process.stderr.write(`${shownAs(line)}\n`);
}

/**
 * Safety: names, digests and words out of the store and out of files are anybody's, and a terminal obeys what it is sent:
 * without control characters but ends of lines and tabs, and without marks that would turn what is read.
 */
const shownAs = (text: string): string => text.replace(/(?![\n\t])\p{Cc}|\p{Bidi_Control}/gu, '');

// Whoever reads the answer may stop reading (`| head`): that is no fault.
process.stdout.on('error', (error: Error & { readonly code?: string }) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
