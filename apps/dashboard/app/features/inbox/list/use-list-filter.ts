import type { ListFilter } from "@parley/domain/conversations";
import { useLocation } from "@remix-run/react";
import { useCallback, useEffect, useMemo, useState } from "react";
import { filterQuery, readFilter } from "./filter-address.ts";

/**
 * The list's filter, which lives in the address: going back, a link and a reload show the same list (CON-11). It is
 * changed there without a navigation, which would make the choice wait for loaders that have nothing to load.
 */
export function useListFilter(): [ListFilter, (filter: ListFilter) => void] {
  const { search, key } = useLocation();
  const [query, setQuery] = useState(search);
  useEffect(() => setQuery(search), [search, key]);
  const filter = useMemo(() => readFilter(new URLSearchParams(query)), [query]);
  const setFilter = useCallback((next: ListFilter) => {
    const chosen = filterQuery(next);
    setQuery(chosen);
    const { pathname, hash } = window.location;
    window.history.replaceState(window.history.state, "", `${pathname}${chosen}${hash}`);
  }, []);
  return [filter, setFilter];
}
