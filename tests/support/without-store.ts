/** What lines say where there is no store: what is compiled in. */
import type { Bundle } from '../../src/live/bundle.ts';
import { createLines, type Lines } from '../../src/live/lines.ts';

export const withoutStore = (bundle: Bundle): Lines =>
  createLines(bundle, () => 0)({ store: null, slipSecretsOf: () => [], behind: () => undefined });
