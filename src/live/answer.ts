/**
 * How a caller is answered. Read this page first: a callback comes in, its gateway says what was meant, the menu says where
 * that leads, the renderer makes it fit, the gateway says it back.
 */
import type { Edition } from '../content/edition.ts';
import { callerOf } from '../gateways/caller.ts';
import type {
  HttpReply,
  RawRequest,
  Refusal,
  SmsGateway,
  SmsInbound,
  UssdGateway,
  UssdInbound,
} from '../gateways/gateway.ts';
import type { Page } from '../menu/screen.ts';
import { type Admitted, admit, type GateOf } from './admit.ts';
import type { Bundle } from './bundle.ts';
import { inputsOf, isCodeOfLine } from './dialled.ts';
import { fallbackPage } from './fallback.ts';
import { log } from './log.ts';
import { ussdPage } from './pages.ts';
import { sendReply } from './send.ts';
import { type Settings, secretsFor } from './settings.ts';
import { type TextReply, textReply } from './text-reply.ts';
import { silenceFor, silenceOfLine } from './unanswered.ts';
import { answerUnconfigured } from './unconfigured.ts';

/** What an answer stands on; nothing of a request. */
export type Ground = {
  readonly bundle: Bundle;
  readonly settings: Settings;
  readonly gateOf: GateOf;
  readonly now: () => number;
};

/** What is to happen: an answer, and what goes on behind it. Null: the 404 of all refusals. */
export type Outcome = { readonly reply: HttpReply; readonly behind: Promise<void> | null };

/** What a reply is written to where reading the request is what failed. */
const nobody = callerOf('');
const unknownCall: UssdInbound = {
  channel: 'ussd',
  serviceCode: null,
  session: null,
  phase: 'start',
  inputs: [],
  caller: nobody,
  handle: {},
};
const unknownText: SmsInbound = {
  channel: 'sms',
  to: '',
  text: '',
  messageId: '',
  sentAt: null,
  caller: nobody,
  handle: {},
};

/** Answers one USSD callback of a line. Whatever fails, the caller gets a true page. */
export async function answerUssd(
  ground: Ground,
  gateway: UssdGateway,
  line: string,
  request: RawRequest,
): Promise<Outcome | null> {
  let inbound: UssdInbound = unknownCall;
  try {
    const read = await readInbound(ground, gateway, line, request);
    if ('refused' in read) return null;
    inbound = read;
    const edition = ground.bundle.edition(line);
    if (edition && !isCodeOfLine(edition, gateway.name, inbound.serviceCode)) return null;
    if (inbound.phase === 'ended') return { reply: { status: 200, headers: {}, body: '' }, behind: null };
    return sayPage(
      gateway,
      inbound,
      edition ? ussdPage(edition, inputsOf(edition, inbound), gateway.limits, ground.now()) : null,
      ground,
      line,
    );
  } catch {
    log('ussd-fault');
    return sayPage(gateway, inbound, null, ground, line);
  }
}

function sayPage(
  gateway: UssdGateway,
  inbound: UssdInbound,
  page: Page | null,
  { bundle }: Ground,
  line: string,
): Outcome {
  return { reply: gateway.writeReply(inbound, page ?? fallbackPage(bundle, line)), behind: null };
}

async function readInbound<Inbound>(
  { settings, now }: Ground,
  gateway: {
    readonly settings: readonly string[];
    verify(
      request: RawRequest,
      settings: { secrets: Readonly<Record<string, readonly string[]>>; now: number },
    ): Promise<Refusal | null>;
    readInbound(request: RawRequest): Inbound | Refusal;
  },
  line: string,
  request: RawRequest,
): Promise<Inbound | Refusal> {
  const refusal = await gateway.verify(request, { secrets: secretsFor(settings, gateway.settings, line), now: now() });
  return refusal ?? gateway.readInbound(request);
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
    return { reply: gateway.writeReply(unknownText, fallbackPage(ground.bundle, line).text), behind: null };
  }
}

async function answerText(
  ground: Ground,
  gateway: SmsGateway,
  line: string,
  request: RawRequest,
): Promise<Outcome | null> {
  const read = await readInbound(ground, gateway, line, request);
  if ('refused' in read) {
    const isOurs = read.refused === 'not-configured';
    const reply = isOurs ? answerUnconfigured(ground.bundle, gateway, line, request, ground.now()) : null;
    return reply && { reply, behind: null };
  }
  const edition = ground.bundle.edition(line);
  const entry = edition?.line.sms.find(
    (candidate) => candidate.gateway === gateway.name && candidate.number === read.to,
  );
  if (edition && !entry) return null;
  const from = {
    from: read.to,
    sharedKeyword: entry?.sharedKeyword ?? null,
    secrets: secretsFor(ground.settings, gateway.settings, line),
  };
  const reply = () => replyTo(ground, gateway, line, edition, read, from.sharedKeyword);
  if (gateway.replies === 'in-response') {
    const { text } = await reply();
    return { reply: gateway.writeReply(read, text), behind: null };
  }
  const send = async () => {
    const { text, admitted } = await reply();
    if (text !== null) await sendReply(gateway, read, text, from, admitted);
  };
  return { reply: gateway.writeReply(read, null), behind: send() };
}

type Decided = { readonly text: string | null; readonly admitted: Admitted };

/** The text that goes out, if any: silence for who is not to be answered, and once for each message. */
async function replyTo(
  ground: Ground,
  gateway: SmsGateway,
  line: string,
  edition: Edition | null,
  inbound: SmsInbound,
  shared: string | null,
): Promise<Decided> {
  const refused: Decided = { text: null, admitted: { kind: 'refused' } };
  let reply: TextReply = { text: fallbackPage(ground.bundle, line).text, urgent: true };
  try {
    const ownNumbers = ground.bundle.head.lines.find(({ id }) => id === line)?.smsNumbers ?? [];
    if (silenceFor(gateway, inbound, ownNumbers, ground.now()) !== null) return refused;
    if (edition) {
      if (silenceOfLine(edition, gateway, inbound, shared) !== null) return refused;
      reply = textReply(edition, inbound.text, shared, gateway.limits, ground.now());
    }
  } catch {
    log('sms-fault');
  }
  const admitted = await admit(ground.gateOf, line, inbound, reply.urgent);
  if (admitted.kind === 'refused') return refused;
  if (admitted.kind === 'admitted') return { text: reply.text, admitted };
  log('gate-unavailable');
  return { text: reply.urgent ? reply.text : fallbackPage(ground.bundle, line).text, admitted };
}
