import { createContext, useContext } from "react";

/** The query that keeps the list's filter; every link within the inbox carries it on. */
export const ListQueryContext = createContext("");

export function useListQuery(): string {
  return useContext(ListQueryContext);
}
