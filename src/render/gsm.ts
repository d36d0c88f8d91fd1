/** The GSM 03.38 default alphabet and its extension table. Source: 3GPP TS 23.038 6.2.1 and 6.2.1.1. */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const extension = '\f^{}\\[~]|€';

/** Septets by UTF-16 unit, 0 for what the alphabet lacks; € is its highest character. */
const septetsByUnit = new Uint8Array('€'.charCodeAt(0) + 1);
for (const character of basic) septetsByUnit[character.charCodeAt(0)] = 1;
for (const character of extension) septetsByUnit[character.charCodeAt(0)] = 2;

/** Septets that one UTF-16 unit takes: 1, 2 behind an escape, 0 where the alphabet lacks it. */
export function septetsOfUnit(unit: number): number {
  return septetsByUnit[unit] ?? 0;
}

/** Septets that a text takes; null where a character is outside the alphabet and its extension. */
export function septetsOf(text: string): number | null {
  let septets = 0;
  for (let index = 0; index < text.length; index++) {
    const cost = septetsByUnit[text.charCodeAt(index)];
    if (cost === undefined || cost === 0) return null;
    septets += cost;
  }
  return septets;
}

/** True where every character is in the alphabet or its extension. */
export function isGsm(text: string): boolean {
  return septetsOf(text) !== null;
}
