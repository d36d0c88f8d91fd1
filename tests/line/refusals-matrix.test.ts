import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import { pathSecret } from '../../src/live/secrets.ts';
import { databasesIn, filesIn, valuesOf } from '../prove/stored.ts';
import { editions } from '../support/lines.ts';
import { type Combination, combinations } from '../support/matrix.ts';
import { bundleOf, lineLike } from '../support/other-lines.ts';
import { texter } from '../support/requests.ts';
import { type Served, serve } from '../support/served.ts';
import { type Bytes, type Seen, send, sendAll } from '../support/wire.ts';

let served: Served;
let folder: string;
let matrix: readonly Combination[];
let refusal: Seen;
let refusalOfHead: Seen;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'matrix-'));
  const bundled = await bundleOf([...editions.values()].map(overInfobip));
  served = await serve(inject('worker'), { settings: { PHONE: 'off' }, persist: folder, bundled });
  // The runtime makes the files of its store when it is first read from.
  await fetch(`${served.url}/health/${await pathSecret(served.settings.GATEWAY_SECRET ?? '', 'health')}`);
  matrix = await combinations(served);
  refusal = await send(served.url, { method: 'GET', path: '/nothing-here', headers: {}, body: '' });
  refusalOfHead = await send(served.url, { method: 'HEAD', path: '/nothing-here', headers: {}, body: '' });
});
afterAll(async () => {
  await served.stop();
  await rm(folder, { recursive: true });
});

/** The one gateway that puts more into the path. */
function overInfobip(edition: Edition): Edition {
  const { id, ussd } = edition.line;
  return lineLike(edition, id, { ussd: [...ussd, ...ussd.map((entry) => ({ ...entry, gateway: 'infobip' }))] });
}

const isRefusal = (seen: Seen, { method }: Bytes) =>
  JSON.stringify(seen) === JSON.stringify(method === 'HEAD' ? refusalOfHead : refusal);
const isAnswer = ({ status }: Seen) => status === 200;

/** Sends each as often as it says, and names those of which an answer is not as it should be. */
async function amiss(
  asked: readonly Combination[],
  isAsItShould: (seen: Seen, request: Bytes) => boolean,
): Promise<readonly string[]> {
  const requests = asked.flatMap(({ name, times, bytes }) => Array.from({ length: times }, () => ({ ...bytes, name })));
  const names: string[] = [];
  await sendAll(served.url, requests, (request, seen) => {
    if (!isAsItShould(seen, request)) names.push(`${request.name}: ${seen.status}`);
  });
  return names;
}

/** Every database of its storage, value for value: the runtime folds the files of one that it has not used for ten seconds. */
async function onDisk() {
  const databases = await databasesIn(folder);
  const others = (await filesIn(folder)).filter(({ path }) => !/\.sqlite(?:-wal|-shm)?$/.test(path));
  return [
    ...databases.map((database) => [`${database.folder}/${database.name}`, valuesOf(database)] as const).toSorted(),
    others,
  ];
}

async function expectNothingLeft(before: Awaited<ReturnType<typeof onDisk>>): Promise<void> {
  expect(served.outside.calls()).toEqual([]);
  expect(served.logs).toEqual([]);
  expect(await onDisk()).toEqual(before);
}

it('HEAD gets what GET gets, without the body', () => {
  expect(refusalOfHead).toEqual({ ...refusal, headers: ['content-type: text/plain; charset=utf-8'], body: '' });
});

describe('path × secret × method × content type × size × repeats', () => {
  it('makes as many combinations as it did, of which as many are right', () => {
    const right = matrix.filter(({ isRight }) => isRight);
    expect([matrix.length, new Set(matrix.map(({ name }) => name)).size, right.length]).toEqual([14_978, 14_978, 310]);
  });

  it('all that are not right get the same 404, and leave nothing behind [forgeries-get-nothing]', async () => {
    const before = await onDisk();
    const wrong = matrix.filter(({ isRight }) => !isRight);
    expect(await amiss(wrong, isRefusal)).toEqual([]);
    await expectNothingLeft(before);
  }, 120_000);
});

