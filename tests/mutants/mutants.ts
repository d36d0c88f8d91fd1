/** All seeded leaks. */
import { answered } from './answered.ts';
import { carried } from './carried.ts';
import type { Mutant } from './mutant.ts';
import { sent } from './sent.ts';
import { stored } from './stored.ts';
import { written } from './written.ts';

export const mutants: readonly Mutant[] = [...stored, ...written, ...answered, ...sent, ...carried];
