import { useNavigate } from "@remix-run/react";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { BellOff } from "lucide-react";
import type { LoadedMenuProps } from "../../components/lazy-menu.tsx";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "../../components/menu.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { useTRPC, useTRPCClient } from "../../trpc/index.ts";
import { NotificationItem } from "./notification-item.tsx";

/** What the member is told of, latest first; choosing one leads there and marks it as read. */
export function NotificationItems({ slug, trigger }: { slug: string } & LoadedMenuProps) {
  const api = useTRPCClient();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const list = useInfiniteQuery({
    queryKey: trpc.notifications.list.pathKey(),
    queryFn: ({ pageParam }) => api.notifications.list.query({ before: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ items, hasMore }) => (hasMore ? items.at(-1)?.id : undefined),
    staleTime: 0,
  });
  const markRead = useMutation({
    mutationFn: async (ids: string[] | null) => {
      await api.notifications.markRead.mutate({ ids });
      await cache.invalidateQueries(trpc.notifications.pathFilter());
    },
  });
  const items = list.data?.pages.flatMap((page) => page.items);
  const open = (id: string, conversationId: string) => {
    markRead.mutate([id]);
    navigate(`/app/${slug}/whatsapp/${conversationId}`);
  };
  return (
    <Menu trigger={trigger} side="bottom" align="start">
      <div className="max-h-[min(28rem,80dvh)] w-80 max-w-[calc(100vw-2rem)] overflow-y-auto">
        <MenuLabel>Notifications</MenuLabel>
        {list.isPending && <Skeleton className="m-2 h-12 rounded-md" />}
        {list.isError && items === undefined && (
          <p className="px-2.5 py-3 text-danger-ink text-sm">
            They could not be loaded. Close this and open it again.
          </p>
        )}
        {items?.length === 0 && (
          <div className="flex flex-col items-center gap-2 px-4 py-6 text-center text-muted text-sm">
            <BellOff aria-hidden className="size-5" />
            When a colleague mentions you in a note, you read it here.
          </div>
        )}
        {items?.map((item) => (
          <MenuItem key={item.id} onSelect={() => open(item.id, item.conversationId)}>
            <NotificationItem notification={item} />
          </MenuItem>
        ))}
        {list.hasNextPage && (
          <MenuItem
            className="justify-center text-muted"
            onSelect={(event) => {
              event.preventDefault();
              void list.fetchNextPage();
            }}
          >
            Show older
          </MenuItem>
        )}
        {items?.some(({ readAt }) => readAt === null) && (
          <>
            <MenuSeparator />
            <MenuItem
              className="justify-center"
              onSelect={(event) => {
                event.preventDefault();
                markRead.mutate(null);
              }}
            >
              Mark all as read
            </MenuItem>
          </>
        )}
      </div>
    </Menu>
  );
}
