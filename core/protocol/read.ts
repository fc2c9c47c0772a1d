/**
 * From text to a frame, in the browser. The server is trusted to send what its types say, so nothing is validated;
 * a frame of a type that this client does not know is left unread, as newer servers may send such.
 */
export const read = <Frame extends { readonly type: string }>(
  known: Readonly<Record<Frame['type'], true>>,
  data: unknown,
): Frame | null => {
  if (typeof data !== 'string') return null;
  try {
    const value = JSON.parse(data) as unknown;
    if (typeof value !== 'object' || value === null || !('type' in value)) return null;
    return typeof value.type === 'string' && Object.hasOwn(known, value.type) ? (value as Frame) : null;
  } catch {
    return null;
  }
};
