/** What a line stands on, compiled, as an editor may read it: codes, keywords, hours, and until when each thing counts. */
import type { Clinic, Contact, Edition, Hotline, WeeklyHours } from '../../src/content/edition.ts';
import { alertFacts } from './alert-facts.ts';

/** One fact a line, in the order of the sources. */
export function facts(edition: Edition): string {
  const { line } = edition;
  const parts = [
    [`${line.id}: ${line.organisation}, ${line.jurisdiction}, ${line.zone}${line.demo ? ', a demonstration' : ''}`],
    [`costs: ${line.tariff}${line.callerPays ? ', paid by the caller' : ''}`],
    line.ussd.map(({ gateway, codes, networks, deepDial }) => {
      const further =
        typeof deepDial === 'string' ? deepDial : `${deepDial.confirmed} on ${deepDial.networks.join(', ')}`;
      return `dial ${codes.join(' or ')} over ${gateway}, on ${networks.join(', ')}; further: ${further}`;
    }),
    line.sms.map(
      ({ gateway, number, sharedKeyword }) =>
        `text ${sharedKeyword ? `${sharedKeyword} first, ` : ''}to ${number} over ${gateway}`,
    ),
    [`answers ${line.answers.map(({ prefix, digits }) => `${prefix}, ${digits} digits`).join('; ')}`],
    [`sends at most ${Object.values(line.caps).join(', ')} (an hour, a day, percent kept for urgent)`],
    line.languages.map(({ digit, id, name, romanisedName, script, latin }) =>
      [`${digit} ${id} ${name}`, romanisedName, script, ...(latin === null ? [] : [latin])].join(', '),
    ),
    Object.entries(edition.strings).map(([locale, { fallback }]) => `when all else fails, in ${locale}: ${fallback}`),
    keywords(edition),
    dates(edition),
    alertFacts(edition),
    [...edition.clinics, ...edition.hotlines, ...edition.contacts].map(entry),
  ];
  return `${parts.flat().join('\n')}\n`;
}

function keywords({ keywords: all }: Edition): readonly string[] {
  const target = ({ to, locale }: (typeof all)[number]) => `${to.kind === 'screen' ? to.screen : to.kind} (${locale})`;
  return [...Map.groupBy(all, target)].map(
    ([to, words]) => `text ${words.map(({ word }) => word).join(' or ')} for ${to}`,
  );
}

/** Until when texts on rights count. */
function dates({ screens }: Edition): readonly string[] {
  return Object.entries(screens).flatMap(([id, screen]) =>
    screen.kind === 'card' && screen.review
      ? [`${id}: reviewed ${screen.review.on}, until ${screen.review.until}`]
      : [],
  );
}

function entry(row: Clinic | Hotline | Contact): string {
  const { id, names, phone, languages, hours } = row;
  const shared = [Object.values(names).join(' / '), phone, `speaks ${languages.join(' ')}`, `open ${weekOf(hours)}`];
  const own =
    'attestation' in row
      ? clinicFacts(row)
      : 'group' in row
        ? [row.group, ...row.regions.map((region) => `for ${region}`)]
        : hotlineFacts(row);
  return `${id}: ${[...shared, ...own].join(', ')}`;
}

function clinicFacts(clinic: Clinic): readonly string[] {
  const { code, services, cost, asksId, walkIn, avoid, attestation, closedOnHolidays, otherPhones } = clinic;
  const flags = { 'asks papers': asksId, 'walk in': walkIn, avoided: avoid, 'closed on holidays': closedOnHolidays };
  const counts = attestation && `${attestation.checkedOn} to ${attestation.expiresOn}`;
  const state = attestation?.withdrawn ? 'withdrawn' : attestation?.offered ? 'attested' : 'not attested';
  const where = [clinic.place, clinic.latitude, clinic.longitude].filter((part) => part !== null).join(' ');
  return [
    code,
    ...(where === '' ? [] : [where]),
    services.join(' '),
    cost,
    ...set(flags),
    `${state} ${counts}`,
    ...otherPhones.map((phone) => `also ${phone}`),
    ...Object.values(clinic.directions),
  ];
}

function hotlineFacts(hotline: Hotline): readonly string[] {
  const { topics, answeredBy, tollFree, callsBack, closedOnHolidays, checkedOn, expiresOn } = hotline;
  const { backup, regions, jurisdictions } = hotline;
  const flags = { free: tollFree, 'calls back': callsBack, 'closed on holidays': closedOnHolidays };
  return [
    topics.join(' '),
    answeredBy,
    ...set(flags),
    `checked ${checkedOn} to ${expiresOn}`,
    ...(backup === null ? [] : [`while it is closed ${backup}`]),
    ...(regions.length === 0 ? [] : [`for ${regions.join(' ')}`]),
    ...(jurisdictions.length === 0 ? [] : [`law of ${jurisdictions.join(' ')}`]),
  ];
}

const set = (flags: Readonly<Record<string, boolean>>) => Object.keys(flags).filter((name) => flags[name]);

function weekOf(hours: WeeklyHours): string {
  const time = (minutes: number) => {
    const days = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su', 'Mo'];
    const two = (number: number) => String(number).padStart(2, '0');
    return `${days[Math.floor(minutes / 1440)]} ${two(Math.floor((minutes % 1440) / 60))}:${two(minutes % 60)}`;
  };
  return hours.map(([from, until]) => `${time(from)} to ${time(until)}`).join('; ') || 'by appointment';
}
