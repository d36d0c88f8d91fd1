/**
 * The part of HSDS 3.1's canonical JSON Schemas that an export of ours uses: names, types, formats, what is required, as read in
 * github.com/openreferral/specification, schema/{service,phone,schedule,service_at_location,location,language,organization,
 * cost_option,required_document,attribute,taxonomy_term,taxonomy}.json (CC BY-SA 4.0; written anew here, no text of theirs). Their schemas
 * let unknown fields pass; here they do not, so that a field nobody reads is found.
 */
import { z } from 'zod';

const id = z.uuid();
const date = z.iso.date();
const text = z.string();

const taxonomy = z.strictObject({ id, name: text, description: text });
const taxonomyTerm = z.strictObject({
  id,
  name: text,
  description: text,
  code: text.optional(),
  taxonomy: text.optional(),
  taxonomy_detail: taxonomy.optional(),
});
const attribute = z.strictObject({
  id,
  link_entity: text.optional(),
  label: text.optional(),
  value: text.optional(),
  taxonomy_term: taxonomyTerm.optional(),
});
const schedule = z.strictObject({
  id,
  valid_from: date.optional(),
  valid_to: date.optional(),
  timezone: z.number().optional(),
  wkst: z.enum(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']).optional(),
  freq: z.enum(['WEEKLY', 'MONTHLY']).optional(),
  interval: z.number().optional(),
  byday: text.optional(),
  opens_at: z
    .string()
    .regex(/^\d{2}:\d{2}/)
    .optional(),
  closes_at: z
    .string()
    .regex(/^\d{2}:\d{2}/)
    .optional(),
  notes: text.optional(),
});
const location = z.strictObject({
  id,
  location_type: z.enum(['physical', 'postal', 'virtual']),
  name: text.optional(),
  description: text.optional(),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
});

export const hsdsServices = z.array(
  z.strictObject({
    id,
    name: text,
    status: z.enum(['active', 'inactive', 'defunct', 'temporarily closed']),
    description: text.optional(),
    alert: text.optional(),
    application_process: text.optional(),
    fees_description: text.optional(),
    eligibility_description: text.optional(),
    assured_date: date.optional(),
    phones: z.array(z.strictObject({ id, number: text, type: text.optional() })).optional(),
    schedules: z.array(schedule).optional(),
    service_at_locations: z.array(z.strictObject({ id, location: location.optional() })).optional(),
    languages: z.array(z.strictObject({ id, name: text.optional(), code: text.optional() })).optional(),
    organization: z.strictObject({ id, name: text, description: text }).optional(),
    cost_options: z.array(z.strictObject({ id, amount: z.number().optional() })).optional(),
    required_documents: z.array(z.strictObject({ id, document: text.optional() })).optional(),
    attributes: z.array(attribute).optional(),
  }),
);
