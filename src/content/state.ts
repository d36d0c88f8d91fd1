/**
 * What a line's state in KV is: which edition callers hear, what is taken down, what has just changed. Plain data.
 * A release is what as many people sign as keys.yaml asks for; a state on top of it is what one person signs, and can only
 * take down, and say when.
 */

export const stateFormat = 1;

export const targetKinds = ['clinic', 'hotline', 'contact', 'screen', 'line'] as const;
/** What can be taken down: a clinic by its code (`C4823`), a hotline, contact or screen by its id, the line by ''. */
export type Target = { readonly kind: (typeof targetKinds)[number]; readonly id: string };

/** A key that does another thing at a screen than before. */
export type ChangedDigit = {
  /** The screen's id; `start` for the first key of a call whatever screen that is on. */
  readonly screen: string;
  /** `1` to `9`, `0`, `text` for a typed name, or `any` for every key. */
  readonly digit: string;
  /** What it leads to, or led to where it is gone; only that may it lead to again at once. */
  readonly meaning: string;
};

/** What the threshold of people signs. Every digest is SHA-256 in lower-case hex. */
export type Release = {
  readonly kind: 'release';
  readonly format: typeof stateFormat;
  readonly line: string;
  /** Goes up with each release, past those that were signed and never published: their numbers are used up. */
  readonly number: number;
  /** The state (its number) that it was made on: what was taken down until then is decided in it. */
  readonly after: number;
  readonly edition: string;
  /** Of all that the edition says but its texts, and of the digits and placeholders within the texts (`textlessDigest`). */
  readonly textless: string;
  /** The edition that callers heard before; null for the first. */
  readonly previous: string | null;
  /** Down until a release restores it, also what this edition does not have: an older or a later one may. */
  readonly takenDown: readonly Target[];
  /** Digests of take-down slips that count no more. */
  readonly voidSlips: readonly string[];
  readonly changed: readonly ChangedDigit[];
};

/** What one person signs, on top of a release. */
export type State = {
  readonly kind: 'state';
  readonly format: typeof stateFormat;
  readonly line: string;
  /** Goes up with each state, whatever the release; above the `after` of its release, by a million at most. */
  readonly number: number;
  /** The digest of the release's bytes; '' while nothing has been released, and what is compiled in is heard. */
  readonly release: string;
  /** That of the release; or one that differs in texts alone, where the line lets one person change texts. '' for none. */
  readonly edition: string;
  /** What was taken down since, each with the number of the state that did it. */
  readonly takenDown: readonly (Target & { readonly number: number })[];
  /** A call through one of these is asked to begin again; `until` in milliseconds since 1970, soon after `publishedAt`. */
  readonly changed: readonly (ChangedDigit & { readonly until: number })[];
  /** The greatest number that an edition of this line has had. */
  readonly latest: number;
  /** Milliseconds since 1970. */
  readonly publishedAt: number;
};

/** How people are called who sign: in small letters, never a name. */
export const handlePattern = /^[a-z][a-z0-9-]{1,20}$/;
/** Who signed, and how: other kinds of keys may join. `by` is a handle. */
export type Signature = { readonly kind: 'ed25519'; readonly by: string; readonly signature: string };
/** The exact bytes that were signed, as text: canonical JSON. */
export type Signed = { readonly said: string; readonly signatures: readonly Signature[] };
/** The value of `state/<line>`. */
export type StateRecord = {
  readonly format: typeof stateFormat;
  /** Null while nothing has been released. */
  readonly release: Signed | null;
  readonly state: Signed;
};

/** What stands for a release before there is one: nothing of it differs from what is compiled in. */
export const noRelease = (line: string): Release => ({
  kind: 'release',
  format: stateFormat,
  line,
  number: 0,
  after: 0,
  edition: '',
  textless: '',
  previous: null,
  takenDown: [],
  voidSlips: [],
  changed: [],
});

/** Whose signatures count, out of keys.yaml. Public keys are raw Ed25519 keys in base64. */
export type Trust = {
  readonly people: readonly { readonly handle: string; readonly publicKey: string }[];
  readonly threshold: number;
  /** 1 where one person may change texts; else the threshold. */
  readonly thresholdForTexts: number;
};

/** What is known when nothing can be read: states below it are refused, and what it lists stays down. */
export type Floor = { readonly release: number; readonly number: number; readonly takenDown: readonly Target[] };

/** How long a caller may be in the middle of a call that began before a change. */
export const changedMilliseconds = 5 * 60_000;
