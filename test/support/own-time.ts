/** How long something takes by itself: while not even a health check is answered, the machine holds up everything. */
import type { TestServer } from './partykit.js';
import { pause } from './pause.js';

const restMs = 20;
/** Asking and resting take no longer than this where nothing is held up. */
const beatMs = 150;

/** Milliseconds, without those in which this process or the whole server stood still. */
export const ownTimeOf = async (
  { url }: Pick<TestServer, 'url'>,
  act: () => Promise<unknown>,
): Promise<number> => {
  const from = performance.now();
  let beatAt = from;
  let heldUp = 0;
  let isOver = false;
  const late = (): number => Math.max(0, performance.now() - beatAt - beatMs);
  const asking = async (): Promise<void> => {
    while (!isOver) {
      await fetch(`${url}/health`).then(
        (response) => response.text(),
        () => undefined,
      );
      await pause(restMs);
      heldUp += late();
      beatAt = performance.now();
    }
  };
  const asked = asking();
  try {
    await act();
    return performance.now() - from - heldUp - late();
  } finally {
    isOver = true;
    await asked;
  }
};
