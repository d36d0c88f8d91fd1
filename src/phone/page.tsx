/** The page of the phone. It holds no secret, no inline script and no inline style. */
import { html } from 'hono/html';
import { Handset } from './handset.tsx';
import type { PhoneLine } from './options.ts';
import { carriers } from './route.ts';
import { Umbrella } from './umbrella.tsx';

/** The whole document; lines and gateways travel in attributes, since the policy allows no inline script. */
export function page(lines: readonly PhoneLine[]) {
  return html`<!doctype html>${<Document lines={lines} />}`;
}

function Document({ lines }: { readonly lines: readonly PhoneLine[] }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>Mwavuli: the phone to try the line</title>
        <link rel="icon" type="image/svg+xml" href="/phone/icon.svg" />
        <link rel="stylesheet" href="/phone/phone.css" />
        <script type="module" src="/phone/phone.js" />
      </head>
      <body>
        <header class="top">
          <Umbrella />
          <div>
            <h1>Mwavuli</h1>
            <p>A phone to try the line. Dial it as a caller would.</p>
          </div>
          <Choices />
        </header>
        <main data-lines={JSON.stringify(lines)} data-carriers={JSON.stringify(carriers)}>
          <div class="stand">
            <Handset />
            <p class="notice" id="notice" role="status" />
            <ul class="hints">
              <li id="speaks" />
              <li class="keys">
                Keyboard: digits, <kbd>*</kbd>, <kbd>#</kbd>. <kbd>Enter</kbd> dials and sends, <kbd>Backspace</kbd>{' '}
                deletes, <kbd>Esc</kbd> hangs up.
              </li>
              <li>
                Deep dial: type <kbd>*21</kbd> before the last <kbd>#</kbd>. Some networks allow it.
              </li>
              <li>A network hangs up after 20 to 30 seconds without a key. This phone waits.</li>
            </ul>
          </div>
          <div class="view">
            <Seen />
            <Kept />
          </div>
        </main>
        <noscript>
          <p class="notice">This page needs JavaScript to draw the phone. The line itself needs none.</p>
        </noscript>
      </body>
    </html>
  );
}

function Choices() {
  return (
    <section class="choices" aria-label="Line and gateway">
      <label>
        <span>Line</span>
        <select id="line" autocomplete="off" />
      </label>
      <label>
        <span>Carried by</span>
        <select id="gateway" autocomplete="off" />
      </label>
    </section>
  );
}

function Seen() {
  return (
    <section class="seen" aria-labelledby="seen-title">
      <h2 id="seen-title">What the phone company sees</h2>
      <p>
        The firm that carries the call, and the network before it, see the <mark>number</mark>, each key and each
        screen, and keep them. This is the last exchange, byte for byte; only secrets are hidden.
      </p>
      <div id="exchange" class="exchange">
        <p class="empty">Nothing yet. Press the green key.</p>
      </div>
    </section>
  );
}

function Kept() {
  return (
    <section class="kept" aria-labelledby="kept-title">
      <h2 id="kept-title">What this software keeps</h2>
      <p class="nothing">Nothing of you.</p>
      <p>
        No number, no digits, no words. A call leaves nothing behind; where a company sends the newest key alone, memory
        holds for some minutes how far the call is. Replies by text are counted, for this hour and for this day, and
        marks of them stay in memory for a while, against floods.
      </p>
      <p>Your network and the firm that carries it keep number, time and words.</p>
      <p class="small">
        This page keeps nothing either: no cookie, no storage, no log. It sends nothing out; replies by text are caught
        before they leave. Its number is from a range kept for drama, and rings nobody.
      </p>
    </section>
  );
}
