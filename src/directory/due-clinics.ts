/** Clinics whose word runs out, lacks a second person, or whose phone was never rung. */
import { daysBetween, resolveDay } from '../content/days.ts';
import type { Clinic } from '../content/edition.ts';
import { type Gap, gapsOf } from './complete.ts';
import type { DueItem, DueLine, DueRemedy } from './due-item.ts';
import { type LeftEmpty, leftEmpty } from './left-empty.ts';
import { type AttestationRow, newestAttestations } from './newest-attestations.ts';
import { renewalOf } from './renewal.ts';

type Word = { readonly line: DueLine; readonly clinic: Clinic; readonly newest: AttestationRow };
type Base = Omit<DueItem, 'stage' | 'where' | 'on' | 'daysLeft' | 'remedy' | 'leavesEmpty'>;

const secondGaps: readonly Gap[] = ['no-second-checker', 'second-checker-is-first'];

/** Clinics that count now come with the areas that would be empty without them; the others with those they could fill. */
export function clinicsDue(line: DueLine, withinDays: number): readonly DueItem[] {
  const { sources, edition, today } = line;
  const rows = sources.tables.attestations.rows;
  const called = new Set(rows.filter(({ cells }) => cells.method === 'call').map(({ cells }) => cells.clinic));
  const newest = new Map(newestAttestations(sources.tables.attestations, today).map((row) => [row.cells.clinic, row]));
  const empty = leftEmpty(edition, today, withinDays);
  return edition.clinics.flatMap((clinic, at) => {
    const row = newest.get(clinic.id);
    if (row?.cells.status === 'withdrawn') return [];
    const left = empty.get(clinic.id) ?? [];
    const asked = row ? wordDue({ line, clinic, newest: row }, withinDays, left) : [];
    const isCalled = called.has(clinic.id) || (row !== undefined && isTried(line, at));
    return isCalled ? asked : [...asked, neverCalled(line, clinic, at, row ? [] : left)];
  });
}

/** Whether somebody has tried the number of a clinic, by its place in the table. */
function isTried({ sources, today }: DueLine, at: number): boolean {
  const day = sources.tables.clinics.rows[at]?.cells.called_on ?? '';
  return day !== '' && resolveDay(day, today) <= today;
}

function wordDue({ line, clinic, newest }: Word, withinDays: number, left: readonly LeftEmpty[]): DueItem[] {
  const { today, sources } = line;
  const { row, cells } = newest;
  const on = resolveDay(cells.expires_on, today);
  const daysLeft = daysBetween(today, on);
  const gaps = gapsOf(cells, today);
  const lacksSecond = daysLeft >= 0 && gaps.some((gap) => secondGaps.includes(gap));
  const lacksOnlySecond = gaps.every((gap) => secondGaps.includes(gap));
  const base = { ...baseOf(line, clinic), where: { file: sources.tables.attestations.file, row } };
  const unconfirmed: DueItem = {
    ...base,
    stage: 'unconfirmed',
    on: resolveDay(cells.checked_on, today),
    daysLeft: null,
    remedy: { kind: lacksOnlySecond ? 'confirm' : 'ask' },
    leavesEmpty: lacksOnlySecond ? left : [],
  };
  const runningOut: DueItem = {
    ...base,
    stage: 'running-out',
    on,
    daysLeft,
    remedy: remedyOf(newest, today),
    leavesEmpty: gaps.length === 0 ? left : [],
  };
  return [...(lacksSecond ? [unconfirmed] : []), ...(daysLeft <= withinDays ? [runningOut] : [])];
}

/** A word that could be renewed by one call only after its end is better asked for anew: else nobody is told in between. */
function remedyOf({ cells }: AttestationRow, today: string): DueRemedy {
  const renewal = renewalOf(cells, today);
  if (renewal.kind === 'one-call') return { kind: 'one-call', from: null };
  const isInTime = renewal.kind === 'too-early' && renewal.from <= resolveDay(cells.expires_on, today);
  return isInTime ? { kind: 'one-call', from: renewal.from } : { kind: 'ask' };
}

function neverCalled(line: DueLine, clinic: Clinic, at: number, left: readonly LeftEmpty[]): DueItem {
  const { file, rows } = line.sources.tables.clinics;
  return {
    ...baseOf(line, clinic),
    stage: 'never-called',
    where: { file, row: rows[at]?.row ?? 1 },
    on: null,
    daysLeft: null,
    remedy: { kind: clinic.attestation === null ? 'ask' : 'call' },
    leavesEmpty: left,
  };
}

function baseOf({ edition }: DueLine, clinic: Clinic): Base {
  const name = clinic.names[edition.line.languages[0]?.id ?? ''] ?? clinic.id;
  return { kind: 'clinic', id: clinic.id, name, language: null, phone: clinic.phone };
}
