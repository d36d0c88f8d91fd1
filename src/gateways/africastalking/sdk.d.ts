/** The two modules of Africa's Talking's SDK 0.8.3 that we import, and its HTTP client; it ships no types. */
declare module 'africastalking/lib/sms.js' {
  export default class Sms {
    constructor(options: { readonly username: string; readonly apiKey: string; readonly format: string });
    send(message: { readonly to: string; readonly from: string; readonly message: string }): Promise<unknown>;
    sendPremium(message: {
      readonly to: string;
      readonly from: string;
      readonly message: string;
      readonly keyword: string;
      readonly linkId: string;
    }): Promise<unknown>;
  }
}

declare module 'africastalking/lib/common.js' {
  const common: {
    readonly SMS_URL: string;
    readonly CONTENT_URL: string;
    enableSandbox(): void;
  };
  export default common;
}

/**
 * The very copy of axios that the SDK requires, by way of `imports` in package.json: an import of 'axios' would be another.
 * In the Worker it calls `fetch`, which reads `fetchOptions`; in Node it calls `https`, where `maxRedirects` holds.
 */
declare module '#africastalking-axios' {
  const axios: {
    readonly defaults: { maxRedirects?: number; fetchOptions?: { readonly redirect: 'manual' } };
  };
  export default axios;
}
