/** What `npm start` says when the Worker answers: where to look, what to dial, what to text. */
import type { EditionLine } from '../../content/edition.ts';

/** How a line is reached, as its edition says. */
type Reached = Pick<EditionLine, 'id' | 'ussd' | 'sms'>;

type Welcome = {
  readonly url: string;
  readonly lines: readonly Reached[];
  /** Sentences on lines of which callers hear another thing than the files say. */
  readonly heard?: readonly string[];
};

/** The words of `npm start`, one a line. */
export function welcome({ url, lines, heard = [] }: Welcome): string[] {
  const width = Math.max(...lines.map(({ id }) => id.length));
  return [
    '',
    `  The phone: ${url}/phone`,
    '',
    ...lines.map((line) => `  ${line.id.padEnd(width)}  ${[...dialled(line), ...texted(line)].join(', ')}`),
    ...(heard.length > 0 ? ['', ...heard.map((words) => `  ${words}`)] : []),
    '',
    '  Nothing is sent to anybody from here. Ctrl+C stops it.',
  ];
}

function dialled({ ussd }: Reached): readonly string[] {
  return unique(ussd.flatMap(({ codes }) => codes.map((code) => `dial ${code}`)));
}

function texted({ sms }: Reached): readonly string[] {
  return unique(
    sms.map(
      ({ number, sharedKeyword }) => `text ${sharedKeyword === null ? '' : `${sharedKeyword} `}HELP to ${number}`,
    ),
  );
}

/** Several gateways may carry one code or number. */
function unique(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}
