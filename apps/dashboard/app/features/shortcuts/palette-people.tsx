import { useNavigate } from "@remix-run/react";
import { useQueryClient } from "@tanstack/react-query";
import { Avatar } from "../../components/avatar.tsx";
import { useInbox } from "../inbox/inbox-context.ts";
import type { ConversationId } from "../inbox/inbox-views.ts";
import type { ListState } from "../inbox/list-state.ts";
import { usePeople } from "../search/use-search-pages.ts";
import { useSettled } from "../search/use-settled.ts";
import { PaletteGroup } from "./palette-group.tsx";
import { PaletteItem } from "./palette-item.tsx";

type Props = { typed: string; andThen: (act: () => void) => () => void };
type Person = { conversationId: ConversationId; contactId: string; name: string };

const shown = 6;
const settleMs = 120;

/** Conversations to open: the latest until something is typed, then the people whose names or phones match. */
export function PalettePeople({ typed, andThen }: Props) {
  const { slug } = useInbox();
  const navigate = useNavigate();
  const latest = useLatest();
  const query = useSettled(typed.trim(), settleMs);
  const people = usePeople(query);
  const found = (people.data?.pages[0]?.items ?? []).map(
    ({ conversationId, contactId, name }): Person => ({
      ...{ conversationId, contactId },
      name: name.map(({ text }) => text).join(""),
    }),
  );
  const isAnswer = query !== "" && query === typed.trim() && !people.isPlaceholderData;
  const persons = query === "" ? latest : found;
  if (persons.length === 0) return null;
  return (
    <PaletteGroup heading="Conversations">
      {persons.map(({ conversationId, contactId, name }) => (
        <PaletteItem
          key={conversationId}
          value={`conversation ${conversationId}`}
          // The server has matched already, also by what is not shown: a phone, a word without its accent.
          keywords={isAnswer ? [name, typed] : [name]}
          onSelect={andThen(() => navigate(`/app/${slug}/whatsapp/${conversationId}`))}
        >
          <span className="flex min-w-0 items-center gap-2.5">
            <Avatar name={name} seed={contactId} size="sm" />
            <span dir="auto" className="truncate">
              {name}
            </span>
          </span>
        </PaletteItem>
      ))}
    </PaletteGroup>
  );
}

function useLatest(): Person[] {
  const { keys } = useInbox();
  const lists = useQueryClient().getQueriesData<ListState>({ queryKey: keys.lists });
  const rows = lists.flatMap(([, list]) => list?.rows ?? []);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return [...byId.values()].slice(0, shown).map(({ id, contact }) => ({
    ...{ conversationId: id, contactId: contact.id },
    name: contact.name,
  }));
}
