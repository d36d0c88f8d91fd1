/** Whether anything turns red when the content is broken: a journey, a table beside the journeys, or a finding. */
import { readdir, readFile } from 'node:fs/promises';
import type { Finding } from '../../src/check/finding.ts';
import { runChecks } from '../../src/check/run.ts';
import { type Journey, type JourneyStep, readJourney } from '../../src/commands/dial/journey.ts';
import { projectPath } from '../../src/commands/project.node.ts';
import type { SourceTexts } from '../../src/content/line-sources.ts';
import { compileEdition } from '../../src/editions/compile.ts';
import { tablesOf } from '../journeys/tables.ts';
import { compileLine, lines, now, sourceTexts } from '../support/lines.ts';
import { type Build, replay } from '../support/replay.ts';
import { baseOf, textsFor } from '../support/variants.ts';

type Written = { readonly path: string; readonly journey: Journey };
export type Alarms = {
  readonly journeys: readonly Written[];
  readonly tables: ReadonlyMap<string, string>;
  readonly known: ReadonlySet<string>;
};

/** What is green now: the journeys, the tables and the findings there are already. */
export async function readAlarms(): Promise<Alarms> {
  const folder = projectPath('tests/journeys');
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.txt')).sort();
  const journeys: Written[] = [];
  const tables = new Map<string, string>();
  for (const path of files) {
    const text = await readFile(`${folder}/${path}`, 'utf8');
    const journey = readJourney(text);
    if (path.startsWith('tables/')) tables.set(path, text);
    else if (!('reason' in journey)) journeys.push({ path, journey });
  }
  return { journeys, tables, known: new Set(lines.flatMap((line) => findings(line, sourceTexts)).map(nameOf)) };
}

/** Which journey or table is red before anything is broken; null where all are green. */
export async function redBefore(alarms: Alarms): Promise<string | null> {
  return noticedBy(alarms, sourceTexts, '');
}

/** Who notices, by name; null for nobody. `file` is the one that was broken. */
export async function noticedBy(alarms: Alarms, texts: SourceTexts, file: string): Promise<string | null> {
  const touched = lines.filter(
    (line) => file.includes(`/${line}`) || !lines.some((other) => file.includes(`/${other}`)),
  );
  try {
    for (const line of touched) {
      const changed = tablesOf(compileLine(line, texts)).find(({ path, text }) => alarms.tables.get(path) !== text);
      if (changed) return changed.path;
    }
    return (await changedJourney(alarms, texts, file, touched)) ?? newFinding(alarms, texts, touched);
  } catch {
    return newFinding(alarms, texts, touched) ?? 'it does not compile';
  }
}

async function changedJourney({ journeys }: Alarms, texts: SourceTexts, file: string, touched: readonly string[]) {
  const built = new Map<string, ReturnType<Build>>();
  const build: Build = (line, builtOn) => {
    const known = built.get(line + builtOn) ?? compileLine(line, textsFor(line, texts), builtOn);
    built.set(line + builtOn, known);
    return known;
  };
  for (const { path, journey } of nearestFirst(journeys, file)) {
    if (!touched.includes(baseOf(journey.header.line))) continue;
    if (await isChanged(build, journey)) return path;
  }
  return null;
}

/** Journeys in the language that was broken are asked first; the answer is the same, sooner. */
function nearestFirst(journeys: readonly Written[], file: string): readonly Written[] {
  const language = /^locales\/([a-z]+)/.exec(file)?.[1] ?? 'en';
  const distance = ({ path }: Written) => (path.includes(`.${language}`) ? 0 : path.startsWith('time/') ? 1 : 2);
  return journeys.toSorted((a, b) => distance(a) - distance(b));
}

async function isChanged(build: Build, journey: Journey): Promise<boolean> {
  let index = 0;
  try {
    for await (const step of replay(build, journey)) {
      if (saidIn(step) !== saidIn(journey.steps[index])) return true;
      index += 1;
    }
  } catch {
    return true;
  }
  return false;
}

function saidIn(step: JourneyStep | undefined): string | null {
  if (step?.kind === 'text') return step.reply;
  return step?.kind === 'dial' || step?.kind === 'press' ? `${step.shown?.ends} ${step.shown?.text}` : null;
}

function newFinding({ known }: Alarms, texts: SourceTexts, touched: readonly string[]): string | null {
  return touched.flatMap((line) => findings(line, texts)).find((finding) => !known.has(nameOf(finding)))?.rule ?? null;
}

const findings = (line: string, texts: SourceTexts) =>
  runChecks({ line, texts, now, production: false, compile: compileEdition }).findings;
const nameOf = ({ rule, severity, where, words }: Finding) => JSON.stringify([rule, severity, where, words]);
