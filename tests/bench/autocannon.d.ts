/** The part of autocannon 9 that is used here; it ships no types. */
declare module 'autocannon' {
  type Options = {
    readonly url: string;
    readonly method: 'POST';
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly connections: number;
    /** Calls altogether. */
    readonly amount: number;
    /** Milliseconds between two looks at whether it is done. */
    readonly sampleInt: number;
    /** Is handed each connection before it is made. */
    readonly setupClient?: (client: Client) => void;
  };
  /** One connection, which makes its requests in turn. */
  type Client = { setRequests(requests: readonly { readonly body: string }[]): void };
  type Result = { readonly non2xx: number; readonly errors: number };
  type Run = Promise<Result> & {
    on(
      event: 'response',
      listener: (client: unknown, statusCode: number, bytes: number, milliseconds: number) => void,
    ): void;
  };
  export default function autocannon(options: Options): Run;
}
