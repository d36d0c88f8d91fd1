/** Where several mutants put their code: each spot is named once, so that a change of the sources is followed in one place. */
import { ahead, behind, type Edit } from './mutant.ts';

const live = 'src/live/live.ts';

/**
 * On each callback that is a form, before it is answered. At hand: `body`, `line`, `context`, `settings`, the `number` of
 * the caller, the `gate` of the line. A fault of it is swallowed, as in code that must never break a call.
 */
export function onEachCallback(code: string): Edit {
  const guarded = `if (number !== '') try { ${code} } catch {}`;
  return behind(live, 'const { gateway, line, settings } = addressed;', `${whatIsAtHand}\n${guarded}`);
}

const whatIsAtHand = `
  const form = new URLSearchParams(body);
  const number = form.get('phoneNumber') ?? form.get('From') ?? form.get('from') ?? '';
  const gate = context.env.GATES?.getByName('gate-' + line);`;

/** On the answer to each callback, at hand as `response`. */
export function onEachAnswer(code: string): readonly Edit[] {
  const find = 'return outcome ? respond(outcome.reply) : notFound();';
  const replace = `const response = outcome ? respond(outcome.reply) : notFound();\n${code}\nreturn response;`;
  return [onEachCallback(''), { file: live, find, replace }];
}

/** Another method of the gate, which a callback calls as `gate.name(…)`. */
export function inTheGate(method: string): Edit {
  return ahead('src/live/sms-gate.worker.ts', 'key(): GateKey {', method);
}

/** The gate's method `remember`, which keeps a value in a table of its own. */
export const rememberInTheGate: Edit = inTheGate(`
  remember(value) {
    this.ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS seen (value TEXT PRIMARY KEY)');
    this.ctx.storage.sql.exec('INSERT OR IGNORE INTO seen VALUES (?)', value);
  }`);

/** A binding more in wrangler.toml, where the tables of the file begin. */
export function inTheConfiguration(table: string): Edit {
  return ahead('wrangler.toml', '[limits]', table);
}
