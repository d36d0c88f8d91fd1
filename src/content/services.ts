/** The fixed vocabulary of what a clinic offers. */
export const services = [
  'hiv-test',
  'hiv-treatment',
  'pep',
  'prep',
  'sti',
  'contraception',
  'emergency-contraception',
  'abortion-care',
  'pregnancy',
  'trans-health',
  'injury',
  'sexual-violence',
  'mental-health',
  'hepatitis',
  'tuberculosis',
  'harm-reduction',
  'general',
] as const;
export type Service = (typeof services)[number];
