/** Tells a developer about a wrong attribute or property: once, with the fix, and without ever throwing. */

const said = new Set<string>();

/** `key` says what is meant, so that another text about the same thing is not a second warning. */
export const warnOnce = (key: string, message: string): void => {
  if (said.has(key)) return;
  said.add(key);
  // biome-ignore lint/suspicious/noConsole: this is the one place that speaks to developers
  console.warn(`Parley: ${message}`);
};

/** For tests: what was said is forgotten. */
export const forgetWarnings = (): void => said.clear();
