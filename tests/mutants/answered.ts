/** Leaks into what is answered. */
import { behind, type Mutant } from './mutant.ts';
import { onEachAnswer, onEachCallback } from './spots.ts';

const live = 'src/live/live.ts';

export const answered: readonly Mutant[] = [
  {
    name: 'base64-in-a-header',
    leaks: 'The answer carries the number in base64 as its ETag.',
    seenIn: 'answers',
    edits: onEachAnswer("response.headers.set('etag', btoa(number));"),
  },
  {
    name: 'reversed-in-a-header',
    leaks: 'The answer carries the number in a header, written backwards.',
    seenIn: 'answers',
    edits: onEachAnswer("response.headers.set('x-trace', [...number].reverse().join(''));"),
  },
  {
    name: 'short-hash-in-a-header',
    leaks: 'The answer carries a request id that is the beginning of a hash of the number.',
    seenIn: 'answers',
    edits: onEachAnswer(`
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(number));
      response.headers.set('x-request-id', Buffer.from(digest).toString('hex').slice(0, 16));`),
  },
  {
    name: 'cookie-set',
    leaks: 'A cookie marks whoever calls: no number, but a name for them.',
    seenIn: 'cookies',
    edits: onEachAnswer("response.headers.set('set-cookie', 'visit=' + crypto.randomUUID());"),
  },
  {
    name: 'address-echoed-in-the-404',
    leaks: 'The page for a wrong address repeats the address, whatever somebody has put into it.',
    seenIn: 'answers',
    edits: [
      {
        file: live,
        find: 'app.notFound(notFound);',
        replace: "app.notFound(({ req }) => new Response('Nothing at ' + req.url, { status: 404 }));",
      },
    ],
  },
  {
    name: 'typed-text-echoed',
    leaks: 'What was typed last is repeated on the screen, and so is a number that was typed for a place.',
    seenIn: 'answers',
    edits: [
      {
        file: 'src/live/answer.ts',
        find: "if (gateway.inputModel === 'cumulative') return say(callPage(edition, inputs, changed, gateway.limits, now));",
        replace:
          "if (gateway.inputModel === 'cumulative') { const page = callPage(edition, inputs, changed, gateway.limits, now);" +
          " return say({ ...page, text: page.text + ' ' + (inputs.at(-1) ?? '') }); }",
      },
    ],
  },
  {
    name: 'last-caller-in-health',
    leaks: 'The page for whoever watches the line says who called last, out of memory.',
    seenIn: 'answers',
    edits: [
      behind(live, 'type App = { Bindings: Env };', "let lastCaller = '';"),
      onEachCallback('lastCaller = number || lastCaller;'),
      {
        file: live,
        find: 'health(bundle, linesOf(context), now())',
        replace: 'Response.json({ ok: true, lastCaller })',
      },
    ],
  },
];
