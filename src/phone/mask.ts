/**
 * Privacy: everything the page is shown of the wire passes through a mask, which hides the secret of the callback
 * address and every setting, in each spelling that a URL or a form gives it.
 */
import type { HttpReply } from '../gateways/gateway.ts';
import type { WireRequest } from '../gateways/handset.ts';

export const hidden = '••••';

/** Settings shorter than this are names rather than secrets, e.g. the user name `sandbox`. */
const minSecretCharacters = 8;

/** Headers that carry nothing but a credential. */
const credentialHeaders = new Set(['authorization', 'apikey', 'api-key', 'x-api-key', 'authtoken']);

export type Mask = {
  text(value: string): string;
  request(request: WireRequest): WireRequest;
  reply(reply: HttpReply): HttpReply;
};

/** A mask for one exchange. Throws where the callback address has no secret to hide: that is a mistake of ours. */
export function maskFor(callbackUrl: string, secrets: Readonly<Record<string, readonly string[]>>): Mask {
  const settings = Object.values(secrets)
    .flat()
    .filter((value) => value.length >= minSecretCharacters);
  const spellings = [secretOf(callbackUrl), ...settings].flatMap(spellingsOf).toSorted((a, b) => b.length - a.length);
  const text = (value: string) => spellings.reduce((masked, spelling) => masked.replaceAll(spelling, hidden), value);
  const headers = (values: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        credentialHeaders.has(name.toLowerCase()) ? hidden : text(value),
      ]),
    );
  return {
    text,
    request: ({ method, url, headers: sent, body }) => ({
      method,
      url: text(url),
      headers: headers(sent),
      body: text(body),
    }),
    reply: ({ status, headers: answered, body }) => ({ status, headers: headers(answered), body: text(body) }),
  };
}

/** The part of `/ussd/{gateway}/{secret}` or `/sms/{gateway}/{secret}` that names the line. */
function secretOf(callbackUrl: string): string {
  const secret = /^\/(?:ussd|sms)\/[^/]+\/([^/]+)/.exec(new URL(callbackUrl).pathname)?.[1];
  if (secret === undefined) throw new Error('a callback address without a secret');
  return secret;
}

function spellingsOf(secret: string): readonly string[] {
  const inForm = new URLSearchParams([['', secret]]).toString().slice(1);
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [...new Set([secret, encodeURIComponent(secret), inForm, inJson])];
}
