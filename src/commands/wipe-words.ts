/** What `npm run wipe` says before it asks. Pure. */

/** What goes at Cloudflare. */
export function removedRemotely(worker: string): readonly string[] {
  return [
    `the Worker ${worker} and its secrets`,
    'its Durable Objects: the counts of replies sent, by hour and day',
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
    ...(isRemote ? [] : ['the Worker at Cloudflare: it goes on answering. Take it down too: npm run wipe -- --remote']),
    'here: menus, locales, the history in git, and every spreadsheet or file you exported or copied elsewhere',
    'here: the log-in of wrangler (npx wrangler logout) and its own logs of what was run, in its folder in your home,',
    '  which you delete by hand: ~/.config/.wrangler, on a Mac ~/Library/Preferences/.wrangler, on Windows',
    '  %APPDATA%\\xdg.config\\.wrangler; or ~/.wrangler, where there is one',
    'here: the caches of npm and of your browser, which are not ours; the history of your shell; backups',
    'here: what was deleted, for who looks for it: most disks give deleted files back',
  ];
}

/** Printed last, so that it is read last. */
export const warning: readonly string[] = [
  'Not after a demand, nor when you expect one: ask your lawyer.',
  'Where police, a court or an authority asks for something or may soon, removing it can be a crime of its own, even if',
  'it says nothing about anybody. This is for moving out of a computer, and for the end of a line.',
];
