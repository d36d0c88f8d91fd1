/** Why the phone refuses a request: a fixed reason, its HTTP status and words for the page. Never a piece of the request. */
export type Reason =
  | 'foreign-origin'
  | 'content-type'
  | 'too-large'
  | 'malformed'
  | 'not-a-drama-number'
  | 'unknown-line'
  | 'unknown-gateway'
  | 'unknown-code'
  | 'would-really-send'
  | 'broken';

export type Refused = { readonly refused: Reason };

const answers = {
  'foreign-origin': { status: 403, words: 'Only the page of this phone may use it.' },
  'content-type': { status: 415, words: 'The phone reads JSON only.' },
  'too-large': { status: 413, words: 'That is more than 8 KiB.' },
  malformed: { status: 400, words: 'The phone did not understand the request.' },
  'not-a-drama-number': {
    status: 400,
    words: 'This phone only has numbers kept for drama: +44 7700 900000 to 900999.',
  },
  'unknown-line': { status: 400, words: 'There is no such line here.' },
  'unknown-gateway': { status: 400, words: 'This line cannot be reached over that gateway.' },
  'unknown-code': { status: 400, words: 'This line does not answer that code.' },
  'would-really-send': {
    status: 409,
    words: 'This gateway replies by sending a message, and nothing here catches it. Try it with npm start.',
  },
  broken: { status: 500, words: 'The line did not take the request. Look at the address in PUBLIC_URL.' },
} as const satisfies Record<Reason, { readonly status: number; readonly words: string }>;

/** The status and the JSON body that a refusal becomes. */
export function refusalAnswer(reason: Reason) {
  const { status, words } = answers[reason];
  return { status, body: { refused: reason, words } };
}
