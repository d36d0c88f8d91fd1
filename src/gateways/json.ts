/** Reads JSON that may be anything. Pure, and never throws. */
import type { Answer } from './gateway.ts';

/** A body as JSON; null where it is none. */
export function jsonOf({ body }: Answer): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** A property of what may be no object; undefined where there is none. */
export const propertyOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;

/** The first of what may be no list; undefined where there is none. */
export const firstOf = (value: unknown): unknown => (Array.isArray(value) ? value[0] : undefined);
