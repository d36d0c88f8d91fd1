/** A basic phone: screen, two soft keys, dial, clear, hang up and twelve keys. */

const keys = [
  ['1', ''],
  ['2', 'abc'],
  ['3', 'def'],
  ['4', 'ghi'],
  ['5', 'jkl'],
  ['6', 'mno'],
  ['7', 'pqrs'],
  ['8', 'tuv'],
  ['9', 'wxyz'],
  ['*', ''],
  ['0', '+'],
  ['#', ''],
] as const;

const spoken: Readonly<Record<string, string>> = { '*': 'star', '#': 'hash' };

export function Handset() {
  return (
    <section class="handset" aria-label="Phone">
      <div class="earpiece" aria-hidden="true" />
      <div class="screen">
        <div class="bar">
          <button type="button" id="show-call" aria-pressed="true">
            Dial
          </button>
          <button type="button" id="show-texts" aria-pressed="false">
            Texts
          </button>
        </div>
        <Call />
        <Texts />
      </div>
      <div class="soft">
        <button type="button" id="left">
          Dial
        </button>
        <button type="button" id="right">
          Clear
        </button>
      </div>
      <Keypad />
      <div class="sim">
        <span>
          SIM <output id="number" />
        </span>
        <button type="button" id="new-sim">
          New SIM
        </button>
      </div>
    </section>
  );
}

function Call() {
  return (
    <div id="call" class="face">
      <div id="idle" class="idle">
        <label for="code">Number to dial</label>
        <input
          id="code"
          class="code"
          type="text"
          inputmode="tel"
          autocomplete="off"
          spellcheck={false}
          maxlength={64}
        />
      </div>
      <p id="told" class="told" role="status" aria-live="polite" tabindex={0} />
      <div id="answer" class="answer" hidden>
        <label for="reply">Answer</label>
        <input id="reply" type="text" autocomplete="off" autocapitalize="off" spellcheck={false} maxlength={160} />
      </div>
    </div>
  );
}

function Texts() {
  return (
    <div id="texts" class="face texts" hidden>
      <ul id="thread" class="thread" role="log" aria-label="Messages" tabindex={0} />
      <div class="answer">
        <label for="message">
          To <span id="to" />
        </label>
        <textarea id="message" rows={2} autocomplete="off" autocapitalize="off" spellcheck={false} maxlength={1600} />
      </div>
    </div>
  );
}

function Keypad() {
  return (
    <div class="keypad" id="keypad">
      <button type="button" class="dial" id="green" aria-label="Dial or send">
        <Receiver />
      </button>
      <button type="button" class="clear" id="clear" aria-label="Delete the last character">
        C
      </button>
      <button type="button" class="hang-up" id="red" aria-label="Hang up">
        <Receiver />
      </button>
      {keys.map(([key, letters]) => (
        <button type="button" data-key={key} aria-label={spoken[key] ?? key}>
          <b>{key}</b>
          <small aria-hidden="true">{letters}</small>
        </button>
      ))}
    </div>
  );
}

function Receiver() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M6.6 10.8c1.44 2.83 3.76 5.14 6.59 6.59l2.2-2.2a1 1 0 0 1 1.02-.24c1.12.37 2.33.57 3.59.57a1 1 0 0 1 1 1V20a1 1 0 0 1-1 1C10.6 21 3 13.4 3 4a1 1 0 0 1 1-1h3.5a1 1 0 0 1 1 1c0 1.25.2 2.45.57 3.57a1 1 0 0 1-.25 1.02z" />
    </svg>
  );
}
