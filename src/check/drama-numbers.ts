/** Numbers that ring nobody. Source: Ofcom, "Telephone numbers for use in TV and radio drama programmes". */
const dramaRanges: readonly string[] = [
  '+441134960',
  '+441144960',
  '+441154960',
  '+441164960',
  '+441174960',
  '+441184960',
  '+441214960',
  '+441314960',
  '+441414960',
  '+441514960',
  '+441614960',
  '+441632960',
  '+441914980',
  '+442079460',
  '+442896496',
  '+442920180',
  '+443069990',
  '+447700900',
  '+448081570',
  '+449098790',
];
/** +, country code and all. */
const numberLength = 13;

/** Codes and short codes that no network assigns: what a demonstration may use. */
export const demoCodes: readonly string[] = ['*384*00000#', '00000'];

/** Whether a number (+ and country code) is one of those. */
export function isDramaNumber(number: string): boolean {
  return number.length === numberLength && dramaRanges.some((range) => number.startsWith(range));
}
