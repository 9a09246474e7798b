import type { ListFilter } from "@parley/domain/conversations";
import { useLocation, useNavigate } from "@remix-run/react";
import { useCallback, useMemo } from "react";
import { filterQuery, readFilter } from "./filter-address.ts";

/** The list's filter, which lives in the address: going back, a link and a reload show the same list (CON-11). */
export function useListFilter(): [ListFilter, (filter: ListFilter) => void] {
  const { search, pathname } = useLocation();
  const navigate = useNavigate();
  const filter = useMemo(() => readFilter(new URLSearchParams(search)), [search]);
  const setFilter = useCallback(
    (next: ListFilter) => navigate({ pathname, search: filterQuery(next) }, { replace: true }),
    [navigate, pathname],
  );
  return [filter, setFilter];
}
