/** A failed call as a sentence for people: the server's words, or that it could not be reached. */
export function failureSentence(error: unknown): string {
  const hasAnswer = error instanceof Error && "data" in error && error.data != null;
  if (!hasAnswer) return "The server could not be reached. Check your connection, then try again.";
  const { message } = error;
  return message.charAt(0).toUpperCase() + message.slice(1);
}
