/** What callers of a line hear, beside what was published last and what the files here say. Pure. */
import type { LastPublished } from '../store/last-published.node.ts';
import { fine, note, type Said, wrong } from './diagnosis.ts';

/** A line as the health address tells of it. */
export type HeardLine = {
  readonly line: string;
  /** Digest. */
  readonly edition: string;
  readonly source: 'published' | 'bundled';
  readonly ageSeconds: number;
};

/** What the files here know of a line. */
export type Here = {
  readonly isDemo: boolean;
  /** The digest of what they would be compiled to, as it is where nothing is published. */
  readonly compiled: string;
  /** The digest of all that they say but texts, and of the phone numbers within texts. */
  readonly textless: string;
  /** Null where nothing was published to callers from here. */
  readonly last: LastPublished | null;
};

export type Judged = {
  readonly said: Said;
  /** Whether callers may hear other clinics and numbers than the files here have. */
  readonly mayDiffer: boolean;
};

/** Editions are heard everywhere two minutes after they were published. */
const spreadMilliseconds = 2 * 60_000;
/** Two clocks may differ by so much. */
const clockMilliseconds = 30_000;

/** Compares them; `now` in milliseconds since 1970. */
export function judgeHeard(heard: HeardLine, here: Here, now: number): Judged {
  const since = now - heard.ageSeconds * 1000;
  if (here.isDemo) return ofDemo(heard, since);
  const { last } = here;
  const isReleased = last !== null && last.state.edition !== '';
  if (heard.source === 'bundled') return isReleased ? behind(heard.line, last, now) : compiledIn(heard, here);
  if (!isReleased) return { said: note(unknownHere(heard.line, since)), mayDiffer: true };
  if (heard.edition === last.state.edition) return asPublished(heard.line, last, here);
  if (since < last.state.publishedAt - clockMilliseconds) return behind(heard.line, last, now);
  return { said: note(unknownHere(heard.line, since)), mayDiffer: true };
}

/** A demonstration counts its dates from the day of the build, so that it differs every day. */
function ofDemo({ source }: HeardLine, since: number): Judged {
  return source === 'bundled'
    ? { said: note('A demonstration: its dates count from the day of the build.'), mayDiffer: false }
    : { said: note(`A demonstration: it says what was published to try it, ${sayWhen(since)}.`), mayDiffer: true };
}

function compiledIn({ line, edition }: HeardLine, { compiled }: Here): Judged {
  const words = 'It says what was compiled in at the deployment; nothing has been published since.';
  return edition === compiled
    ? { said: fine(`${words} The files here say the same.`), mayDiffer: false }
    : { said: note(`${words} The files here say something else. ${toBeHeard(line)}`), mayDiffer: true };
}

function asPublished(line: string, { release, state }: LastPublished, { textless }: Here): Judged {
  const words = `It says what was published last: release ${release.number}, ${sayWhen(state.publishedAt)}.`;
  return textless === release.textless
    ? {
        said: fine(`${words} The files here say the same, but perhaps for texts: ${compare(line)} tells.`),
        mayDiffer: false,
      }
    : { said: note(`${words} The files here say something else. ${toBeHeard(line)}`), mayDiffer: true };
}

function behind(line: string, { release, state }: LastPublished, now: number): Judged {
  const what = `Release ${release.number}, published ${sayWhen(state.publishedAt)}, is not heard`;
  if (now - state.publishedAt < spreadMilliseconds)
    return { said: note(`${what} yet: it takes two minutes at most. Run this again then.`), mayDiffer: true };
  const mend = `Run this again in a minute. If it stays so: npm run editions -- --line ${line} --remote says what is wrong with the store; see also "Published, and not heard" in docs/running.md.`;
  return { said: wrong(`${what}: callers hear an earlier edition.`, mend), mayDiffer: true };
}

const unknownHere = (line: string, since: number): string =>
  `It says an edition that was published ${sayWhen(since)}, which menus/${line}/published.json here does not know. Fetch the folder from where you share it, or write its files here: npm run pull -- --line ${line} --remote.`;

const compare = (line: string) => `npm run diff -- --line ${line} --remote`;
const toBeHeard = (line: string) =>
  `To see what: ${compare(line)}. To make callers hear it: npm run publish -- --line ${line} --remote --by HANDLE.`;

const sayWhen = (milliseconds: number): string =>
  `on ${new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
