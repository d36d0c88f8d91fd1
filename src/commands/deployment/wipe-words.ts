/** What `npm run wipe` says. Pure. */
import type { StoreDeletion } from './delete-store.node.ts';
import type { Deletion } from './delete-worker.node.ts';

/** `store` is the id of the store of editions; null where wrangler.toml has none. */
export type Deployed = { readonly worker: string; readonly store: string | null };

/** What goes at Cloudflare. */
export function removedRemotely({ worker, store }: Deployed): readonly string[] {
  return [
    `the Worker ${worker} and its secrets`,
    'its Durable Objects: the counts of replies sent, by hour and day, and the codes of slips that were texted',
    ...(store === null
      ? []
      : ['its store of editions (Workers KV): all that was ever published, and the files it was made of']),
    'the line stops at once: who dials it gets an error of the network',
  ];
}

/** What stays, whatever is typed. */
export function leftAlone(isRemote: boolean): readonly string[] {
  return [
    'with callers: the call list and messages of each phone',
    'with networks and gateways: numbers, times, screens, messages, for as long as they keep them',
    'with Cloudflare: its own records of requests, and of who deployed and deleted what, when, from where; older versions',
    '  of the Worker and of its counts (30 days), since it does not say when copies of what was deleted are gone',
    ...(isRemote ? [] : remoteStays),
    'here: menus, locales, the history in git, and every spreadsheet or file you exported or copied elsewhere',
    'here: the keys of who signs, in the folder mwavuli-keys in your home, and their copies elsewhere; printed slips',
    'here: the log-in of wrangler (npx wrangler logout) and its own logs of what was run, in its folder in your home,',
    '  which you delete by hand: ~/.config/.wrangler, on a Mac ~/Library/Preferences/.wrangler, on Windows',
    '  %APPDATA%\\xdg.config\\.wrangler; or ~/.wrangler, where there is one',
    'here: the caches of npm and of your browser, which are not ours; the history of your shell; backups',
    'here: what was deleted, for who looks for it: most disks give deleted files back',
  ];
}

const remoteStays = [
  'the Worker at Cloudflare: it goes on answering; and its store of editions. Take them down too: npm run wipe -- --remote',
];

/** What became of the Worker. */
export const workerSays: Readonly<Record<Deletion, readonly string[]>> = {
  gone: ['The Worker is gone from Cloudflare.'],
  kept: ['The Worker is still at Cloudflare. Nothing on this computer was removed.'],
  unknown: [
    'Whether the Worker is gone is not known: look in the dashboard. Nothing on this computer was removed;',
    'npm run wipe without --remote does that.',
  ],
};

/** What became of the store of editions. */
export const storeSays: Readonly<Record<StoreDeletion, readonly string[]>> = {
  gone: ['Its store of editions is gone too.'],
  absent: ['The store that wrangler.toml names is not in this account. Look in the dashboard for another: Workers KV.'],
  kept: [
    'Its store of editions is still at Cloudflare. Nothing on this computer was removed. Do this again; who is logged in',
    'may need more rights.',
  ],
  unknown: [
    'Whether its store of editions is gone is not known: look in the dashboard, Workers KV. Nothing on this computer was',
    'removed; npm run wipe without --remote does that.',
  ],
};

/** Printed last, so that it is read last. */
export const warning: readonly string[] = [
  'Not after a demand, nor when you expect one: ask your lawyer.',
  'Where police, a court or an authority asks for something or may soon, removing it can be a crime of its own, even if',
  'it says nothing about anybody. This is for moving out of a computer, and for the end of a line.',
];
