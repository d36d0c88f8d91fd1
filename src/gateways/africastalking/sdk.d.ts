/** The two modules of Africa's Talking's SDK 0.8.3 that we import; it ships no types. */
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
