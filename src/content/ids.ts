/**
 * Names that sources give to what an edition holds. Privacy: what somebody typed is none of them, so that a type which
 * takes only ids cannot carry it. They are made where sources are read and compiled; all else takes them from an edition.
 */
declare const names: unique symbol;
type Id<Named extends string> = string & { readonly [names]: Named };

export type ScreenId = Id<'screen'>;
export type PlaceId = Id<'place'>;
export type LanguageId = Id<'language'>;

/** A screen as menu.yaml names it. */
export const screenId = (written: string): ScreenId => written as ScreenId;
/** A place as places.csv names it. */
export const placeId = (written: string): PlaceId => written as PlaceId;
/** A language as line.yaml names it. */
export const languageId = (written: string): LanguageId => written as LanguageId;

/** The screens around a nearest screen: its answers, the choice between places that a name may mean, and typing one. */
export const answersOf = (nearest: ScreenId): ScreenId => screenId(`${nearest}/at`);
export const choiceOf = (nearest: ScreenId): ScreenId => screenId(`${nearest}/which`);
export const typingOf = (nearest: ScreenId): ScreenId => screenId(`${nearest}/type`);
