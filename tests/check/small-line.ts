/** The small, complete line that fixtures change, and what the rules say of it. */
import { readFile } from 'node:fs/promises';
import type { Finding } from '../../src/check/finding.ts';
import { editionRules, rawRules, sourceRules } from '../../src/check/rules.ts';
import { type Checked, runChecks } from '../../src/check/run.ts';
import { showEverything } from '../../src/check/walk/show.ts';
import { gatherSources, type SourceTexts, typedSources } from '../../src/content/line-sources.ts';
import { readSourceTexts } from '../../src/content/sources.node.ts';
import { parseYaml } from '../../src/content/yaml-file.ts';
import { localTime } from '../../src/directory/local-time.ts';
import { compileEdition } from '../../src/editions/compile.ts';
import { smsGateways, ussdGateways } from '../../src/gateways/gateways.ts';

export type Change = {
  readonly file: string;
  /** Must stand in the file exactly once. */
  readonly replace?: string;
  readonly with?: string;
  readonly append?: string;
  readonly delete?: string;
};
export type Case = {
  readonly name: string;
  readonly change: readonly Change[];
  readonly finds: readonly {
    readonly file: string;
    readonly line?: string;
    readonly severity?: string;
    readonly contains: string;
    /** The whole sentence of how to mend it. */
    readonly mend?: string;
  }[];
};

const fixtures = new URL('fixtures/', import.meta.url);
/** A Tuesday, noon in Nairobi. */
export const now = Date.parse('2026-11-10T09:00:00Z');
const [someGateway] = ussdGateways;
if (!someGateway) throw new Error('there is a gateway');
const trial = { ...someGateway, name: 'trial', certainty: 'experimental' } as const;

export const baseTexts: SourceTexts = await readSourceTexts(new URL('base', fixtures).pathname);

const gateways = { ussd: [...ussdGateways, trial], sms: smsGateways };

/** All that is found in the small line, as for people who rely on it. */
export function checkSmall(texts: SourceTexts): Checked {
  return runChecks({ line: 'small', texts, now, production: true, gateways, compile: compileEdition });
}

/** What one rule finds where its turn comes: the same as in `checkSmall`, without the work of those behind it. */
export function findingsOf(id: string, texts: SourceTexts): readonly Finding[] {
  const raw = gatherSources('small', texts);
  const ofShape = rawRules.find((rule) => rule.id === id);
  if (ofShape) return ofShape.find(raw);
  if (rawRules.some((rule) => rule.find(raw).some(isError))) return [];
  const sources = typedSources(raw);
  const subject = { sources, gateways, buildDate: localTime(sources.values.line.zone, now).date, production: true };
  // Whatever is wrong in sources of the right shape, they compile.
  const edition = compileEdition(sources, subject.buildDate);
  const ofSources = sourceRules.find((rule) => rule.id === id);
  if (ofSources) return ofSources.find(subject);
  if (sourceRules.some((rule) => rule.find(subject).some(isError))) return [];
  const shown = showEverything(edition, gateways, now);
  const ofEdition = editionRules.find((rule) => rule.id === id);
  return ofEdition?.find({ ...subject, edition, now, shown }) ?? [];
}

const isError = ({ severity }: Finding) => severity === 'error';

/** The cases of one rule; none where it has no file. */
export async function readCases(rule: string): Promise<readonly Case[]> {
  const text = await readFile(new URL(`${rule}.yaml`, fixtures), 'utf8').catch(() => '[]');
  const file = parseYaml(rule, text);
  if (file.problems.length > 0) throw new Error(`${rule}.yaml: ${JSON.stringify(file.problems)}`);
  return file.value as readonly Case[];
}

/** The base with a case's changes; a change that does not fit is a mistake of the fixture. */
export function changed({ change }: Pick<Case, 'change'>): SourceTexts {
  const texts = new Map(baseTexts);
  for (const one of change) {
    const text = texts.get(one.file) ?? (one.append === undefined ? undefined : '');
    if (text === undefined) throw new Error(`no such file: ${one.file}`);
    if (one.delete) texts.delete(one.file);
    else if (one.append !== undefined) texts.set(one.file, text + one.append);
    else texts.set(one.file, replaceOnce(text, one));
  }
  return texts;
}

function replaceOnce(text: string, { replace = '', with: by = '' }: Change): string {
  const [before, after, ...more] = text.split(replace);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`stands not exactly once: ${replace}`);
  return before + by + after;
}
