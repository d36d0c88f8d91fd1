/** The settings under which the phone's handsets can sign whatever gateway they speak through. Pure. */
import { madeUpKeyPairs, madeUpSettings } from '../gateways/made-up.ts';

/** Names of all settings that a handset may sign by. */
export const handsetSettings: readonly string[] = Object.keys(madeUpSettings(''));

/** Good enough for any secret; only demonstrations have a phone. */
const madeUp = 'example-made-up-by-the-phone';

/**
 * The same bindings, with a made-up value for each setting that is missing, and a made-up key pair in place of one by which
 * only a company can sign. For requests of the phone alone: in no other may anything made up count.
 */
export function withMadeUp<Value>(bindings: Readonly<Record<string, Value>>): Readonly<Record<string, Value | string>> {
  const isOfPair = (name: string) => Object.hasOwn(madeUpKeyPairs, name.replace(/(?:_NEXT)?(?:__.*)?$/, ''));
  const own = Object.entries(bindings).filter(([name, value]) => value !== '' && !isOfPair(name));
  return { ...madeUpSettings(madeUp), ...Object.fromEntries(own) };
}
