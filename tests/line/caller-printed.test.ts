import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare';
import { describe, expect, it } from 'vitest';
import { projectPath } from '../../src/commands/project.node.ts';

const number = '+447700900001';

const waysToPrint = ['log', 'info', 'debug', 'warn', 'error', 'trace', 'dir', 'table', 'dirxml', 'group'];

/** Prints a caller in every way that the runtime has, throws it, and hands it to another object. */
const worker = `
import { DurableObject } from 'cloudflare:workers';
import { inspect } from 'node:util';
import { callerOf } from './caller.js';

export class Echo extends DurableObject {
  echo(given) { return inspect(given, { showHidden: true, depth: null }); }
}

export default {
  async fetch(request, env, context) {
    const caller = callerOf(await request.text());
    const ways = ${JSON.stringify(waysToPrint)};
    for (const way of ways) console[way](caller, { caller }, [caller], 'of %s %o %O', caller, new Error(caller, { cause: caller }));
    const echo = env.ECHO.getByName('one');
    const carried = [];
    for (const given of [caller, { caller }, [caller]])
      carried.push(await echo.echo(given).catch((error) => inspect(error, { showHidden: true })));
    Promise.reject(caller);
    Promise.reject(new Error('no answer for ' + caller, { cause: caller }));
    context.waitUntil(Promise.reject({ caller }));
    if (request.headers.has('throw')) throw Object.assign(new Error(String(caller)), { caller });
    return Response.json([caller, ...carried]);
  },
};`;

describe('the runtime itself', () => {
  it('prints, reports and carries nothing of a caller [caller-cannot-be-printed]', async () => {
    const caller = stripTypeScriptTypes(await readFile(projectPath('src/gateways/caller.ts'), 'utf8'));
    const heard: string[] = [];
    const runtime = new Miniflare(
      convertV4MiniflareOptions({
        cf: false,
        logRequests: false,
        telemetry: { enabled: false },
        log: new Log(LogLevel.NONE),
        handleStructuredLogs: ({ message }) => heard.push(message),
        workers: [
          {
            name: 'printer',
            compatibilityDate: '2026-09-01',
            compatibilityFlags: ['nodejs_compat'],
            modules: [
              { type: 'ESModule', path: 'printer.js', contents: worker },
              { type: 'ESModule', path: 'caller.js', contents: caller },
            ],
            durableObjects: { ECHO: { className: 'Echo', useSQLite: true } },
          },
        ],
      }),
    );
    const call = async (headers: Record<string, string>): Promise<string> =>
      (await runtime.dispatchFetch('http://printer/', { method: 'POST', body: number, headers })).text();
    const answered = [await call({}), await call({ throw: 'yes' }).catch(String)];
    await runtime.dispose();
    const all = [...heard, ...answered].join('\n');
    expect(heard.length).toBeGreaterThanOrEqual(waysToPrint.length);
    expect(answered[0]).toContain('DataCloneError');
    expect(all).toContain('[caller]');
    expect(all).not.toMatch(/7700|900001/);
  });
});
