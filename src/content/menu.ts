/** menu.yaml: the tree of a line. */
import { z } from 'zod';
import { services } from './services.ts';
import { day, nothing, screenId, yesNo } from './text.ts';

/** What hotlines.csv calls the matters a hotline answers. */
export const topics = ['raid', 'legal', 'violence', 'health', 'papers', 'mental-health'] as const;
export const topic = z.enum(topics);
export const contactGroups = ['peers', 'interpreters', 'trans', 'youth'] as const;

export const digit = z
  .string()
  .regex(/^[1-79]$/, 'options have the digits 1 to 7; 9 leads to more options, 0 is always back');
const options = z.record(digit, screenId).describe('Digit: screen. Digits never move once printed.');

const sentence = z.strictObject({
  say: screenId.describe('The string <screen>.<say> in locales.'),
  law: z.string().min(3).optional().describe('Where the law in this sentence stands.'),
  confirm: z
    .literal('true')
    .optional()
    .describe('An advocate of the country must confirm it before it leaves the demonstration.'),
  inForce: z
    .record(z.string().regex(/^[A-Z]{2}$/), day)
    .optional()
    .describe('For a treaty: since when it binds the country.'),
});
const pages = z.array(z.array(sentence).min(1)).min(1).max(12);

const jurisdiction = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .optional()
  .describe('Whose law; hotlines of another are not told of. That of the line where absent.');
const menu = z.strictObject({ kind: z.literal('menu'), hotline: topic.optional(), options });
const card = z.strictObject({
  kind: z.literal('card'),
  urgent: yesNo.optional().describe('Read in a hurry: its pages must be short.'),
  emergency: yesNo.optional().describe('May carry ambulance and emergency numbers; must say that police may come.'),
  hotline: topic.optional().describe('Whose number stands for {number} and {who}.'),
  sms: yesNo
    .optional()
    .describe('It has an SMS form of its own, <screen>.sms; else SMS says the hotline and where to dial.'),
  jurisdiction,
  review: z
    .strictObject({
      by: z.union([nothing, z.string().min(2)]).describe('The lawyer who reviewed it; none before that.'),
      on: day,
      until: day,
    })
    .optional()
    .describe('Needed where a sentence states law.'),
  numbers: z.record(z.string().regex(/^[a-z]+$/), z.string().regex(/^\d{3,6}$/)).optional(),
  pages,
});
const nearest = z.strictObject({
  kind: z.literal('nearest'),
  services: z.array(z.enum(services)).optional().describe('Only clinics that offer one of these; none: all.'),
  note: yesNo.optional().describe('<screen>.note stands before the first answer.'),
  hotline: topic.describe('Whom to call where no clinic is left.'),
});
const hotlines = z.strictObject({ kind: z.literal('hotlines'), topics: z.array(topic).min(1), jurisdiction });
const contacts = z.strictObject({ kind: z.literal('contacts'), groups: z.array(z.enum(contactGroups)).min(1) });
const alerts = z.strictObject({ kind: z.literal('alerts'), hotline: topic.describe('Whose number stands below.') });
const about = z.strictObject({ kind: z.literal('about'), pages });

export const screenSource = z.discriminatedUnion('kind', [menu, card, nearest, hotlines, contacts, alerts, about]);
export const menuSource = z.strictObject({ screens: z.record(screenId, screenSource) });
export type MenuSource = z.infer<typeof menuSource>;
export type ScreenEntry = z.infer<typeof screenSource>;
export type CardEntry = z.infer<typeof card>;
