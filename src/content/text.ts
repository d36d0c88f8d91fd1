/** Small shapes that all sources share. Every scalar of a source is a string: YAML is read without types. */
import { z } from 'zod';

export const yesNo = z.enum(['true', 'false']);
export const wholeNumber = z.string().regex(/^\d{1,7}$/, 'write a whole number');
export const screenId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,30}$/, 'write a short name in small letters, such as legal-aid');
export const languageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?$/, 'write a language tag, such as sw or am-Latn');
/** A day, or, in a demonstration alone, one counted from the day of the build. */
export const day = z.string().regex(/^(\d{4}-\d{2}-\d{2}|today([+-]\d{1,3}d)?)$/, 'write the day as 2026-11-03');
export const nothing = z.literal('none');
