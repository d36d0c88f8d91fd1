/** Who is about to sign, before anything is made in their name. */
import type { Wrong } from '../files/line-files.node.ts';
import type { OnLine } from './on-line.node.ts';

/** The handle: that of this computer's key for its own store. */
export function whoSigns({ which, ground: { trust }, asked: { by } }: OnLine): { readonly handle: string } | Wrong {
  const handles = trust.people.map(({ handle }) => handle);
  if (!which.isRemote) return { handle: handles[0] ?? '' };
  const file = `menus/${which.line}/keys.yaml`;
  if (handles.length < trust.threshold)
    return {
      wrong: `${file} asks for ${trust.threshold} people to sign, and has the keys of ${handles.length}. To make one: npm run keys -- new HANDLE`,
    };
  if (by === undefined) return { wrong: `Say who signs: --by HANDLE. ${file} has: ${handles.join(', ')}.` };
  if (handles.includes(by)) return { handle: by };
  return { wrong: `${file} has no key of that handle. It has: ${handles.join(', ')}.` };
}
