/** The parts of the content that callers are told, or that decide what they are told: each a text in a file. */
import { isPair, isScalar, parseDocument, visit } from 'yaml';
import { parseCsv } from '../../src/content/csv-file.ts';
import type { SourceTexts } from '../../src/content/line-sources.ts';

export type Part = {
  readonly file: string;
  /** What an editor would call it: `raid.ask`, `phone of taa-house`. */
  readonly name: string;
  /** Where a broken one is looked for in breaks that go round all kinds. */
  readonly kind: string;
  readonly text: string;
  /** The file with this part written otherwise. */
  rewritten(text: string): string;
};

/** Reasons and notes for editors: they reach no caller and decide nothing that one hears. */
const notTold = {
  yaml: /(^|\.)(law|confirm|by|inForce|jurisdiction)(\.|$)|^bland\b/,
  csv: ['must_report', 'records_kept', 'who_role', 'who_date', 'reason', 'serves', 'source', 'avoid', 'languages'],
  /** A romanised form is named by the file of its own script. */
  namedElsewhere: /-Latn\//,
  /** Who checks and signs; names of holidays stand beside their dates. */
  files: /(keys|reviews)\.yaml$|holidays\.csv name$/,
};

/** Every part of some sources. */
export function partsOf(texts: SourceTexts): readonly Part[] {
  return [...texts].flatMap(([file, text]) => {
    if (notTold.files.test(file)) return [];
    if (file.endsWith('.yaml')) return yamlParts(file, text);
    return file.endsWith('.csv') ? csvParts(file, text) : lockParts(file, text);
  });
}

function yamlParts(file: string, text: string): readonly Part[] {
  const parts: Part[] = [];
  const document = parseDocument(text, { schema: 'failsafe' });
  visit(document, {
    Scalar(key, node, path) {
      const [start, end] = node.range ?? [0, 0];
      const names = path.flatMap((step) => (isPair(step) && isScalar(step.key) ? [String(step.key.value)] : []));
      const name = names.join('.').replace(/^(strings|screens)\./, '');
      // Keys of strings and screens are names between files; digits and keywords are what people press and text.
      const isPressed = key === 'key' && /\boptions\.[1-79]$/.test(name);
      if ((key === 'key' && !isPressed) || notTold.yaml.test(name) || end === start) return;
      if (name.startsWith('language.') && notTold.namedElsewhere.test(file)) return;
      const rewritten = (instead: string) => text.slice(0, start) + instead + text.slice(end);
      parts.push({ file, name, kind: yamlKind(file, names), text: text.slice(start, end), rewritten });
    },
  });
  return parts;
}

function yamlKind(file: string, names: readonly string[]): string {
  const locale = /^locales\/([^/]+)\//.exec(file)?.[1];
  if (locale !== undefined) return `${names[0] ?? ''} in ${locale}`;
  return names.includes('options') ? 'options' : file.replace(/^.*\//, '');
}

function csvParts(file: string, text: string): readonly Part[] {
  const { header, rows } = parseCsv(file, text);
  return rows.flatMap(({ row, cells }) =>
    header.flatMap((column) => {
      const cell = cells[column] ?? '';
      if (cell === '' || notTold.csv.includes(column) || notTold.files.test(`${file} ${column}`)) return [];
      const rewritten = (instead: string) => withCell(text, { row, column: header.indexOf(column) }, instead);
      const kind = `${column.replace(/\..*/, '')} in ${file.replace(/^.*\//, '')}`;
      return [
        {
          file,
          name: `${column} of ${cells.id ?? cells.clinic ?? cells.date ?? cells.area}`,
          kind,
          text: cell,
          rewritten,
        },
      ];
    }),
  );
}

/** Rows of our tables are one line each. */
function withCell(
  text: string,
  { row, column }: { readonly row: number; readonly column: number },
  instead: string,
): string {
  const lines = text.split('\n');
  const cells =
    (lines[row - 1] ?? '').match(/("(?:[^"]|"")*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, '')) ?? [];
  const quoted = /[",]/.test(instead) ? `"${instead.replaceAll('"', '""')}"` : instead;
  const written = cells.slice(0, -1).map((cell, index) => (index === column ? quoted : cell));
  return [...lines.slice(0, row - 1), written.join(','), ...lines.slice(row)].join('\n');
}

function lockParts(file: string, text: string): readonly Part[] {
  return [...text.matchAll(/^(\d+) .+$/gm)].map((match) => {
    const rewritten = (instead: string) =>
      text.slice(0, match.index) + instead + text.slice(match.index + match[0].length);
    return { file, name: `route ${match[1]}`, kind: 'routes.lock', text: match[0], rewritten };
  });
}
