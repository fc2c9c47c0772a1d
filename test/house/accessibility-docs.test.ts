// The page about accessibility names what a newcomer to the log would look for.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const page = readFileSync(new URL('../../docs/accessibility.md', import.meta.url), 'utf8');

describe('docs/accessibility.md', () => {
  it.each(['Tab', 'Enter', 'Home End', 'Show more', 'Skip to where you write'])(
    '[X07] names the key or button %s',
    (key) => {
      expect(page).toContain(key);
    },
  );

  it.each([
    'role="log"',
    'aria-live="off"',
    'once, politely',
    'Never announced',
    'typing',
    'history',
    'light DOM',
  ])('[X07] says of announcements: %s', (what) => {
    expect(page).toContain(what);
  });

  it('[X07] says what was not tested', () => {
    expect(page).toMatch(/\*\*Not tested\*\*: \S/);
  });
});
