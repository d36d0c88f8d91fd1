/** Runs every rule over one line: first whether its files have the right shape, then what they say, then what callers would see. */
import type { Edition } from '../content/edition.ts';
import { gatherSources, type LineSources, type SourceTexts, typedSources } from '../content/line-sources.ts';
import { localTime } from '../directory/local-time.ts';
import { smsGateways, ussdGateways } from '../gateways/gateways.ts';
import type { Finding } from './finding.ts';
import type { Gateways, SourceSubject } from './rule.ts';
import { editionRules, rawRules, sourceRules } from './rules.ts';
import { showEverything } from './walk/show.ts';

export type CheckRequest = {
  readonly line: string;
  readonly texts: SourceTexts;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly production: boolean;
  /** The gateways there are, where absent. */
  readonly gateways?: Gateways;
  /** From `editions`, which this room may not import. */
  compile(sources: LineSources, buildDate: string): Edition;
};
export type Checked = { readonly edition: Edition | null; readonly findings: readonly Finding[] };

const allGateways: Gateways = { ussd: ussdGateways, sms: smsGateways };

/**
 * All findings of a line, in the order of files and places; the edition where its files have the right shape. What callers
 * would see is looked at only where the files say nothing wrong: one slip would else be found on a hundred pages.
 */
export function runChecks(request: CheckRequest): Checked {
  const { line, texts, now, production, gateways = allGateways, compile } = request;
  const raw = gatherSources(line, texts);
  const shape = rawRules.flatMap((rule) => rule.find(raw));
  if (shape.some(isError)) return { edition: null, findings: sorted(shape) };
  const sources = typedSources(raw);
  const { date: buildDate } = localTime(sources.values.line.zone, now);
  const subject = { sources, gateways, buildDate, production };
  const wanted = <Rule extends { readonly production?: true }>(rule: Rule) => production || rule.production !== true;
  const said = sourceRules.filter(wanted).flatMap((rule) => rule.find(subject));
  const edition = compile(sources, subject.buildDate);
  const seen = said.some(isError) ? [] : lookAt(edition, subject, now, wanted);
  return { edition, findings: sorted([...shape, ...said, ...seen]) };
}

function lookAt(
  edition: Edition,
  subject: SourceSubject,
  now: number,
  wanted: (rule: { production?: true }) => boolean,
) {
  const shown = showEverything(edition, subject.gateways, now);
  return editionRules.filter(wanted).flatMap((rule) => rule.find({ ...subject, edition, now, shown }));
}

const isError = ({ severity }: Finding) => severity === 'error';

function sorted(findings: readonly Finding[]): readonly Finding[] {
  const place = ({ where }: Finding) => where.row ?? where.line ?? 0;
  return [...findings].sort(
    (a, b) => a.where.file.localeCompare(b.where.file) || place(a) - place(b) || a.rule.localeCompare(b.rule),
  );
}
