/** Which screens a journey passes, by its keys alone. */
import type { Journey } from '../../src/commands/dial/journey.ts';
import type { Edition } from '../../src/content/edition.ts';
import { callerOf } from '../../src/gateways/caller.ts';
import { inputsOf } from '../../src/live/dialled.ts';
import { follow } from '../../src/menu/transcript.ts';
import type { Build } from '../support/replay.ts';

/** `<language> <screen>` of every page that its calls have come to. */
export function screensIn(build: Build, { header, steps }: Journey): readonly string[] {
  const told = new Set<string>();
  let edition = build(header.line, header.builtOn);
  let code = '';
  let inputs: readonly string[] = [];
  for (const step of steps) {
    if (step.kind === 'built') edition = build(header.line, step.builtOn);
    if (step.kind === 'dial') [code, inputs] = [step.code, []];
    if (step.kind === 'press') inputs = [...inputs, step.input];
    if ((step.kind === 'dial' || step.kind === 'press') && step.shown) told.add(screenAfter(edition, code, inputs));
  }
  return [...told];
}

function screenAfter(edition: Edition, serviceCode: string, inputs: readonly string[]): string {
  const call = {
    channel: 'ussd',
    session: null,
    sequence: null,
    phase: 'continue',
    caller: callerOf(''),
    handle: {},
  } as const;
  const { language, screen } = follow(edition, inputsOf(edition, { ...call, serviceCode, inputs }));
  return `${language} ${screen}`;
}
