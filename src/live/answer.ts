/**
 * How a caller is answered. Read this page first: a callback comes in, its gateway says what was meant, the menu says where
 * that leads, the renderer makes it fit, the gateway says it back. Null is the 404 of all refusals.
 */
import type { RawRequest, Refusal, SmsGateway, UssdGateway, UssdInbound } from '../gateways/gateway.ts';
import type { Page } from '../menu/screen.ts';
import { decideReply } from './decide.ts';
import { inputsOf, isCodeOfLine } from './dialled.ts';
import { type Ground, type Outcome, readRequest, unknownCall, unknownText } from './ground.ts';
import { log } from './log.ts';
import { callPage } from './pages.ts';
import { sendReply } from './send.ts';
import { secretsFor } from './settings.ts';
import { entryOf } from './texted.ts';
import { answerUnconfigured } from './unconfigured.ts';

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
    if (!isCodeOfLine(dialled, gateway.name, inbound.serviceCode)) return null;
    if (inbound.phase === 'ended') return { reply: { status: 200, headers: {}, body: '' }, behind: null };
    if (closed) return say(closed);
    return say(callPage(edition, inputsOf(dialled, inbound), changed, gateway.limits, ground.now()));
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
  const lineNow = await ground.lines.now(line);
  const { edition, facts } = lineNow;
  const entry = facts && entryOf(facts.sms, gateway.name, inbound);
  if (edition && !entry) return null;
  const sharedKeyword = entry?.sharedKeyword ?? null;
  const decided = decideReply(ground, gateway, { line, lineNow, inbound, sharedKeyword });
  if (gateway.replies === 'in-response')
    return { reply: gateway.writeReply(inbound, (await decided).text), behind: null };
  const send = async () => {
    const { text, admitted } = await decided;
    const secrets = secretsFor(ground.settings, gateway.settings, line);
    if (text !== null) await sendReply(gateway, inbound, text, { from: inbound.to, sharedKeyword, secrets }, admitted);
  };
  // Privacy: the runtime prints whatever a promise behind an answer is rejected with.
  const behind = send().catch(() => log('sms-fault'));
  return { reply: gateway.writeReply(inbound, null), behind };
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
  const reply = answerUnconfigured(await lines.now(line), gateway, request, now());
  return reply && { reply, behind: null };
}
