/** Whether a proof has caught a leak, by what it printed. */
import type { Mutant } from './mutant.ts';
import type { ProofRun } from './prove.ts';

export type Verdict =
  | 'caught'
  /** It came to its end and did not see the leak where it is. */
  | 'missed'
  /** It did not come to its end, which says nothing of the leak. */
  | 'broken';
export type Judged = { readonly verdict: Verdict; readonly why: string };

/** The last line of a proof's verdict, which only one that came to its end prints. */
const ended = /^(?:Proved, as far as it goes|NOT PROVED)\.$/m;

/** True where a proof came to its end and found nothing. */
export const isGreen = ({ exitCode, output }: ProofRun): boolean => exitCode === 0 && ended.test(output);

/** Caught is a leak that the proof counted in the row where it is: another red may have another reason. */
export function judge({ seenIn }: Pick<Mutant, 'seenIn'>, { exitCode, output }: ProofRun): Judged {
  if (!ended.test(output)) return { verdict: 'broken', why: `the proof did not come to its end: ${lastLines(output)}` };
  const rows = redRows(output);
  const told = rows.map(({ row, found }) => `${row} ${found}`).join(', ') || 'nothing';
  const isCaught = exitCode === 1 && rows.some(({ row }) => row === seenIn);
  return isCaught ? { verdict: 'caught', why: told } : { verdict: 'missed', why: `not in ${seenIn}; found: ${told}` };
}

/** The rows of the proof's table that count something, e.g. `files … 12`. */
function redRows(output: string): readonly { readonly row: string; readonly found: number }[] {
  const table = /^place +what.*\n((?:.+\n)+)/m.exec(output)?.[1] ?? '';
  return table.split('\n').flatMap((line) => {
    const [, row = '', found = '0'] = /^([\w-]+) .* (\d+)$/.exec(line) ?? [];
    return Number(found) > 0 ? [{ row, found: Number(found) }] : [];
  });
}

const lastLines = (output: string): string => output.trim().split('\n').slice(-6).join(' / ') || 'it said nothing';
