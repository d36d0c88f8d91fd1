/** A name in the languages that have one of their own; `en` or the first always stands. */
export type Names = Readonly<Record<string, string>>;
