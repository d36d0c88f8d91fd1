/** Slips to print and cut. Bland: nothing says what they are for but the organisation's own words. */
import { html, raw } from 'hono/html';

export type PrintedSlip = {
  /** What is texted, e.g. `OFF 7391 5520`. */
  readonly text: string;
  /** What it is for, as those who hold it know it: a public code or an id. */
  readonly mark: string;
};

export type SlipSheet = {
  /** Numbers that it is texted to. */
  readonly to: readonly string[];
  /** The organisation's own instruction; '' for none. */
  readonly words: string;
  readonly slips: readonly PrintedSlip[];
};

const style = `
@page { size: A4; margin: 12mm; }
body { font: 10pt/1.35 system-ui, sans-serif; color: #000; background: #fff; max-width: 186mm; margin: 8mm auto; }
ul { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: 1fr 1fr; }
li { border: 0.2mm dashed #666; padding: 4mm; break-inside: avoid; }
p { margin: 0; overflow-wrap: anywhere; }
.text { font: 700 14pt/1.3 ui-monospace, monospace; }
.mark { color: #444; font-size: 8pt; text-align: right; }
@media print { body { margin: 0; max-width: none; } }
`;

/** The page, whole: HTML without scripts, pictures or addresses. */
export async function slipsPage({ to, words, slips }: SlipSheet): Promise<string> {
  const page = await html`<!doctype html>
<html lang="und">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${to.join(', ')}</title>
<style>${raw(style)}</style>
</head>
<body>
<ul>
${slips.map(
  ({ text, mark }) => html`<li><p class="text">${text}</p>
<p>${to.join(', ')}</p>
${words === '' ? '' : html`<p>${words}</p>\n`}<p class="mark">${mark}</p></li>
`,
)}</ul>
</body>
</html>
`;
  return String(page);
}