describe('where there is nothing', () => {
  it.each([
    ...['/', '/index.html', '/favicon.ico', '/robots.txt', '/.env', '/.git/config', '/.well-known/security.txt'],
    ...['/phone', '/phone/', '/phone/dial', '/phone/text', '/phone/phone.js', '/phone/phone.css', '/phone/icon.svg'],
    ...['/cdn-cgi/explorer', '/cdn-cgi/explorer/api', '/cdn-cgi/handler/scheduled', '/cdn-cgi/trace', '/__scheduled'],
    ...['/ussd', '/sms', '/health', '/inbox', '/admin', '/desk'],
  ])('%s gets the same 404, whatever the method', async (path) => {
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const headers = { origin: served.url, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
      const seen = await send(served.url, { method, path, headers, body: '{}' });
      expect([method, seen]).toEqual([method, method === 'HEAD' ? refusalOfHead : refusal]);
    }
  });
});

it('every right request is answered, three times too, and one text is sent for all of them', async () => {
  const before = await onDisk();
  const right = matrix.filter(({ isRight }) => isRight);
  expect(await amiss(right, isAnswer)).toEqual([]);
  expect(await served.outside.arrived(texter)).toHaveLength(1);
  expect(served.outside.calls()).toHaveLength(1);
  // The budget: what the others would have changed, had they got so far.
  expect(await onDisk()).not.toEqual(before);
});

describe('anything at all', () => {
  const piece = fc.constantFrom(
    ...'/%.?&=:;@~-_*ab0129',
    '/ussd',
    '/sms',
    '/health',
    '/phone',
    '%2f',
    '%00',
    '%ff',
    '..',
  );
  const anyPath = fc.array(piece, { maxLength: 40 }).map((pieces) => `/${pieces.join('')}`);
  const anyMethod = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND');
  const anyBody = fc.string({ unit: 'binary', maxLength: 400 });
  const sampled = { numRuns: 1000, seed: 4 };

  it('as a path gets the same 404, and leaves nothing behind', async () => {
    const [calls, before] = [served.outside.calls().length, await onDisk()];
    const headers = fc.constant({});
    const requests = fc.sample(fc.record({ method: anyMethod, path: anyPath, headers, body: anyBody }), sampled);
    const others: unknown[] = [];
    await sendAll(served.url, requests, (request, seen) => {
      if (!isRefusal(seen, request)) others.push({ request, seen });
    });
    expect(others).toEqual([]);
    expect([served.outside.calls().length, served.logs]).toEqual([calls, []]);
    expect(await onDisk()).toEqual(before);
  });

  it('as a piece of a right body gets the same 404 or an answer, and no log line', async () => {
    const right = matrix.filter(({ isRight, name }) => isRight && name.includes('type right, short, nothing'));
    const cuts = fc.tuple(fc.constantFrom(...right), fc.nat(), fc.nat(20), anyBody);
    const requests = fc.sample(cuts, sampled).map(([{ bytes }, from, length, text]) => {
      const at = from % (bytes.body.length + 1);
      const { 'content-length': _, ...headers } = bytes.headers;
      return { ...bytes, headers, body: bytes.body.slice(0, at) + text + bytes.body.slice(at + length) };
    });
    const answers = { refused: 0, answered: 0 };
    const others: unknown[] = [];
    await sendAll(served.url, requests, (request, seen) => {
      if (isRefusal(seen, request)) answers.refused += 1;
      else if (isAnswer(seen)) answers.answered += 1;
      else others.push({ request, seen });
    });
    expect(others).toEqual([]);
    expect(Math.min(answers.refused, answers.answered)).toBeGreaterThan(100);
    expect(served.logs).toEqual([]);
  });
});
