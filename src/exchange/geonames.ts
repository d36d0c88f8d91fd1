/** Rows of GeoNames' dump "cities500" (CC BY 4.0): tab-separated, columns as its readme's main "geoname" table. */

export type GeoName = {
  readonly name: string;
  readonly asciiName: string;
  /** Other names in any language and script, unordered and unlabelled; machine-made transliterations are among them. */
  readonly otherNames: readonly string[];
  /** Decimal degrees as written. */
  readonly latitude: string;
  readonly longitude: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** First-level division: letters such as ENG, or digits. */
  readonly admin1: string;
  readonly population: number;
};

export const geoNamesCredit = 'GeoNames, CC BY 4.0';

/** Places that are no more: abandoned, historical, destroyed. */
const gone = ['PPLQ', 'PPLH', 'PPLW', 'PPLCH'];
/** Line jurisdictions that are a part of a country, by the divisions that it takes in. */
const divisions: Readonly<Record<string, readonly string[]>> = { EW: ['ENG', 'WLS'], SC: ['SCT'], NI: ['NIR'] };

/**
 * The places of a country (two capitals) in the dump, largest first; of a jurisdiction that is part of it those alone, all for
 * null. Empty for a country that the dump does not have.
 */
export function readGeoNames(dump: string, country: string, jurisdiction: string | null): readonly GeoName[] {
  const wanted = jurisdiction === null ? undefined : divisions[jurisdiction];
  return dump
    .split('\n')
    .filter((row) => row.includes(`\t${country}\t`))
    .flatMap(readRow)
    .filter((place) => place.country === country && (wanted?.includes(place.admin1) ?? true))
    .sort((a, b) => b.population - a.population || compare(a.asciiName, b.asciiName));
}

/** Plain order of code points, the same on every computer. */
const compare = (a: string, b: string) => Number(a > b) - Number(a < b);

function readRow(row: string): GeoName[] {
  const [, name, asciiName, others, latitude, longitude, , kind, country, , admin1, , , , population] = row.split('\t');
  if (!name || !asciiName || !latitude || !longitude || !country || gone.includes(kind ?? '')) return [];
  if (!/^-?\d+(\.\d+)?$/.test(latitude) || !/^-?\d+(\.\d+)?$/.test(longitude)) return [];
  return [
    {
      name: plain(name),
      asciiName: plain(asciiName),
      otherNames: (others ?? '')
        .split(',')
        .map(plain)
        .filter((other) => other !== ''),
      latitude: degrees(latitude),
      longitude: degrees(longitude),
      country,
      admin1: admin1 ?? '',
      population: Number(population) || 0,
    },
  ];
}

const plain = (name: string): string =>
  name
    .replace(/[’‘`´ʻʼ]/g, "'")
    .replace(/[\s;]+/g, ' ')
    .trim();
const degrees = (written: string): string => String(Number(Number(written).toFixed(5)));
