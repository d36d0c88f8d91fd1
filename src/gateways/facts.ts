/** What is known of a gateway beside its code: data that tables, checks and the live side read. */

export type Certainty = 'verified' | 'third-party' | 'experimental';

export type GatewayFacts = {
  /** The folder's name and the word in callback addresses. */
  readonly name: string;
  readonly company: string;
  readonly documentation: string;
  /** YYYY-MM-DD */
  readonly readOn: string;
  /** What was read: the page at `documentation`, the company's own; a part of it; or other sources, named in its header. */
  readonly readFrom: 'own-page' | 'own-page-in-part' | 'elsewhere';
  readonly certainty: Certainty;
  /** Names of settings (secrets) it cannot do without, e.g. `TWILIO_AUTH_TOKEN`. */
  readonly settings: readonly string[];
  /** Names of settings that it reads where they are set. */
  readonly optionalSettings?: readonly string[];
  /**
   * How the company proves that a request is its own: `none` (the secret in the address stands for it), `shared-secret`,
   * `optional-secret` (only who asks the company for it: checked where the setting is set), `key-pair` (it signs with a key
   * that nobody else has).
   */
  readonly signing: 'none' | 'shared-secret' | 'optional-secret' | 'key-pair';
  /** With `shared-secret`, those of `settings` by which its requests are signed; all where absent. */
  readonly signingSettings?: readonly string[];
  /** The signature covers the address that the company was given, letter by letter. */
  readonly signsAddress?: true;
  /** How long a body may be, where a company brings many messages in one request; 8 KiB where absent. */
  readonly maxBodyBytes?: number;
  /** True where its requests carry the service code or number dialled, which must be the line's; else another is not looked at. */
  readonly namesLine: boolean;
};
