/**
 * The terminal's phone (`npm run dial`), SMS: no company, and in no list of gateways.ts: no address leads to it.
 * It keeps the contract of the others, so that what the terminal shows is what the line says. Written November 2026;
 * certainty: verified (it is ours).
 *
 *   application/x-www-form-urlencoded
 *   id=1&from=%2B447700900001&to=%2B442079460123&text=CLINIC&sentAt=1795253400000
 *   → 200, text/plain: the reply; 204 to say nothing
 */
import { defaultSmsLimits } from '../../render/limits.ts';
import { readForm } from '../body.ts';
import { callerOf } from '../caller.ts';
import type { HttpReply, RawRequest, Refusal, SmsGateway, SmsInbound } from '../gateway.ts';

const wire = { filled: ['id', 'from', 'to', 'sentAt'], present: ['text'] } as const;

export const sms: SmsGateway = {
  name: 'terminal',
  company: 'the terminal',
  documentation: 'src/gateways/terminal/sms.ts',
  readOn: '2026-11-21',
  readFrom: 'own-page',
  certainty: 'verified',
  settings: [],
  signing: 'none',
  namesLine: true,
  channel: 'sms',
  limits: defaultSmsLimits,
  replies: 'in-response',
  datesMessages: true,
  optOutWords: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT'],
  verify: () => Promise.resolve(null),
  readInbound,
  writeReply,
};

function readInbound(request: RawRequest): SmsInbound | Refusal {
  if (request.suffix !== '') return { refused: 'unknown-phase' };
  const form = readForm(request, wire);
  if ('refused' in form) return form;
  const sentAt = Number(form.get('sentAt'));
  if (!Number.isSafeInteger(sentAt)) return { refused: 'malformed' };
  return {
    channel: 'sms',
    to: form.get('to'),
    text: form.get('text'),
    messageId: form.get('id'),
    sentAt,
    caller: callerOf(form.get('from')),
    handle: {},
  };
}

function writeReply(_inbound: SmsInbound, text: string | null): HttpReply {
  const headers = { 'content-type': 'text/plain; charset=utf-8' };
  return text === null ? { status: 204, headers, body: '' } : { status: 200, headers, body: text };
}
