/** Real time, for what has no other sign of having happened: on real servers, and where time itself is measured. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
