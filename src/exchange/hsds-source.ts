/** An HSDS file as others write it: what is read of it, forgiving what the specification's own examples differ in. */
import { z } from 'zod';

const text = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .catch(null);
const degrees = z.coerce.number().nullish().catch(null);
const list = <Item extends z.ZodType>(item: Item) => z.array(item).nullish().catch(null);

const attribute = z.object({
  label: text,
  value: text,
  taxonomy_term: z.object({ code: text, name: text }).nullish().catch(null),
});
const language = z.object({ code: text, name: text });
const phone = z.object({ number: text, type: text, extension: text, languages: list(language) });
const schedule = z.object({
  valid_from: text,
  valid_to: text,
  dtstart: text,
  until: text,
  count: text,
  timezone: text,
  freq: text,
  interval: text,
  byday: text,
  byweekno: text,
  bymonthday: text,
  byyearday: text,
  opens_at: text,
  closes_at: text,
});
const location = z.object({
  name: text,
  latitude: degrees,
  longitude: degrees,
  phones: list(phone),
  schedules: list(schedule),
  languages: list(language),
});
const serviceAtLocation = z.object({
  location: location.nullish().catch(null),
  phones: list(phone),
  schedules: list(schedule),
});

const service = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1),
  status: z.string(),
  eligibility_description: text,
  fees_description: text,
  phones: list(phone),
  schedules: list(schedule),
  service_at_locations: list(serviceAtLocation),
  languages: list(language),
  organization: z
    .object({ phones: list(phone) })
    .nullish()
    .catch(null),
  cost_options: list(z.object({ amount: z.coerce.number().nullish().catch(null) })),
  required_documents: list(z.object({ document: text })),
  attributes: list(attribute),
});

export type SourceService = z.infer<typeof service>;
export type SourceSchedule = z.infer<typeof schedule>;
export type SourceLocation = z.infer<typeof location>;
export type SourcePhone = z.infer<typeof phone>;

/** One entry of a file: where it is (`$[3]`), and null where it is no service. */
export type Entry = { readonly path: string; readonly service: SourceService | null };

/**
 * The services of a file: an array of them (`service_package.json`), a page of the HSDS API (`contents`), an object with `services`,
 * or one service. Null where it is none of these.
 */
export function readEntries(value: unknown): readonly Entry[] | null {
  const [path, found] = servicesIn(value);
  return (
    found?.map((item, index) => ({ path: `${path}[${index}]`, service: service.safeParse(item).data ?? null })) ?? null
  );
}

function servicesIn(value: unknown): readonly [string, readonly unknown[] | null] {
  if (Array.isArray(value)) return ['$', value];
  if (typeof value !== 'object' || value === null) return ['$', null];
  const within = ['contents', 'services'] as const;
  const key = within.find((name) => Array.isArray((value as Record<string, unknown>)[name]));
  if (key) return [`$.${key}`, (value as Record<string, readonly unknown[]>)[key] ?? null];
  return ['$', service.safeParse(value).success ? [value] : null];
}
