/** The phone to try a line: a page, its style and script, and two endpoints that put a handset's callback through the Worker. */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { script } from './browser/script.ts';
import { dial, type Hop } from './dial.ts';
import type { PhoneOptions } from './options.ts';
import { page } from './page.tsx';
import { type Reason, type Refused, refusalAnswer } from './refusals.ts';
import { readDialRequest, readTextRequest } from './requests.ts';
import { style } from './style/style.ts';
import { type Delivery, text } from './text.ts';
import { icon } from './umbrella.tsx';

export type { CaughtMessage, PhoneLine, PhoneOptions } from './options.ts';

const maxBodyBytes = 8 * 1024;

/**
 * Serves `/phone` and what belongs to it, and leads `/` there. It carries whole paths: mount it at the root.
 * Safety: it takes drama numbers only and sends nothing out; what a gateway would send is caught or refused.
 */
export function phone(options: PhoneOptions): Hono {
  const app = new Hono();
  app.use('/phone/*', guardHeaders, noStore);
  app.get('/', guardHeaders, noStore, (c) => c.redirect('/phone'));
  app.get('/phone', (c) => c.html(page(options.lines)));
  app.get('/phone/icon.svg', (c) => c.body(icon, 200, { 'Content-Type': 'image/svg+xml' }));
  app.get('/phone/phone.css', (c) => c.body(style, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  app.get('/phone/phone.js', (c) => c.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }));
  app.post('/phone/dial', sameOrigin, jsonOnly, limited, async (c) => {
    const request = readDialRequest(await c.req.text());
    return give(c, 'refused' in request ? request : await dial(options, request));
  });
  app.post('/phone/text', sameOrigin, jsonOnly, limited, async (c) => {
    const request = readTextRequest(await c.req.text());
    return give(c, 'refused' in request ? request : await text(options, request));
  });
  // Privacy: what would be printed otherwise may hold an address with its secret.
  app.onError((_error, c) => refuse(c, 'broken'));
  return app;
}

const guardHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    requireTrustedTypesFor: ["'script'"],
    trustedTypes: ["'none'"],
  },
  crossOriginOpenerPolicy: 'same-origin',
  crossOriginResourcePolicy: 'same-origin',
  referrerPolicy: 'no-referrer',
  strictTransportSecurity: false,
  xFrameOptions: 'DENY',
});

const noStore = createMiddleware(async (c, next) => {
  await next();
  c.header('Cache-Control', 'no-store');
});

/** Fails closed: a request that says nothing of its origin is not the page's. */
const sameOrigin = createMiddleware(async (c, next) => {
  const site = c.req.header('Sec-Fetch-Site');
  const origin = c.req.header('Origin');
  const isSame = site === undefined ? origin === new URL(c.req.url).origin : site === 'same-origin';
  return isSame ? next() : refuse(c, 'foreign-origin');
});

const jsonOnly = createMiddleware(async (c, next) => {
  const type = c.req.header('Content-Type') ?? '';
  return /^application\/json(?:;|$)/i.test(type) ? next() : refuse(c, 'content-type');
});

const limited = bodyLimit({ maxSize: maxBodyBytes, onError: (c) => refuse(c, 'too-large') });

function give(c: Context, answer: Hop | Delivery | Refused): Response {
  return 'refused' in answer ? refuse(c, answer.refused) : c.json(answer);
}

function refuse(c: Context, reason: Reason): Response {
  const { status, body } = refusalAnswer(reason);
  return c.json(body, status as ContentfulStatusCode);
}
