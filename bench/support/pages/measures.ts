/** In the page: how long something takes until its script is done, and until it can be seen. */

export interface Cost {
  readonly script: number;
  readonly painted: number;
}

/** Until the next frame was made: the message comes after the browser has laid out and painted. */
export const nextPaint = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  });

/** Begins with a frame, so that no wait for one is counted but the last. */
export const costOf = async (act: () => unknown): Promise<Cost> => {
  await nextPaint();
  const from = performance.now();
  await act();
  const script = performance.now() - from;
  await nextPaint();
  return { script, painted: performance.now() - from };
};
