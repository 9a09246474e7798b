type Reply = { shortcut: string; text: string };

const maxShown = 8;

/** The replies for what follows the slash: those whose shortcut begins so, then those that hold it anywhere. */
export function matchReplies<R extends Reply>(replies: readonly R[], query: string): R[] {
  const begins = replies.filter(({ shortcut }) => shortcut.startsWith(query));
  const holds = replies.filter(
    ({ shortcut, text }) =>
      !shortcut.startsWith(query) &&
      (shortcut.includes(query) || text.toLowerCase().includes(query)),
  );
  return [...begins, ...holds].slice(0, maxShown);
}
