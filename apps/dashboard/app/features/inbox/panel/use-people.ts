import { useMembers } from "../use-members.ts";

/** The workspace's members, whom notes mention; empty until they are here. */
export function usePeople() {
  return useMembers() ?? [];
}
