/** Made-up gateways that send the newest input alone, as JSON: with sessions and numbered steps, without numbers, without either. */
import { readJsonForm } from '../../src/gateways/body.ts';
import { callerOf } from '../../src/gateways/caller.ts';
import type { RawRequest, Refusal, UssdGateway, UssdInbound } from '../../src/gateways/gateway.ts';
import type { UssdHandset } from '../../src/gateways/handset.ts';
import { bareUssdLimits } from '../../src/render/limits.ts';

export type Carrier = { readonly gateway: UssdGateway; readonly handset: UssdHandset };

const wire = { filled: ['caller'], optional: ['session', 'step', 'dialled', 'input', 'over'] } as const;

function carrier(name: string, hasSessions: boolean, isNumbered: boolean): Carrier {
  const gateway: UssdGateway = {
    name,
    company: 'nobody',
    documentation: 'tests/support/last-input.ts',
    readOn: '2026-11-22',
    readFrom: 'own-page',
    certainty: 'verified',
    settings: [],
    signing: 'none',
    namesLine: true,
    channel: 'ussd',
    limits: bareUssdLimits,
    inputModel: 'last-input',
    verify: () => Promise.resolve(null),
    readInbound(request: RawRequest): UssdInbound | Refusal {
      const form = readJsonForm(request, wire);
      if ('refused' in form) return form;
      const isStart = form.get('dialled') !== '';
      const phase = form.get('over') === 'true' ? 'ended' : isStart ? 'start' : 'continue';
      return {
        channel: 'ussd',
        serviceCode: isStart ? form.get('dialled') : null,
        session: hasSessions ? form.get('session') : null,
        phase,
        inputs: isStart ? [] : [form.get('input')],
        sequence: isNumbered ? Number(form.get('step')) : null,
        caller: callerOf(form.get('caller')),
        handle: {},
      };
    },
    writeReply: (_inbound, page) => ({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(page),
    }),
  };
  const handset: UssdHandset = {
    writeCallback({ url, session, number, serviceCode, further = [], inputs }) {
      const dialled = `${[serviceCode.slice(0, -1), ...further].join('*')}#`;
      const step = inputs.length + 1;
      const fields = { caller: number, session, step, ...(step === 1 ? { dialled } : { input: inputs.at(-1) }) };
      return { method: 'POST', url, headers: { 'content-type': 'application/json' }, body: JSON.stringify(fields) };
    },
    readAnswer: ({ status, body }) => (status === 200 ? JSON.parse(body) : { broken: 'status' }),
  };
  return { gateway, handset };
}

export const numbered = carrier('numbered', true, true);
export const unnumbered = carrier('unnumbered', true, false);
export const sessionless = carrier('sessionless', false, true);
/** Beside the other: only their names tell the calls of the two apart. */
export const otherSessionless = carrier('othersessionless', false, false);
export const madeUpCarriers: readonly Carrier[] = [numbered, unnumbered, sessionless];

/** The signal that a call is over. */
export const overSignal = (callback: ReturnType<UssdHandset['writeCallback']>) => ({
  ...callback,
  body: JSON.stringify({ ...JSON.parse(callback.body), over: true }),
});
