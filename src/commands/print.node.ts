/** The only place where the command line writes: what was asked for to the output, all else to the error output. */

/** Writes one line of the answer. */
export function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Writes one line for the person at the keyboard: what went wrong, or what to do now. */
export function printError(line = ''): void {
  process.stderr.write(`${line}\n`);
}

// Whoever reads the answer may stop reading (`| head`): that is no fault.
process.stdout.on('error', (error: Error & { readonly code?: string }) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
