import { useEffect, useRef } from "react";

/** Fetches again whenever the contact's revision grows: somebody changed what is shown. */
export function useFresh(revision: number, refetch: () => unknown): void {
  const seen = useRef(revision);
  useEffect(() => {
    if (seen.current === revision) return;
    seen.current = revision;
    void refetch();
  }, [revision, refetch]);
}
