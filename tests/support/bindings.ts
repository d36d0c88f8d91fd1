/** Bindings of the platform that break at any use, those that nobody has bound yet among them. */

/** Something that throws whatever is done with it, and notes its name. */
export function broken(name: string, touched: string[]): object {
  const refuse = (): never => {
    touched.push(name);
    throw new Error('this binding is broken');
  };
  const traps: ProxyHandler<() => void> = {
    get: refuse,
    set: refuse,
    has: refuse,
    apply: refuse,
    construct: refuse,
    ownKeys: refuse,
    defineProperty: refuse,
    deleteProperty: refuse,
    getOwnPropertyDescriptor: refuse,
    getPrototypeOf: refuse,
  };
  return new Proxy(() => undefined, traps);
}

/** Names that settings may have; any other that is asked for would be a binding. */
const settingName = /^(?:GATEWAY_SECRET|SLIP_SECRET|PUBLIC_URL|PHONE|TWILIO_|AFRICASTALKING_)/;

/** An environment in which every binding is broken but those of `lent`; `touched` has the names of what was used. */
export function withBroken(settings: object, touched: string[], lent: Readonly<Record<string, unknown>> = {}): object {
  const own = { ...settings, ...lent };
  return new Proxy(own, {
    get(target, name, receiver) {
      const isBound = Reflect.has(target, name) || typeof name !== 'string' || settingName.test(name);
      return isBound ? Reflect.get(target, name, receiver) : broken(name, touched);
    },
  });
}
