/**
 * How a caller is answered. Read this page first: a callback comes in, its gateway says what was meant, the menu says where
 * that leads, the renderer makes it fit, the gateway says it back. Null is the 404 of all refusals.
 */
import type { RawRequest, Refusal, SmsGateway, SmsInbound, UssdGateway, UssdInbound } from '../gateways/gateway.ts';
import type { Page } from '../menu/screen.ts';
import { type Decided, decideReply, type Received } from './decide.ts';
import { inputsOf, isCodeOfLine } from './dialled.ts';
import { type Ground, type Outcome, readRequest, unknownCall, unknownText } from './ground.ts';
import { forgetCall, keptPage } from './kept-call.ts';
import type { LineNow } from './line-now.ts';
import { log } from './log.ts';
import { callPage } from './pages.ts';
import { sendReply } from './send.ts';
import { secretsFor } from './settings.ts';
import { entryOf } from './texted.ts';
import { answerUnconfigured, comeAgain, lacksSetting } from './unconfigured.ts';

/** What needs no answer, such as the end of a session, is taken in. */
const takenIn: Outcome = { reply: { status: 200, headers: {}, body: '' }, behind: null };

/** Answers one USSD callback of a line. Whatever fails, the caller gets a true page. */
export async function answerUssd(
  ground: Ground,
  gateway: UssdGateway,
  line: string,
  request: RawRequest,
): Promise<Outcome | null> {
  let inbound: UssdInbound = unknownCall;
  const say = (page: Page): Outcome => ({ reply: gateway.writeReply(inbound, page), behind: null });
  try {
    const read = await readRequest(ground, gateway, line, request);
    if ('refused' in read) return null;
    inbound = read;
    const { edition, facts, closed, constant, changed } = await ground.lines.now(line);
    if (!edition || !facts) return say(closed ?? constant);
    const dialled = { line: facts };
    // Where a gateway does not name the line, what looks like a code may be another's: the secret in the address counts.
    const code = gateway.namesLine ? inbound.serviceCode : null;
    if (!isCodeOfLine(dialled, gateway.name, code)) return null;
    if (inbound.phase === 'ended') {
      const reply = gateway.writeEnded?.() ?? takenIn.reply;
      return { reply, behind: forgetCall(ground, gateway, line, inbound) };
    }
    if (closed) return say(closed);
    const inputs = inputsOf(dialled, inbound);
    const now = ground.now();
    if (gateway.inputModel === 'cumulative') return say(callPage(edition, inputs, changed, gateway.limits, now));
    const page = await keptPage(ground, { line, gateway, inbound, dialled: inputs, edition, changed }, now);
    return say(page ?? constant);
  } catch {
    log('ussd-fault');
    const { closed, constant } = ground.lines.last(line);
    return say(closed ?? constant);
  }
}

/** Answers one SMS of a line: at most one reply, within the answer or behind it. */
export async function answerSms(
  ground: Ground,
  gateway: SmsGateway,
  line: string,
  request: RawRequest,
): Promise<Outcome | null> {
  try {
    return await answerText(ground, gateway, line, request);
  } catch {
    log('sms-fault');
    const { closed, constant } = ground.lines.last(line);
    return { reply: gateway.writeReply(unknownText, closed?.sms ?? constant.text), behind: null };
  }
}

async function answerText(
  ground: Ground,
  gateway: SmsGateway,
  line: string,
  request: RawRequest,
): Promise<Outcome | null> {
  const inbound = await readRequest(ground, gateway, line, request);
  if ('refused' in inbound) return answerRefused(ground, gateway, line, request, inbound);
  if ('noMessage' in inbound) return takenIn;
  const lineNow = await ground.lines.now(line);
  const all = [inbound, ...(inbound.further ?? [])];
  const received = all.flatMap((message) => receive(gateway, line, lineNow, message) ?? []);
  const [first] = received;
  if (!first) return null;
  if (gateway.replies === 'in-response')
    return { reply: gateway.writeReply(first.inbound, (await decideReply(ground, gateway, first)).text), behind: null };
  if (lacksSetting(gateway, secretsFor(ground.settings, gateway, line))) {
    log('settings-invalid');
    return { reply: comeAgain, behind: null };
  }
  const behind = received.map((one) => sendDecided(ground, gateway, one, decideReply(ground, gateway, one)));
  return { reply: gateway.writeReply(first.inbound, null), behind: Promise.all(behind).then(() => undefined) };
}

/** A message as its line receives it; null where the line has no such number. */
function receive(gateway: SmsGateway, line: string, lineNow: LineNow, inbound: SmsInbound): Received | null {
  const { edition, facts } = lineNow;
  const entry = facts && entryOf(facts.sms, gateway.name, inbound);
  return edition && !entry ? null : { line, lineNow, inbound, sharedKeyword: entry?.sharedKeyword ?? null };
}

/** Sends what was decided. Privacy: the runtime prints whatever a promise behind an answer is rejected with. */
async function sendDecided(
  { settings }: Ground,
  gateway: SmsGateway,
  { line, inbound, sharedKeyword }: Received,
  decided: Promise<Decided>,
): Promise<void> {
  try {
    const { text, admitted } = await decided;
    const secrets = secretsFor(settings, gateway, line);
    if (text !== null) await sendReply(gateway, inbound, text, { from: inbound.to, sharedKeyword, secrets }, admitted);
  } catch {
    log('sms-fault');
  }
}

/** Where it is a setting of ours that is missing, nothing can be verified: the constant page is all there is to say. */
async function answerRefused(
  { lines, now }: Ground,
  gateway: SmsGateway,
  line: string,
  request: RawRequest,
  { refused }: Refusal,
): Promise<Outcome | null> {
  if (refused !== 'not-configured') return null;
  log('settings-invalid');
  const reply = answerUnconfigured(await lines.now(line), gateway, request, now());
  return reply && { reply, behind: null };
}
