/** What is due as one page to print: boxes to tick and lines to sign and write on for each. Nothing of it is fetched from anywhere. */
import { html, raw } from 'hono/html';
import type { DueItem, DueRemedy } from '../../directory/due-item.ts';
import type { DueReport } from './report.ts';
import { aheadSays, emptySays, nameSays, remedySays, sectionsOf, stateSays, whereSays } from './says.ts';

const style = `
@page { size: A4; margin: 16mm 14mm; }
body { font: 10.5pt/1.4 system-ui, sans-serif; color: #000; background: #fff; max-width: 182mm; margin: 8mm auto; }
h1 { font-size: 16pt; margin: 0 0 1mm; }
h2 { font-size: 12pt; margin: 7mm 0 2mm; border-bottom: 0.4mm solid #000; break-after: avoid; }
p { margin: 0; }
ul { list-style: none; margin: 0; padding: 0; }
li { display: grid; grid-template-columns: 8mm 1fr 44mm; padding: 2.5mm 0; border-bottom: 0.2mm solid #999; break-inside: avoid; }
.box { width: 4mm; height: 4mm; border: 0.4mm solid #000; margin-top: 0.8mm; }
.empty { border-left: 1mm solid #000; padding-left: 2mm; margin: 1mm 0; }
.notes { font-size: 9pt; color: #444; border-bottom: 0.2mm solid #666; height: 7.5mm; padding-top: 2mm; }
.where { color: #444; font-size: 9pt; }
.sign { font-size: 9pt; color: #444; padding-left: 5mm; }
.silent { display: flex; gap: 2mm; align-items: center; }
.silent i { width: 3.2mm; height: 3.2mm; border: 0.4mm solid #000; }
.sign span { display: block; border-bottom: 0.2mm solid #666; height: 6.5mm; padding-top: 1mm; }
strong, p { overflow-wrap: anywhere; }
section + section { break-before: page; }
@media print { body { margin: 0; max-width: none; } }
`;

/** The page, whole: HTML without scripts, pictures or addresses. */
export async function duePage(reports: readonly DueReport[]): Promise<string> {
  const page = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>What is due: ${reports.map(({ line }) => line).join(', ')}</title>
<style>${raw(style)}</style>
</head>
<body>
${reports.map(lineSection)}
</body>
</html>
`;
  return String(page);
}

function lineSection(report: DueReport): unknown {
  const { line, organisation, today, withinDays, items } = report;
  return html`<section>
<h1>${line}: what is due</h1>
<p>${organisation}. ${today}, and ${aheadSays(withinDays)}. ${items.length} to do.</p>
${sectionsOf(report).map(
  ({ title, items: found }) => html`<h2>${title}</h2>
<ul>
${found.map((item) => itemRow(item, report))}
</ul>
`,
)}</section>
`;
}

function itemRow(item: DueItem, report: DueReport): unknown {
  const { words } = remedySays(item, report.line);
  const empty = emptySays(item.leavesEmpty, report).map((sentence) => html`<p class="empty">${sentence}</p>\n`);
  return html`<li>
<div class="box"></div>
<div><p><strong>${nameSays(item)}</strong></p>
<p>${stateSays(item)}</p>
${empty}<p>${words}</p>
<p class="where">${whereSays(item)}</p>
<p class="notes">Notes</p></div>
<div class="sign">${item.phone === null ? null : noAnswer}<span>Done by</span>${takesTwo(item.remedy) ? second : null}<span>Day</span></div>
</li>
`;
}

const noAnswer = raw('<div class="silent"><i></i>No answer</div>');
const second = raw('<span>Second</span>');
const takesTwo = ({ kind }: DueRemedy): boolean => kind === 'one-call' || kind === 'ask';
