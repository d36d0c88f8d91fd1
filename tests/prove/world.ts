/** What the acts of the traffic have to hand. */
import type { Settings } from '../../src/commands/runtime/settings.node.ts';
import type { Edition } from '../../src/content/edition.ts';
import type { GatewaySettings } from '../../src/gateways/gateway.ts';
import type { Random } from '../support/random.ts';
import type { Bytes, Seen } from './wire.ts';

export type World = {
  readonly random: Random;
  readonly settings: Settings;
  /** The lines that answer. */
  readonly editions: readonly Edition[];
  /** The public address of the Worker, which Twilio signs. */
  readonly publicUrl: string;
  /** A callback address of a line. */
  address(channel: 'ussd' | 'sms', gateway: string, line: string): string;
  readonly healthPath: string;
  /** A number that the line answers. */
  numberFor(line: string): string;
  /** A number that the line answers, and from which nothing is sent but the text that must be answered. */
  freshNumberFor(line: string, gateway: string): string;
  /** A number to be put where no gateway of ours puts one, an address, a header; and into ids, which some sign by. */
  exposedNumber(): string;
  newId(): string;
  /** Sends it, and lets the answer be searched. */
  send(bytes: Bytes, own?: Own): Promise<Seen>;
};

/** What may stand in the answer to a request because that request had it. */
export type Own = {
  /** Whose phone in the browser it is, if it is one. */
  readonly phoneOf?: string;
  /** What the company wants back, each once: spellings of it, of which one may be met. */
  readonly echoed?: readonly (readonly string[])[];
};

/** The settings as handsets sign by them. */
export const secretsOf = ({ settings }: World): GatewaySettings['secrets'] =>
  Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, [value]]));

/** Something that somebody does: one request or some. */
export type Act = (world: World) => Promise<unknown>;

/** The edition of a line, where it answers in this life of the Worker. */
export const editionOf = ({ editions }: World, line: string): Edition | undefined =>
  editions.find((edition) => edition.line.id === line);
