/**
 * Each request over HTTP comes on a connection of its own. A server may close one that rests, or on which it refused
 * something before all of it had come, just as the next request is written to it. Browsers try again by themselves;
 * Node's `fetch` fails.
 */
const shared = globalThis.fetch;

globalThis.fetch = (input, init) => {
  const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
  headers.set('connection', 'close');
  return shared(input, { ...init, headers });
};
