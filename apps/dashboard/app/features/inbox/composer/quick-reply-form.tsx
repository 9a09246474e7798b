import {
  quickReplyDraftSchema,
  replyVariables,
  unknownVariables,
} from "@parley/domain/quick-replies";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Banner } from "../../../components/banner.tsx";
import { Button } from "../../../components/button.tsx";
import { useTRPC, useTRPCClient } from "../../../trpc/index.ts";
import { LineField } from "../forms/line-field.tsx";
import { useSending } from "../templates/use-sending.ts";
import type { QuickReply } from "./use-quick-replies.ts";

type Props = { reply: QuickReply | null; mayShare: boolean; onDone: () => void };

/** A quick reply: its shortcut, its text with variables, its buttons, and whose it is. */
export function QuickReplyForm({ reply, mayShare, onDone }: Props) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const cache = useQueryClient();
  const [shortcut, setShortcut] = useState(reply?.shortcut ?? "");
  const [text, setText] = useState(reply?.text ?? "");
  const [buttons, setButtons] = useState(reply?.card?.buttons.join("\n") ?? "");
  const [isShared, setShared] = useState(reply?.isShared ?? false);
  const [isTried, setTried] = useState(false);
  const { isPending, problem, send } = useSending();
  const titles = buttons.split("\n").filter((title) => title.trim() !== "");
  const card = titles.length === 0 ? null : { type: "buttons" as const, buttons: titles };
  const draft = quickReplyDraftSchema.safeParse({ shortcut, text, card, isShared });
  const misspelt = unknownVariables(text);
  const errorOf = (field: string) =>
    isTried ? draft.error?.issues.find(({ path }) => path[0] === field)?.message : undefined;
  const save = () => {
    setTried(true);
    const { data } = draft;
    if (data === undefined || isPending) return;
    void send(data, async () => {
      await api.quickReplies.save.mutate({ ...data, id: reply?.id ?? null });
      await cache.invalidateQueries(trpc.quickReplies.list.queryFilter());
      onDone();
    });
  };
  return (
    <form
      noValidate
      className="space-y-3.5"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <LineField
        name="reply-shortcut"
        label="Shortcut"
        hint="The word you type behind the slash"
        value={shortcut}
        onValue={setShortcut}
        error={errorOf("shortcut")}
      />
      <LineField
        name="reply-text"
        label="Text"
        isLong
        max={4096}
        value={text}
        onValue={setText}
        error={errorOf("text")}
      />
      <div className="flex flex-wrap items-center gap-1.5 text-xs">
        <span className="text-muted">Insert</span>
        {replyVariables.map((name) => (
          <button
            key={name}
            type="button"
            onClick={() => setText((before) => `${before}{{${name}}}`)}
            className="rounded-full bg-hover px-2 py-0.5 font-medium hover:bg-selected"
          >
            {name}
          </button>
        ))}
      </div>
      {misspelt.length > 0 && (
        <Banner tone="warning" role="status">
          {`{{${misspelt.join("}}, {{")}}}`} stands for nothing and would be sent as it is written.
        </Banner>
      )}
      <LineField
        name="reply-buttons"
        label="Buttons (optional)"
        isLong
        hint="One a line, at most three, up to 20 characters each"
        value={buttons}
        onValue={setButtons}
        error={errorOf("card")}
      />
      {mayShare && (
        <label className="flex items-center gap-2.5 text-sm">
          <input
            type="checkbox"
            checked={isShared}
            onChange={({ target }) => setShared(target.checked)}
            className="size-4 accent-accent"
          />
          Shared with everybody in the workspace
        </label>
      )}
      {problem !== undefined && (
        <Banner tone="danger" role="alert">
          {problem}
        </Banner>
      )}
      <div className="flex justify-end gap-2 pt-1">
        <Button variant="secondary" onClick={onDone}>
          Back
        </Button>
        <Button type="submit" isPending={isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}
