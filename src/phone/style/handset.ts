/** The style of the phone. Its colours are its own: plastic and a lit screen look alike by day and by night. */
export const handsetStyle = `
.handset {
  --lcd: #d3e2bd; --lcd-ink: #17210d; --lcd-soft: #46543a; --lcd-edge: #9db083;
  width: 100%; max-width: 20rem; padding: .75rem 1rem .75rem; border-radius: 2.25rem 2.25rem 3rem 3rem;
  background: linear-gradient(160deg, #434a59, #262b36 45%, #1b1f28); color: #f2f4f8;
  box-shadow: inset 0 1px 1px #ffffff40, inset 0 -3px 6px #00000066, 0 1.25rem 2.5rem -1.25rem #000000a6;
}
.earpiece { width: 3.25rem; height: .375rem; margin: 0 auto .5rem; border-radius: 1rem; background: #0f1218; box-shadow: inset 0 1px 2px #000; }
.screen {
  display: grid; grid-template-rows: auto minmax(0, 1fr); height: 19rem; overflow: hidden;
  background: linear-gradient(#dbe8c8, var(--lcd)); color: var(--lcd-ink);
  border: .375rem solid #0f1218; border-radius: 1rem; box-shadow: 0 0 0 1px #ffffff1f;
  color-scheme: light;
}
.handset :focus-visible { outline-color: #8ab8ff; }
.screen :focus-visible { outline: 2px solid #0f3f8f; outline-offset: -1px; }
.screen ::placeholder { color: var(--lcd-soft); opacity: 1; }
.bar { display: grid; grid-template-columns: 1fr 1fr; border-bottom: 1px solid var(--lcd-edge); }
.bar button { font: 600 .8125rem/1 system-ui, sans-serif; color: var(--lcd-soft); background: none; border: 0; min-height: 2.125rem; cursor: pointer; }
.bar button[aria-pressed=true] { color: var(--lcd-ink); box-shadow: inset 0 -3px var(--lcd-ink); }
.face { display: flex; flex-direction: column; min-height: 0; }
.idle { margin: auto 0; padding: .75rem; text-align: center; }
.screen label { display: block; font-size: .75rem; color: var(--lcd-soft); }
.screen input, .screen textarea {
  width: 100%; font: 1rem/1.4 ui-monospace, Menlo, Consolas, monospace; color: inherit; resize: none;
  background: #ffffff73; border: 1px solid var(--lcd-edge); border-radius: .375rem; padding: .3125rem .5rem;
}
.screen .code { font-size: 1.25rem; text-align: center; background: none; border: 0; padding: .375rem 0; }
.told { flex: 1; min-height: 0; overflow-y: auto; padding: .5rem .75rem; white-space: pre-wrap; overflow-wrap: anywhere; font: .9375rem/1.25 system-ui, sans-serif; }
.answer { display: grid; grid-template-columns: auto minmax(0, 1fr); align-items: center; gap: .25rem .5rem; padding: .375rem .5rem .5rem; border-top: 1px solid var(--lcd-edge); }
.thread { flex: 1; min-height: 0; overflow-y: auto; margin: 0; padding: .5rem; list-style: none; display: flex; flex-direction: column; gap: .375rem; }
.thread li { max-width: 88%; padding: .3125rem .5625rem; border-radius: .625rem; font-size: .875rem; line-height: 1.35; overflow-wrap: anywhere; white-space: pre-wrap; }
.thread .who { display: block; font-size: .6875rem; color: var(--lcd-soft); }
.thread .in { background: #ffffff99; align-self: flex-start; border-bottom-left-radius: .125rem; }
.thread .out { background: #a9c585; align-self: flex-end; border-bottom-right-radius: .125rem; }
.thread .silence { align-self: center; text-align: center; font-style: italic; color: var(--lcd-soft); }
.thread .silence .who { display: none; }
.handset button { touch-action: manipulation; -webkit-tap-highlight-color: transparent; }
.handset button:active { transform: translateY(1px); filter: brightness(.85); }
.soft { display: flex; justify-content: space-between; gap: 6rem; margin: .5rem 0; }
.texts .answer { grid-template-columns: minmax(0, 1fr); }
.soft button, .sim button {
  font: 600 .875rem/1 system-ui, sans-serif; color: inherit; background: #00000040; border: 1px solid #ffffff24; border-radius: .625rem;
  min-height: 2.375rem; flex: 1; cursor: pointer;
}
.soft button:disabled { opacity: .35; cursor: default; }
.keypad { display: grid; grid-template-columns: repeat(3, 1fr); gap: .4375rem .5625rem; }
.keypad button {
  display: flex; align-items: center; justify-content: center; gap: .4375rem; min-height: 2.5rem; cursor: pointer;
  color: inherit; border: 0; border-radius: .75rem .75rem 1.125rem 1.125rem; font: 1rem/1 system-ui, sans-serif;
  background: linear-gradient(#515969, #3a4150); box-shadow: inset 0 1px #ffffff2e, 0 2px 3px #0000008c;
}
.keypad b { font-size: 1.25rem; font-weight: 600; }
.keypad small { font-size: .6875rem; color: #d3d9e4; }
.keypad small:empty { display: none; }
.keypad svg { width: 1.5rem; height: 1.5rem; fill: currentColor; }
.keypad .dial { background: linear-gradient(#23874d, #176538); }
.keypad .hang-up { background: linear-gradient(#c92b43, #9c1128); }
.keypad .hang-up svg { transform: rotate(135deg); }
.sim { display: flex; justify-content: space-between; align-items: center; gap: .5rem; margin: .625rem .5rem 0; font-size: .8125rem; color: #d3d9e4; }
.sim output { font-weight: 600; color: #fff; white-space: nowrap; }
.sim button { flex: none; padding: 0 .75rem; font-size: .75rem; min-height: 2.25rem; border-radius: 1.125rem; }
`;
