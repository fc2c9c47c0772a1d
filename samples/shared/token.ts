/** Asks the site's own backend, which knows who is signed in. Called again whenever a fresh one is needed. */
export const fetchToken = async (): Promise<string> => {
  const response = await fetch('/parley-token', { method: 'POST' });
  if (!response.ok) throw new Error(`No token: ${response.status}`);
  return response.text();
};

/** Where the rooms are. */
export const server: string = import.meta.env.VITE_PARLEY_SERVER;
