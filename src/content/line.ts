/** line.yaml: who answers, where, in which languages, over which codes and numbers. */
import { z } from 'zod';
import { day, languageTag, nothing, wholeNumber, yesNo } from './text.ts';

const serviceCode = z.string().regex(/^[*#][*0-9]{1,20}#$/, 'write the code as it is dialled, in quotes: "*384*123#"');
const senderNumber = z
  .string()
  .regex(/^(\d{3,8}|\+\d{8,15})$/, 'write a short code, or a number with + and country code, in quotes');

const ussd = z.strictObject({
  // Of a name that is none the rule gateway-names tells, with those that there are.
  gateway: z.string().min(1).describe('The gateway that carries it: a folder of src/gateways.'),
  codes: z.array(serviceCode).min(1),
  networks: z.array(z.string().min(1)).min(1).describe('Networks on which the code was dialled and answered.'),
  deepDial: z
    .union([z.literal('unconfirmed'), z.strictObject({ confirmed: day, networks: z.array(z.string().min(1)).min(1) })])
    .describe(
      'Whether dialling further than the code (*384*123*21#) works: unconfirmed, or since when and on which networks.',
    ),
});

const sms = z.strictObject({
  gateway: z.string().min(1),
  number: senderNumber.describe('The number or short code people text to; replies come from it.'),
  sharedKeyword: z
    .union([nothing, z.string().regex(/^[A-Z0-9]{2,12}$/, 'write the keyword in capitals, or none')])
    .describe('The word that a shared short code wants first; none where the number is ours alone.'),
});

const lineShape = z.strictObject({
  organisation: z.string().min(1).max(40),
  demo: yesNo.describe('true: invented numbers, every first page begins with DEMO, never deployed.'),
  jurisdiction: z.string().regex(/^[A-Z]{2}$/, 'write two capitals, such as KE or EW'),
  zone: z
    .string()
    .regex(/^[A-Za-z_]+\/[A-Za-z_]+$/, 'write a time zone, such as Africa/Nairobi')
    .refine(isZone, 'there is no such time zone; look for a slip in the spelling'),
  languages: z
    .array(
      z.strictObject({
        id: languageTag,
        digit: z.string().regex(/^[1-7]$/, 'write a digit from 1 to 7'),
        latin: languageTag.optional().describe('The locale of the romanised form, where GSM cannot carry the script.'),
      }),
    )
    .min(1)
    .max(7),
  ussd: z.array(ussd).optional().describe('Codes that are dialled; a line of texts alone leaves this out.'),
  sms: z.array(sms).optional().describe('Numbers that are texted; a line of calls alone leaves this out.'),
  callerPays: yesNo.describe('Whether a caller pays for the USSD session.'),
  tariff: z.string().min(1).max(40).describe('What it costs, as the network says it, or free.'),
  answers: z
    .array(
      z.strictObject({
        prefix: z.string().regex(/^\+\d{1,9}$/, 'write the prefix with +, in quotes'),
        digits: wholeNumber.describe('How many digits the whole number has, the country code included.'),
      }),
    )
    .min(1)
    .describe('Numbers that may be answered by SMS.'),
  caps: z.strictObject({
    hourlyReplies: wholeNumber,
    dailyReplies: wholeNumber,
    urgentSharePercent: z
      .string()
      .regex(/^([1-9]\d?)$/, 'write a share from 1 to 99')
      .describe('Kept for raid and hotline answers.'),
  }),
});

export const lineSource = lineShape.refine(
  (line) => (line.ussd ?? []).length + (line.sms ?? []).length > 0,
  'nothing leads to this line; write under ussd the codes that are dialled, under sms the numbers that are texted, or both',
);
/** As it is written: `ussd` and `sms` may be left out. */
export type WrittenLine = z.infer<typeof lineSource>;
export type LineSource = Omit<WrittenLine, 'ussd' | 'sms'> & {
  readonly ussd: readonly z.infer<typeof ussd>[];
  readonly sms: readonly z.infer<typeof sms>[];
};

function isZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
