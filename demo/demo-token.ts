/** Asks the demo's token route for a short token of one of the cast. Your own backend takes this place. */
export const demoToken =
  (person: string): (() => Promise<string>) =>
  async () => {
    const response = await fetch('/demo/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person }),
    });
    if (!response.ok) throw new Error(`The demo's token route answered ${response.status}.`);
    const { token } = (await response.json()) as { readonly token: string };
    return token;
  };

/** `?person=ben` in the address, or whoever the page is for. */
export const personFromAddress = (otherwise: string): string =>
  new URLSearchParams(location.search).get('person') ?? otherwise;
