import { openCall } from './call.ts';
import { openChoices } from './choices.ts';
import { openKeys } from './keys.ts';
import { openPanel } from './panel.ts';
import { openTexts } from './texts.ts';
import { openTools } from './tools.ts';

const parts = `const tools = (${openTools})(window);
const choices = (${openChoices})(tools);
const panel = (${openPanel})(tools);
let keys = null;
const repaint = () => keys?.paint();
const ussd = (${openCall})(tools, choices, panel, repaint);
const sms = (${openTexts})(tools, choices, panel, repaint);
keys = (${openKeys})(tools, choices, panel, { ussd, sms });
choices.newSim();
keys.open();
`;

/** esbuild's keepNames, which wrangler turns on, wraps inner functions in calls of a helper that stays in the Worker. */
const helpers = [...new Set(parts.match(/\b__name\d*\b/g))].map((name) => `const ${name} = (target) => target;\n`);

/**
 * The page's script: the text of the functions above, each complete in itself, so that they are checked as TypeScript,
 * bundled with the Worker and served without a build of their own. The bundle must not be minified.
 */
export const script = `${helpers.join('')}${parts}`;
