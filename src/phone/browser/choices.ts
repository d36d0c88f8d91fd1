import type { Tools } from './tools.ts';

export type Choices = ReturnType<typeof openChoices>;
export type Channel = 'ussd' | 'sms';
type Address = readonly [gateway: string, address: string];

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

  /** What can be dialled or texted on the chosen line by its own gateways: gateway and code, or gateway and number. */
  function own(of: Channel): readonly Address[] {
    return of === 'ussd'
      ? (line()?.ussd ?? []).flatMap(({ gateway, codes }) => codes.map((code) => [gateway, code] as const))
      : (line()?.sms ?? []).map(({ gateway, number: to }) => [gateway, to] as const);
  }

  /** Any other gateway, at the first of these. */
  function others(of: Channel): readonly Address[] {
    const [first] = own(of);
    const names = tools.carriers[of].filter((name) => !own(of).some(([gateway]) => gateway === name));
    return first === undefined ? [] : names.map((name) => [name, first[1]] as const);
  }

  const addresses = (of: Channel): readonly Address[] => [...own(of), ...others(of)];

  function option(value: string, label: string) {
    const made = tools.create('option', '', label);
    made.setAttribute('value', value);
    return made;
  }

  /** Options under a heading; `first` is the index of the first. Nothing where there are none. */
  function group(label: string, first: number, listed: readonly Address[]) {
    const options = listed.map(([gateway, address], at) => option(String(first + at), `${gateway} · ${address}`));
    const made = tools.create('optgroup', '', ...options);
    made.setAttribute('label', label);
    return options.length > 0 ? [made] : [];
  }

  function changed(): void {
    for (const listener of listeners) listener();
  }

  function fillGateways(): void {
    const count = addresses(channel).length;
    const none = option('', channel === 'ussd' ? 'no USSD on this line' : 'no SMS on this line');
    const groups = [
      ...group('The line’s own', 0, own(channel)),
      ...group('Any other, to try it', own(channel).length, others(channel)),
    ];
    gatewayField.replaceChildren(...(count > 0 ? groups : [none]));
    gatewayField.value = count > 0 ? String(chosen[channel]) : '';
    gatewayField.disabled = count < 2;
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
