/** What properties of an edition are called in words for people. */

const words: Readonly<Record<string, string>> = {
  asksId: 'whether it asks for papers',
  answeredBy: 'who answers',
  answers: 'whom it may answer by SMS',
  aliases: 'other names',
  attestation: 'its word on whom it tells',
  avoid: 'whether to avoid it',
  backup: 'who answers instead',
  callerPays: 'whether the caller pays',
  callsBack: 'whether it calls back',
  caps: 'how many replies it may send',
  checkedOn: 'when it was checked',
  closedOnHolidays: 'whether it closes on holidays',
  demo: 'whether it is a demonstration',
  expiresOn: 'until when that counts',
  jurisdiction: 'whose law it tells',
  jurisdictions: 'whose law it knows',
  latitude: 'where it is on the map',
  longitude: 'where it is on the map',
  names: 'name',
  otherPhones: 'other phones',
  sms: 'numbers and short codes for SMS',
  tollFree: 'whether calling is free',
  ussd: 'codes to dial',
  walkIn: 'whether to call first',
  zone: 'time zone',
};

/** What a property of a row is called. */
export const fieldWords = (field: string): string => words[field] ?? field;
/** What a setting of the line is called, and its name in line.yaml. */
export const settingWords = (setting: string): string =>
  words[setting] === undefined ? setting : `${words[setting]} (${setting})`;
/** What a table is called, and what follows its order. */
export const tableWords = (table: string): string => (orders[table] ? `${table}: ${orders[table]}` : table);

const orders: Readonly<Record<string, string>> = {
  regions: 'digits of pick lists follow it',
  places: 'digits of pick lists follow it',
};
