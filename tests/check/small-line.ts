/** The small, complete line that fixtures change, and what the rules say of it. */
import { readFile } from 'node:fs/promises';
import { type Checked, runChecks } from '../../src/check/run.ts';
import type { SourceTexts } from '../../src/content/line-sources.ts';
import { readSourceTexts } from '../../src/content/sources.node.ts';
import { parseYaml } from '../../src/content/yaml-file.ts';
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

/** All that is found in the small line, as for people who rely on it. */
export function checkSmall(texts: SourceTexts): Checked {
  const gateways = { ussd: [...ussdGateways, trial], sms: smsGateways };
  return runChecks({ line: 'small', texts, now, production: true, gateways, compile: compileEdition });
}

/** The cases of one rule; none where it has no file. */
export async function readCases(rule: string): Promise<readonly Case[]> {
  const text = await readFile(new URL(`${rule}.yaml`, fixtures), 'utf8').catch(() => '[]');
  const file = parseYaml(rule, text);
  if (file.problems.length > 0) throw new Error(`${rule}.yaml: ${JSON.stringify(file.problems)}`);
  return file.value as readonly Case[];
}

/** The base with a case's changes; a change that does not fit is a mistake of the fixture. */
export function changed({ change }: Case): SourceTexts {
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
