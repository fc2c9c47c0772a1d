/** Posts to servers outside: within a time, to the address that was configured and no other, and not too much. */

export const deadlineMs = 5_000;
/** Bytes: some times what a room puts into one. */
const LONGEST_BODY = 262_144;

export interface Outgoing {
  /** Who listens, as errors name them: never by the address, whose path may hold a key of theirs. */
  readonly to: string;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly deadline: number;
}

/** Rejects unless it was taken. */
export const postOut = async ({ to, address, headers, body, deadline }: Outgoing): Promise<void> => {
  const bytes = new TextEncoder().encode(body);
  if (bytes.byteLength > LONGEST_BODY) throw new Error(`A delivery has ${bytes.byteLength} bytes.`);
  const response = await reach(to, address, {
    method: 'POST',
    // A redirect would carry what people wrote to an address that nobody configured.
    redirect: 'manual',
    signal: AbortSignal.timeout(deadline),
    headers: { 'content-type': 'application/json', ...headers },
    body: bytes,
  });
  // What it says is not read: only that it has it.
  await response.body?.cancel().catch(() => undefined);
  if (!response.ok) throw new Error(`${to} answered ${response.status}.`);
};

/** What the platform says of a failed connection may name the address. */
const reach = async (to: string, address: string, init: RequestInit): Promise<Response> => {
  try {
    return await fetch(address, init);
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : typeof cause;
    throw new Error(`${to} was not reached: ${name}.`);
  }
};

const longestAddress = 2_048;
const loopback: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/** What people write must not travel in the clear; on one's own machine it does not travel. */
export const isAddress = (value: string, mayBeLocal: boolean): boolean => {
  if (value.length > longestAddress || !URL.canParse(value)) return false;
  const { protocol, hostname, username, password, hash } = new URL(value);
  // A password in an address ends up in logs; the signature says who sends.
  if (username !== '' || password !== '' || hash !== '') return false;
  return protocol === 'https:' || (mayBeLocal && protocol === 'http:' && loopback.includes(hostname));
};
