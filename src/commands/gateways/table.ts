/** The gateways as tables: one to choose by, one of where each fact was read. Pure. */
import type { SmsGateway, UssdGateway } from '../../gateways/gateway.ts';

type Gateway = UssdGateway | SmsGateway;

/** One row a gateway, by name: what it carries, how much, who signs, whether it names the line, how sure its facts are. */
export function choiceTable(gateways: readonly Gateway[]): string {
  const head = ['gateway', 'channels', 'a page, a reply', 'replies', 'signs', 'names the line', 'input', 'certainty'];
  const rows = byName(gateways).map(([name, own]) => [
    `\`${name}\``,
    own.map(({ channel }) => channel.toUpperCase()).join(', '),
    own.map(sizeOf).join('; '),
    each(own, repliesOf),
    each(own, ({ signing }) => signs[signing]),
    each(own, ({ namesLine }) => (namesLine ? 'yes' : 'no')),
    each(own.filter(isUssd), ({ inputModel }) => (inputModel === 'cumulative' ? 'all' : 'newest')) || '–',
    each(own, ({ certainty }) => certainty),
  ]);
  return markdown([head, ...rows]);
}

/** One row a gateway and channel: the company, when and from what its facts were read, and where its documentation is. */
export function sourcesTable(gateways: readonly Gateway[]): string {
  const rows = byName(gateways).flatMap(([name, own]) =>
    own.map(({ channel, company, readOn, readFrom, documentation }) => {
      const page = documentation.startsWith('https:') ? `<${documentation}>` : '[callback.md](callback.md)';
      return [`\`${name}\``, channel.toUpperCase(), company, readOn, reads[readFrom], page];
    }),
  );
  return markdown([['gateway', 'channel', 'company', 'read', 'from', 'page'], ...rows]);
}

const signs = {
  none: 'no',
  'shared-secret': 'yes',
  'optional-secret': 'if asked to',
  'key-pair': 'yes',
} as const satisfies Readonly<Record<Gateway['signing'], string>>;

const reads = {
  'own-page': 'that page',
  'own-page-in-part': 'a part of it',
  elsewhere: 'elsewhere',
} as const satisfies Readonly<Record<Gateway['readFrom'], string>>;

const isUssd = (gateway: Gateway): gateway is UssdGateway => gateway.channel === 'ussd';

const sizeOf = ({ limits }: Gateway): string =>
  limits.channel === 'ussd' ? `${limits.maxSeptets - limits.prefixSeptets} septets` : `${limits.maxSegments} messages`;

const repliesOf = (gateway: Gateway): string =>
  isUssd(gateway) || gateway.replies === 'in-response' ? 'in the answer' : 'by a call';

/** What is true of all channels once; of each, where they differ. */
function each<Of extends Gateway>(own: readonly Of[], say: (gateway: Of) => string): string {
  const said = new Set(own.map(say));
  return said.size <= 1 ? [...said].join('') : own.map((one) => `${one.channel.toUpperCase()} ${say(one)}`).join(', ');
}

/** USSD before SMS, as they are given. */
function byName(gateways: readonly Gateway[]): readonly (readonly [string, readonly Gateway[]])[] {
  const names = [...new Set(gateways.map(({ name }) => name))].toSorted();
  return names.map((name) => [name, gateways.filter((gateway) => gateway.name === name)]);
}

function markdown(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const lines = rows.map((row) => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`);
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}
