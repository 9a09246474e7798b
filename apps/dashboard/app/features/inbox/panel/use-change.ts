import { useMutation } from "@tanstack/react-query";
import { useInbox } from "../inbox-context.ts";
import type { ConversationView } from "../inbox-views.ts";

/** A change of what the panel shows: made, then read back for the list and the panel. Failures are told in a toast. */
export function useChange<Input>(
  { id }: Pick<ConversationView, "id">,
  make: (input: Input) => Promise<unknown>,
) {
  const { lists } = useInbox();
  return useMutation({
    mutationFn: async (input: Input) => {
      await make(input);
      await lists.patch([id]);
    },
  });
}
