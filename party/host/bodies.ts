/** Reads what somebody sends with a request, and stops where it becomes more than it may be. */

/**
 * Null when it is longer than it may be. What the sender says of it may be too little, or missing: it is measured as
 * it comes, so that nothing beyond the limit is ever held.
 */
export const readBody = async (
  request: Pick<Request, 'headers' | 'body'>,
  longest: number,
): Promise<string | null> => {
  const isTooLong = Number(request.headers.get('content-length') ?? 0) > longest;
  const reader = request.body?.getReader();
  if (isTooLong) {
    await reader?.cancel();
    return null;
  }
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes > longest) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
  return text + decoder.decode();
};
