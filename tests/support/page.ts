/** The page of a USSD call, while no key has changed. */
import type { Edition } from '../../src/content/edition.ts';
import { callPage } from '../../src/live/pages.ts';
import type { Page } from '../../src/menu/screen.ts';
import type { UssdLimits } from '../../src/render/limits.ts';

export const ussdPage = (edition: Edition, inputs: readonly string[], limits: UssdLimits, now: number): Page =>
  callPage(edition, inputs, [], limits, now);
