/** What a rule is given and gives. */
import type { Edition } from '../content/edition.ts';
import type { LineSources, RawSources } from '../content/line-sources.ts';
import type { SmsGateway, UssdGateway } from '../gateways/gateway.ts';
import type { Finding } from './finding.ts';
import type { Shown } from './walk/shown.ts';

/** A rule over sources that may still be malformed. */
export type RawRule = {
  readonly id: string;
  readonly explains: string;
  find(sources: RawSources): readonly Finding[];
};

/** A rule over sources that have the right shape. */
export type SourceRule = {
  readonly id: string;
  /** One sentence for the table in docs/writing-menus.md. */
  readonly explains: string;
  /** Runs only with `--production`. */
  readonly production?: true;
  find(subject: SourceSubject): readonly Finding[];
};
export type SourceSubject = {
  readonly sources: LineSources;
  readonly gateways: Gateways;
  /** YYYY-MM-DD, in the line's zone: what `today` counts from and dates are compared with. */
  readonly buildDate: string;
  /** Whether the check is for people who rely on the line. */
  readonly production: boolean;
};

/** The gateways that a line may name, with what they carry. */
export type Gateways = { readonly ussd: readonly UssdGateway[]; readonly sms: readonly SmsGateway[] };

/** A rule over the compiled edition: what callers would really see. */
export type EditionRule = {
  readonly id: string;
  readonly explains: string;
  readonly production?: true;
  find(subject: EditionSubject): readonly Finding[];
};
export type EditionSubject = SourceSubject & {
  readonly edition: Edition;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Every screen as every gateway of the line would show it; written once for all rules. */
  readonly shown: readonly Shown[];
};
