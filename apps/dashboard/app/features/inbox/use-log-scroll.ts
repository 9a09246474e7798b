import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

const useBrowserLayoutEffect = typeof document === "undefined" ? useEffect : useLayoutEffect;
const nearPx = 48;

type Ends = { lastKey: string | null; height: number };

/**
 * Scrolling of a log whose box runs from the bottom up (`flex-col-reverse`): it starts at its end
 * and stays there while the reader is there; further up, nothing that arrives moves what is read.
 * `unseen` counts the messages that arrived below meanwhile.
 */
export function useLogScroll(
  box: RefObject<HTMLElement>,
  keys: readonly string[],
  isMessage: (key: string) => boolean,
) {
  const [isAtEnd, setAtEnd] = useState(true);
  const seenKey = useRef<string | null>(null);
  const before = useRef<Ends>({ lastKey: null, height: 0 });
  const lastKey = keys.at(-1) ?? null;
  if (isAtEnd) seenKey.current = lastKey;

  useBrowserLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const grown = element.scrollHeight - before.current.height;
    const hasArrival = before.current.lastKey !== null && before.current.lastKey !== lastKey;
    if (hasArrival && grown > 0 && -element.scrollTop > nearPx) element.scrollTop -= grown;
    before.current = { lastKey, height: element.scrollHeight };
  });

  const onScroll = useCallback(() => {
    const element = box.current;
    if (element !== null) setAtEnd(-element.scrollTop <= nearPx);
  }, [box]);
  const toEnd = useCallback(() => {
    box.current?.scrollTo({ top: 0 });
    setAtEnd(true);
  }, [box]);

  const seenAt = seenKey.current === null ? -1 : keys.lastIndexOf(seenKey.current);
  const unseen = isAtEnd ? 0 : keys.slice(seenAt + 1).filter(isMessage).length;
  return { isAtEnd, unseen, onScroll, toEnd };
}
