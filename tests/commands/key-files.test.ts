import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { makeKeyFile, readKeyFile, unlockKey } from '../../src/commands/keys/key-files.node.ts';
import { choosePassphrase, readHidden, whyGuessable } from '../../src/commands/keys/passphrase.node.ts';
import { canonicalJson, digestOf } from '../../src/editions/canonical.ts';
import { signersOf, signText } from '../../src/editions/record.ts';
import { passphrase, quick, typing } from './keys-world.ts';

const made = await makeKeyFile('heron', passphrase, quick);

async function opened(text: string, typed = passphrase) {
  const file = await readKeyFile(text);
  return 'reason' in file ? file.reason : ((await unlockKey(file, typed)) ?? 'locked');
}

/** As somebody would write it who knows how checksums are made. */
async function rewritten(change: (file: Record<string, unknown>) => object): Promise<string> {
  const { checksum: _, ...whole } = { ...JSON.parse(made.text), ...change(JSON.parse(made.text)) };
  return JSON.stringify({ ...whole, checksum: (await digestOf(canonicalJson(whole))).slice(0, 16) });
}

describe('a key file', () => {
  it('opens with its passphrase, and signs as the public key that it names', async () => {
    const key = await opened(made.text);
    if (typeof key === 'string') throw new Error('it opens');
    const signed = { said: 'a release', signatures: [await signText(key, 'heron', 'a release')] };
    const trust = { people: [{ handle: 'heron', publicKey: made.publicKey }], threshold: 1, thresholdForTexts: 1 };
    expect(await signersOf(signed, trust)).toEqual(['heron']);
    await expect(crypto.subtle.exportKey('pkcs8', key)).rejects.toThrow();
  });

  it('does not hold the private key, the passphrase, or anything else to try but the passphrase', () => {
    expect(Object.keys(JSON.parse(made.text))).toEqual([
      ...['kind', 'format', 'handle', 'publicKey', 'passphrase', 'lock', 'locked', 'checksum'],
    ]);
    expect(made.text).not.toContain('lantern');
    expect(Buffer.from(JSON.parse(made.text).locked, 'base64')).toHaveLength(48 + 16);
  });

  it('takes a second and 256 MiB a try, as it is made for people', async () => {
    const { text } = await makeKeyFile('heron', passphrase);
    expect(JSON.parse(text).passphrase).toMatchObject({ kind: 'scrypt', cost: 2 ** 18, blockSize: 8 });
  });

  it.each([
    ['another one', 'lantern oboe gravel wednesday'],
    ['none', ''],
    ['capitals', passphrase.toUpperCase()],
  ])('stays locked with %s', async (_, typed) => {
    expect(await opened(made.text, typed)).toBe('locked');
  });

  it('opens where a keyboard writes letters in another way, or a space too many at the end', async () => {
    const { text } = await makeKeyFile('heron', 'café zoé naïve façade'.normalize('NFC'), quick);
    expect(await opened(text, ' café zoé naïve façade \t'.normalize('NFD'))).not.toBe('locked');
  });

  it('that lost or changed a character is told from a wrong passphrase', async () => {
    const found = new Set<unknown>();
    for (let at = 0; at < made.text.length; at += 1) {
      const character = made.text[at] === 'A' ? 'B' : 'A';
      const damaged = `${made.text.slice(0, at)}${character}${made.text.slice(at + 1)}`;
      const file = await readKeyFile(damaged);
      if ('reason' in file) found.add(file.reason);
      else expect(file).toEqual(JSON.parse(made.text));
    }
    expect(found).toEqual(new Set(['damaged', 'other-file']));
    expect(await opened(made.text.slice(0, -40))).toBe('damaged');
  });

  it.each([
    ['the handle', () => ({ handle: 'kite' })],
    ['the public key', () => ({ publicKey: 'GA0WWE84kWHqQjFIvjRg2AfYyjNIip+E4ZuqLRG/Uco=' })],
    ['the cost', (file: { passphrase?: object }) => ({ passphrase: { ...file.passphrase, cost: quick * 2 } })],
    ['the locked key', () => ({ locked: Buffer.alloc(64).toString('base64') })],
    ['a locked key that is short', () => ({ locked: 'AAAA' })],
    ['a nonce that is none', () => ({ lock: { kind: 'aes-256-gcm', nonce: '' } })],
  ])('in which somebody wrote %s, with a checksum that fits, stays locked', async (_, change) => {
    expect(await opened(await rewritten(change))).toBe('locked');
  });

  it.each([
    ['a cost that no computer has', { cost: 2 ** 40 }],
    ['a cost that is no power of two', { cost: quick + 1 }],
    ['great blocks', { blockSize: 1_000_000 }],
  ])('that asks for %s is not tried', async (_, asked) => {
    const change = (file: { passphrase?: object }) => ({ passphrase: { ...file.passphrase, ...asked } });
    expect(await opened(await rewritten(change))).toBe('damaged');
  });

  it.each([['{}'], [''], ['-----BEGIN OPENSSH PRIVATE KEY-----'], ['null'], ['[1]']])('is not %j', async (text) => {
    expect(await readKeyFile(text)).toEqual({ reason: 'other-file' });
  });
});

describe('a passphrase', () => {
  it.each([
    ['lantern', 'Too short'],
    ['ab cd ef', 'Too short'],
    ['a b c d e', 'Too short'],
    ['aaaaaaaaaaaaaaaa', 'again and again'],
    ['123123123123123', 'again and again'],
  ])('such as %s is refused, and why', (typed, why) => {
    expect(whyGuessable(typed)).toContain(why);
  });

  it.each([['lantern oboe gravel'], ['x7#kQ!m2vT9z'], ['红色 灯笼 星期 石头'], ['ab cd ef gh']])(
    'such as %s will do',
    (typed) => {
      expect(whyGuessable(typed)).toBeNull();
    },
  );

  it('is chosen by typing it twice, and again where the two differ or it is short', async () => {
    const said: string[] = [];
    const { read, prompts } = typing('short', passphrase, 'lantern obe gravel tuesday', passphrase, passphrase);
    expect(await choosePassphrase(read, true, (words) => said.push(words))).toBe(passphrase);
    expect(prompts).toHaveLength(5);
    expect(said).toEqual([expect.stringContaining('Too short'), 'The two are not the same.']);
  });

  it('is read once where it is piped in', async () => {
    const { read, prompts } = typing(passphrase);
    expect(await choosePassphrase(read, false, () => undefined)).toBe(passphrase);
    expect(prompts).toHaveLength(1);
  });

  it('is not shown while it is typed', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const read = readHidden('Passphrase: ', input, output);
    input.write(`${passphrase}x\u007f\n`);
    expect(await read).toBe(passphrase);
    expect(String(output.read())).toBe('Passphrase: \n');
  });

  it('is not there where the input ends, or Ctrl+C is pressed', async () => {
    const [ended, stopped] = [new PassThrough(), new PassThrough()];
    const reads = [ended, stopped].map((input) => readHidden('', input, new PassThrough()));
    ended.end();
    stopped.write('lant\u0003');
    expect(await Promise.all(reads)).toEqual([null, null]);
  });
});
