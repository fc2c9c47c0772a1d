/** Whether this browser was here before, looked up without anything of the chat. What it keeps is in `remembered.ts`. */
import type { Place } from './place.js';

/** Of a visitor, or of anybody who was signed in: who it is now is known later. And whether the panel was open here. */
export const lookBack = ({ server, workgroup }: Place): readonly [wasTalking: boolean, wasOpen: boolean] => {
  const where = `${server}:${workgroup}`;
  try {
    return [
      Object.keys(localStorage).some((key) => key.startsWith(`parley:visitor:${where}`)),
      `${sessionStorage.getItem(`parley:tab:${where}`)}`.includes('"isOpen":true'),
    ];
  } catch {
    // Storage throws where it is blocked; then nobody was here.
    return [false, false];
  }
};

/** Where what keeps it cannot be loaded: nothing of anybody who was here stays, whoever it was. */
export const leaveNothing = ({ server, workgroup }: Place): void => {
  const start = `parley:visitor:${server}:${workgroup}:`;
  try {
    const entries = Object.entries(localStorage);
    const theirs = entries.filter(([key]) => `${key}:`.startsWith(start));
    const ids = String(theirs).match(/cv_[\w-]+/g) ?? [];
    for (const [key] of [...theirs, ...entries.filter(([each]) => ids.some((id) => each.includes(id)))]) {
      localStorage.removeItem(key);
    }
  } catch {
    // Nothing is kept where storage is blocked.
  }
};

/** The first look at a storage waits for the disk: not before the page is on the screen. */
export const whenIdle = (): Promise<unknown> =>
  new Promise((resolve) => {
    // Safari has no idle times; what else is given to a timer says nothing to it.
    const wait = (globalThis.requestIdleCallback ?? setTimeout) as typeof requestIdleCallback;
    wait(resolve, { timeout: 1_000 });
  });
