/** No answer of a provider is near this size; a longer one is not an answer (T-40, Z-11). */
export const maxAnswerBytes = 1_048_576;

/** Text of an answer, or null when it is longer than 1 MiB; then the rest is not read. Throws as the stream does. */
export async function readAnswer(response: Response): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  // Leaving the loop cancels the stream, and with it the connection.
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxAnswerBytes) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
