/** Leaks into what is written to the console, or thrown where the platform hears it. */
import { ahead, behind, type Mutant } from './mutant.ts';
import { onEachCallback } from './spots.ts';

const send = 'src/gateways/africastalking/send.ts';
const live = 'src/live/live.ts';

export const written: readonly Mutant[] = [
  {
    name: 'body-logged',
    leaks: 'Each callback is logged whole, to see what the gateway sends.',
    seenIn: 'logs',
    edits: [onEachCallback("console.log('callback', body);")],
  },
  {
    name: 'sdk-error-logged',
    leaks: 'The error of a failed send is logged as the SDK gives it: it quotes the call.',
    seenIn: 'logs',
    edits: [
      { file: send, find: 'return readError(error);', replace: 'console.error(error); return readError(error);' },
    ],
  },
  {
    name: 'thrown-behind-the-answer',
    leaks: 'A failed send throws an error whose message names the number, and nobody catches it.',
    seenIn: 'tail',
    edits: [
      {
        file: send,
        find: 'return readError(error);',
        replace: "throw new Error('could not text ' + openCaller(inbound.caller), { cause: error });",
      },
      {
        file: 'src/live/answer.ts',
        find: 'sharedKeyword, secrets }, admitted);\n  } catch {',
        replace: 'sharedKeyword, secrets }, admitted);\n  } catch (error) {\n    throw error;',
      },
    ],
  },
  {
    name: 'thrown-out-of-the-app',
    leaks: 'A callback that cannot be read is quoted by an error, and the app hands errors on to the platform.',
    seenIn: 'tail',
    edits: [
      ahead(live, 'const outcome = await answer(', "if (!body.includes('=')) throw new Error('cannot read ' + body);"),
      { file: live, find: 'app.onError(() => {', replace: 'app.onError((error) => {\n  throw error;' },
    ],
  },
  {
    name: 'session-in-a-log-word',
    leaks: 'A word of the log carries the session id, by which the gateway finds the number.',
    seenIn: 'words',
    edits: [behind('src/live/answer.ts', 'inbound = read;', "log('call ' + read.session);")],
  },
];
