/** Text modules, by the rule of wrangler.toml. */
declare module '*.jsonl' {
  const text: string;
  export default text;
}
