/** How our fixed words are written in HSDS: services as terms of a taxonomy of ours, other facts as labelled attributes. */
import type { Service } from '../content/services.ts';

export const taxonomyName = 'Mwavuli services';
export const taxonomyDescription = 'What a clinic offers, as the fixed vocabulary of Mwavuli lines.';

/** What each service is, in the words that an HSDS taxonomy term must have. */
export const serviceTerms = {
  'hiv-test': 'HIV test',
  'hiv-treatment': 'HIV treatment',
  pep: 'Medicine against HIV after a risk (PEP)',
  prep: 'Medicine against HIV before a risk (PrEP)',
  sti: 'Tests and treatment of sexually transmitted infections',
  contraception: 'Contraception',
  'emergency-contraception': 'Emergency contraception',
  'abortion-care': 'Abortion care',
  pregnancy: 'Pregnancy care',
  'trans-health': 'Trans health',
  injury: 'Care of injuries',
  'sexual-violence': 'Care after sexual violence',
  'mental-health': 'Mental health',
  hepatitis: 'Hepatitis tests, vaccines and treatment',
  tuberculosis: 'Tuberculosis tests and treatment',
  'harm-reduction': 'Harm reduction for people who use drugs',
  general: 'General health',
} as const satisfies Record<Service, string>;

/** Facts for which HSDS has no field that a program could read back; each is an attribute with a label and a value. */
export const facts = {
  id: 'mwavuli:id',
  code: 'mwavuli:code',
  cost: 'mwavuli:cost',
  asks_id: 'mwavuli:asks_id',
  walk_in: 'mwavuli:walk_in',
  holidays: 'mwavuli:holidays',
} as const;
export type Fact = keyof typeof facts;

export const feeWords = {
  free: 'Free of charge.',
  some: 'Some of it has to be paid.',
  paid: 'Has to be paid.',
} as const;
