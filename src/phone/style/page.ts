/** The style of the page around the phone. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #faf6f2; --card: #fffdfb; --ink: #241c1a; --soft: #6b5d58; --edge: #e6dad2; --red: #b5122b; --umbrella: #c4142f;
  --mark: #ffe1a8; --mark-ink: #402b00; --code: #f4ede7; --focus: #1559c4;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171213; --card: #201a1b; --ink: #f3eae5; --soft: #b9a8a1; --edge: #3a2f30; --red: #ff7384; --umbrella: #ee334d;
    --mark: #5a4310; --mark-ink: #ffe9bd; --code: #181314; --focus: #8ab8ff;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body {
  margin: 0 auto; max-width: 76rem; padding: 1rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; -webkit-text-size-adjust: 100%;
}
h1, h2, h3, p { margin: 0; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.top { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .75rem; margin-bottom: .875rem; }
.top h1 { font-size: 1.375rem; line-height: 1.2; letter-spacing: -.01em; }
.top p { color: var(--soft); font-size: .9375rem; }
.umbrella { width: 2.75rem; height: 2.75rem; flex: none; fill: none; stroke: var(--umbrella); stroke-width: 2.5; stroke-linecap: round; }
.umbrella .canopy { fill: var(--umbrella); stroke-linejoin: round; }
main { display: grid; gap: 2rem; grid-template-columns: minmax(0, 1fr); }
.stand { display: grid; gap: 1rem; justify-items: center; align-content: start; }
.view { display: grid; gap: 1.25rem; align-content: start; }
.choices { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .75rem; width: 100%; }
.choices label { display: grid; gap: .125rem; color: var(--soft); font-size: .8125rem; }
.choices select {
  font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--edge); border-radius: .5rem;
  padding: .375rem .625rem; min-height: 2.5rem; width: 100%; text-overflow: ellipsis;
}
.choices select:disabled { opacity: 1; }
.notice { color: var(--red); font-size: .9375rem; text-align: center; max-width: 21rem; }
.notice:empty { display: none; }
.hints { margin: 0; padding: 0; list-style: none; max-width: 21rem; display: grid; gap: .5rem; color: var(--soft); font-size: .8125rem; }
.hints kbd { font: 600 .75rem ui-monospace, monospace; color: var(--ink); background: var(--code); border: 1px solid var(--edge); border-radius: .25rem; padding: 0 .3em; white-space: nowrap; }
.seen, .kept { background: var(--card); border: 1px solid var(--edge); border-radius: 1rem; padding: 1.25rem; }
.seen h2, .kept h2 { font-size: 1.125rem; margin-bottom: .25rem; }
.seen > p { color: var(--soft); font-size: .9375rem; }
mark { background: var(--mark); color: var(--mark-ink); border-radius: .2em; padding: 0 .15em; }
.exchange { display: grid; gap: .875rem; margin-top: 1rem; }
.wire { border: 1px solid var(--edge); border-radius: .625rem; overflow: hidden; font-size: .8125rem; }
.wire h3 { font-size: .8125rem; padding: .5rem .875rem; border-bottom: 1px solid var(--edge); color: var(--red); }
.wire p, .wire dl, .wire pre { font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace; overflow-wrap: anywhere; margin: 0; padding: .375rem .875rem; }
.wire .first { font-weight: 600; padding-top: .625rem; }
.wire dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .125rem 1rem; color: var(--soft); }
.wire dd { margin: 0; }
.wire pre { white-space: pre-wrap; background: var(--code); padding: .75rem .875rem; margin-top: .375rem; line-height: 1.45; }
.empty { color: var(--soft); font-style: italic; }
.exchange > .empty { border: 1px dashed var(--edge); border-radius: .625rem; padding: 1.5rem; text-align: center; }
.kept .nothing { font-size: 2rem; font-weight: 700; letter-spacing: -.02em; line-height: 1.2; margin: .25rem 0 .5rem; }
.kept .small { color: var(--soft); font-size: .875rem; margin-top: .75rem; }
@media (pointer: coarse) {
  .hints .keys { display: none; }
}
@media (min-width: 52rem) {
  body { padding: 1.25rem 2rem 2.5rem; }
  .top { margin-bottom: 1.25rem; }
  .choices { width: auto; flex: 1; max-width: 36rem; margin-left: auto; }
  main { grid-template-columns: 21rem minmax(0, 1fr); gap: 3rem; }
}
@media (max-width: 25rem) {
  body { padding-top: .75rem; }
  .umbrella { width: 2rem; height: 2rem; }
  .top h1 { font-size: 1.125rem; }
  .top p { display: none; }
  .wire dl { grid-template-columns: minmax(0, 1fr); }
  .wire dd { margin-bottom: .25rem; color: var(--ink); }
}
@media (prefers-reduced-motion: no-preference) {
  .handset button { transition: transform .08s, filter .08s; }
}
`;
