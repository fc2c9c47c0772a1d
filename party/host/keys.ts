/** Keys for one purpose each, all made from the one secret that a deployment has. */

const encoder = new TextEncoder();

/** SHA-256 with a key; the names are what WebCrypto calls them. */
const hmac = { name: 'HMAC', hash: 'SHA-256' } as const;

export const hmacKeyOf = (bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytes, hmac, false, ['sign', 'verify']);

/** The key of a secret that is shared with one other server, as it stands: the other end has to make the same. */
export const hmacKey = (secret: string): Promise<CryptoKey> => hmacKeyOf(encoder.encode(secret));

/**
 * A key that is good for its label alone: a signature made for one purpose is worth nothing for another, and
 * tokens are signed with the secret itself.
 */
export const deriveKey = async (secret: string, label: string): Promise<CryptoKey> => {
  const root = await hmacKeyOf(encoder.encode(secret));
  const derived = await crypto.subtle.sign(hmac, root, encoder.encode(`parley/${label}`));
  return hmacKeyOf(new Uint8Array(derived));
};

export const sign = async (key: CryptoKey, text: string): Promise<string> =>
  toHex(new Uint8Array(await crypto.subtle.sign(hmac, key, encoder.encode(text))));

export const signBase64 = async (key: CryptoKey, text: string): Promise<string> =>
  btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.sign(hmac, key, encoder.encode(text)))));

/** Compares in constant time: `verify` of the platform does, comparing two strings would not. */
export const verify = async (key: CryptoKey, text: string, signature: string): Promise<boolean> => {
  const bytes = fromHex(signature);
  return bytes !== null && crypto.subtle.verify(hmac, key, bytes, encoder.encode(text));
};

const toHex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const fromHex = (text: string): Uint8Array<ArrayBuffer> | null => {
  if (!/^[0-9a-f]{64}$/.test(text)) return null;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
};
