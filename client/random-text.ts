/** Names that nobody can guess. */

/** Random bytes as base64url: 16 bytes give 22 characters, 32 give 43. */
export const randomText = (bytes: number): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(bytes))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
