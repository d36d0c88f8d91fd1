/** The least that could answer a USSD callback: what a hop of ours is held against. Same framework, build, bindings. */
import { Hono } from 'hono';

// biome-ignore lint/performance/noBarrelFile: wrangler.toml binds them, so that both Workers are built from one file.
export { Positions } from '../../src/live/positions.worker.ts';
export { Gate } from '../../src/live/sms-gate.worker.ts';

const app = new Hono();

app.post('/ussd/:gateway/:secret', async (context) => {
  const fields = new URLSearchParams(await context.req.text());
  return context.text(`CON ${fields.get('text')}`);
});

export default app;
