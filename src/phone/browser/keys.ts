import type { Face } from './call.ts';
import type { Channel, Choices } from './choices.ts';
import type { PageEvent } from './dom.ts';
import type { Panel } from './panel.ts';
import type { Tools } from './tools.ts';

/** The keys, drawn and physical, and which face they act on. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: it stands for a module, since its text is what the browser gets.
export function openKeys(tools: Tools, choices: Choices, panel: Panel, faces: Readonly<Record<Channel, Face>>) {
  let channel: Channel = 'ussd';
  const face = () => faces[channel];

  function paint(): void {
    const [left, right] = face().softKeys();
    tools.element('left').textContent = left;
    tools.element('right').textContent = right;
    tools.element('left').disabled = left === '';
    tools.element('right').disabled = right === '';
  }

  function show(shown: Channel): void {
    channel = shown;
    choices.show(shown);
    tools.element('call').hidden = shown !== 'ussd';
    tools.element('texts').hidden = shown !== 'sms';
    tools.element('show-call').setAttribute('aria-pressed', String(shown === 'ussd'));
    tools.element('show-texts').setAttribute('aria-pressed', String(shown === 'sms'));
    const field = face().field();
    if (field !== null) tools.focus(field);
    paint();
  }

  /** The face in use, unless the line has nothing to dial, or nobody to text: then the other one. */
  function carried(): Channel {
    const other = channel === 'ussd' ? 'sms' : 'ussd';
    return choices.address(channel) === null && choices.address(other) !== null ? other : channel;
  }

  function type(key: string): void {
    const field = face().field();
    if (field !== null) tools.type(field, key);
  }

  function erase(): void {
    const field = face().field();
    if (field !== null) tools.erase(field);
  }

  /** Types or erases; false for a key that does neither. The space bar is left to the button in focus. */
  function edit(key: string): boolean {
    if (key === 'Backspace') erase();
    else if (key.length === 1 && key !== ' ') type(key);
    else return false;
    return true;
  }

  /** Acts on a key, unless the field or the button in focus takes it for itself; true where it did. */
  function press({ key, target, shiftKey }: PageEvent): boolean {
    const isField = target.matches('input, textarea');
    const leavesEnter = isField || target.matches('body, .told, .thread');
    if (key === 'Escape') face().hangUp();
    else if (key === 'Enter' && !shiftKey && leavesEnter) face().go();
    else return !isField && edit(key);
    return true;
  }

  tools.document.addEventListener('keydown', (event) => {
    const isForTheBrowser = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
    if (isForTheBrowser || event.target.matches('select')) return;
    if (press(event)) event.preventDefault();
  });
  tools.element('keypad').addEventListener('click', ({ target }) => {
    const key = target.closest('button')?.dataset.key;
    if (key !== undefined) type(key);
  });
  // The caret stays in the field while the drawn keys are clicked, so that Enter still sends.
  for (const id of ['keypad', 'left', 'right']) {
    tools.element(id).addEventListener('mousedown', (event) => event.preventDefault());
  }
  const actions: Readonly<Record<string, () => void>> = {
    green: () => face().go(),
    left: () => face().go(),
    right: () => face().drop(),
    red: () => face().hangUp(),
    clear: erase,
    'show-call': () => show('ussd'),
    'show-texts': () => show('sms'),
    'new-sim': choices.newSim,
  };
  for (const [id, action] of Object.entries(actions)) tools.element(id).addEventListener('click', action);
  choices.onChange(() => {
    panel.clear('Nothing yet. Press the green key.');
    faces.ussd.hangUp();
    if (carried() === channel) paint();
    else show(carried());
  });
  return { paint, open: () => show(carried()) };
}
