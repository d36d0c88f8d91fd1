/** The red umbrella, the sign of sex workers' rights. */

const handle = 'M24 5v3M24 23v15a4.5 4.5 0 0 1-9 0';
const canopy =
  'M4 26a20 18 0 0 1 40 0c-2.4-2.6-4.5-3.6-6.7-3.6S33 23.4 30.7 26c-2.3-2.6-4.4-3.6-6.7-3.6s-4.4 1-6.7 3.6c-2.3-2.6-4.4-3.6-6.6-3.6S6.4 23.4 4 26z';

/** Drawn in the page, in the page's colours. */
export function Umbrella() {
  return (
    <svg class="umbrella" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <path d={handle} />
      <path class="canopy" d={canopy} />
    </svg>
  );
}

/** The same as a file, for the browser's tab. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><g fill="#d3203b" stroke="#d3203b" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"><path fill="none" d="${handle}"/><path d="${canopy}"/></g></svg>`;
