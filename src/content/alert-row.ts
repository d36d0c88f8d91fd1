/** A row of alerts.csv: a warning for an area and some hours, in a sentence that was translated before; no free text. */
import { z } from 'zod';
import { alertTemplates } from './alerts.ts';
import { rowId, wallClock } from './cells.ts';
import { handle } from './keys.ts';

export const alertRow = z.object({
  template: z.enum(alertTemplates, `write one of these: ${alertTemplates.join(' ')}`),
  area: rowId.describe('The id of a place, or of a region.'),
  from: wallClock.describe('On the clocks of the line.'),
  until: wallClock.describe('At most 48 hours after it began.'),
  signed_by: handle,
});
