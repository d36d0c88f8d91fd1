/** Takes an object's memory from it, inside workerd. */
import { runInDurableObject } from 'cloudflare:test';

/** What the platform does to an object that was quiet for some time, whose timers do not keep it then. */
export const evict = (object: DurableObjectStub<undefined>): Promise<void> =>
  runInDurableObject(object, (_object, state) => state.abort()).catch(() => undefined);
