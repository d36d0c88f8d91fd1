import { describe, expect, it } from 'vitest';
import type { LanguageId, PlaceId, ScreenId } from '../../src/content/ids.ts';
import type { ClinicCode } from '../../src/directory/code.ts';
import type { FoundPlaces } from '../../src/directory/search.ts';
import type { Bucket } from '../../src/gateways/caller.ts';
import type { Refusal, SendFailure, SendOutcome } from '../../src/gateways/gateway.ts';
import type { Admitted } from '../../src/live/admit.ts';
import type { AdmissionRequest } from '../../src/live/gate/admission.ts';
import { type LogEvent, log } from '../../src/live/log.ts';
import type { Silence } from '../../src/live/unanswered.ts';
import { at, type Position } from '../../src/menu/position.ts';
import type { TextAnswer } from '../../src/menu/reply.ts';
import { placeNamed, step } from '../../src/menu/step.ts';
import { editionOf } from '../support/lines.ts';

/** Text of a request, as adapters hand it on, and a number in a `number`. */
const typed: string = ['+2547', '00900001'].join('');
const numeric: number = Number(typed);
const edition = editionOf('demo-ke');
const here = step(edition, at('menu' as ScreenId, null), '1');

/**
 * Each line would compile if the type had room for what somebody typed; `tsc` runs over tests too, and an expectation of an
 * error that is none is an error. At run time there is nothing to see: the types are the test.
 */
describe('what somebody typed has no type', () => {
  it('in a position [no-typed-text-in-results]', () => {
    const positions: readonly Position[] = [
      // @ts-expect-error a screen's id comes from an edition
      { ...here, screen: typed },
      // @ts-expect-error so does a language's
      { ...here, language: typed },
      // @ts-expect-error and a place's
      { ...here, place: typed },
      // @ts-expect-error
      { ...here, candidates: [typed] },
      // @ts-expect-error a notice is a fixed word
      { ...here, notice: typed },
      // @ts-expect-error there is no other part
      { ...here, typed },
    ];
    // @ts-expect-error no screen is named by a text
    positions.concat(at(typed, null));
    // @ts-expect-error nor one by the language's id, nor a place by a screen's
    positions.concat(at('en' as LanguageId, null, 'menu' as ScreenId));
    // @ts-expect-error a typed name goes into a search, and nothing else of it comes out
    positions.concat(placeNamed(edition, typed, null, typed));
    expect(positions).toHaveLength(6);
  });

  it('in the result of a search, or of reading a text [no-typed-text-in-results]', () => {
    // @ts-expect-error what is found are places of the line
    const found: FoundPlaces = { kind: 'several', places: [typed] };
    // @ts-expect-error nothing found is all that is said of it
    const none: FoundPlaces = { kind: 'none', typed };
    // @ts-expect-error a code has been read, and has the shape of one
    const check: TextAnswer = { kind: 'check', code: typed, language: 'en' as LanguageId, script: 'latin' };
    const code: ClinicCode | null = null;
    // @ts-expect-error a language is one of the line's
    const inLanguage: TextAnswer = { kind: 'check', code, language: typed, script: 'latin' };
    // @ts-expect-error a position takes ids
    const screen: TextAnswer = { kind: 'screen', position: { ...here, place: typed }, script: 'latin' };
    const place: PlaceId | null = here.place;
    expect([found, none, check, inLanguage, screen, place]).toHaveLength(6);
  });

  it('in what a gate is asked, and what it says [gate-knows-no-number]', () => {
    const asked = {} as AdmissionRequest;
    const requests: readonly AdmissionRequest[] = [
      // @ts-expect-error a message is a digest
      { ...asked, message: typed },
      // @ts-expect-error so are texts
      { ...asked, text: typed },
      // @ts-expect-error
      { ...asked, reply: typed },
      // @ts-expect-error a sender is sixteen bits that a caller computed
      { ...asked, sender: numeric },
      // @ts-expect-error
      { ...asked, leaves: typed },
      // @ts-expect-error there is no other part
      { ...asked, caller: typed },
    ];
    // @ts-expect-error a refusal has no words
    const refused: Admitted = { kind: 'refused', reason: typed };
    const bucket = 7 as Bucket;
    expect([...requests, refused, { ...asked, sender: bucket }]).toHaveLength(8);
  });

  it('in a log line, a refusal, the reason of a failed send or of a silence [fixed-words-alone]', () => {
    const words: readonly LogEvent[] = [
      // @ts-expect-error
      typed,
      // @ts-expect-error
      `send-failed-${typed}`,
    ];
    // @ts-expect-error
    const write = () => log(typed);
    // @ts-expect-error
    const refusal: Refusal = { refused: typed };
    // @ts-expect-error
    const reason: SendFailure = typed;
    // @ts-expect-error
    const outcome: SendOutcome = { sent: false, reason: 'timeout', certain: false, retry: false, message: typed };
    // @ts-expect-error
    const silence: Silence = typed;
    expect([words, write, refusal, reason, outcome, silence]).toHaveLength(6);
  });
});
