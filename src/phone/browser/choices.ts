import type { Tools } from './tools.ts';

export type Choices = ReturnType<typeof openChoices>;
export type Channel = 'ussd' | 'sms';

/** The line, the gateway and the SIM that are chosen, and who wants to hear of a change. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: it stands for a module, since its text is what the browser gets.
export function openChoices(tools: Tools) {
  const lineField = tools.field('line');
  const gatewayField = tools.field('gateway');
  const listeners: (() => void)[] = [];
  /** The gateway chosen on each channel, as its index; the field shows the one of the channel in use. */
  let chosen: Readonly<Record<Channel, number>> = { ussd: 0, sms: 0 };
  let channel: Channel = 'ussd';
  let number = '';

  const line = () => tools.lines.find(({ id }) => id === lineField.value) ?? tools.lines[0];

  /** What can be dialled or texted on the chosen line: gateway and code, or gateway and number. */
  function addresses(of: Channel): readonly (readonly [gateway: string, address: string])[] {
    return of === 'ussd'
      ? (line()?.ussd ?? []).flatMap(({ gateway, codes }) => codes.map((code) => [gateway, code] as const))
      : (line()?.sms ?? []).map(({ gateway, number: to }) => [gateway, to] as const);
  }

  function option(value: string, label: string) {
    const made = tools.create('option', '', label);
    made.setAttribute('value', value);
    return made;
  }

  function changed(): void {
    for (const listener of listeners) listener();
  }

  function fillGateways(): void {
    const options = addresses(channel).map(([gateway, address], index) =>
      option(String(index), `${gateway} · ${address}`),
    );
    const none = option('', channel === 'ussd' ? 'no USSD on this line' : 'no SMS on this line');
    gatewayField.replaceChildren(...(options.length > 0 ? options : [none]));
    gatewayField.value = options.length > 0 ? String(chosen[channel]) : '';
    gatewayField.disabled = options.length < 2;
    tools.element('speaks').textContent = `This line speaks ${line()?.languages.join(', ') ?? 'nothing yet'}.`;
  }

  /** A number of the range kept for drama: it rings nobody. */
  function newSim(): void {
    const last = crypto.getRandomValues(new Uint16Array(1))[0] ?? 0;
    number = `+447700900${String(last % 1000).padStart(3, '0')}`;
    tools.element('number').textContent = `+44 7700 900 ${number.slice(-3)}`;
    changed();
  }

  lineField.replaceChildren(...tools.lines.map(({ id, organisation }) => option(id, `${id} · ${organisation}`)));
  lineField.addEventListener('change', () => {
    chosen = { ussd: 0, sms: 0 };
    fillGateways();
    changed();
  });
  gatewayField.addEventListener('change', () => {
    chosen = { ...chosen, [channel]: Number(gatewayField.value) };
    changed();
  });
  fillGateways();

  return {
    line,
    newSim,
    number: () => number,
    /** Gateway and address; null where the line has none of the channel. */
    address: (of: Channel) => addresses(of)[chosen[of]] ?? null,
    show: (shown: Channel) => {
      channel = shown;
      fillGateways();
    },
    onChange: (listener: () => void) => {
      listeners.push(listener);
    },
  };
}
