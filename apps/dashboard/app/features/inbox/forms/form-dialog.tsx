import type { ReactNode } from "react";
import { Banner } from "../../../components/banner.tsx";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import type { MessageView } from "../inbox-views.ts";
import { MessageBody } from "../message-body.tsx";
import { PreviewBubble } from "../templates/preview-bubble.tsx";
import type { useForm } from "./use-form.ts";

type Props = {
  title: string;
  onClose: () => void;
  form: ReturnType<typeof useForm>;
  children: ReactNode;
};

/** Around each form: its window, the message as it will look, what is wrong, and its end. */
export function FormDialog({ title, onClose, form, children }: Props) {
  return (
    <Dialog title={title} size="lg" onClose={onClose}>
      <form
        noValidate
        className="space-y-3.5"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        <div className="grid items-start gap-4 sm:grid-cols-[3fr_2fr]">
          <div className="min-w-0 space-y-3.5">{children}</div>
          <div className="min-w-0 sm:sticky sm:top-0">
            <Preview {...form.preview} />
          </div>
        </div>
        {form.firstIssue !== undefined && (
          <Banner tone="danger" role="alert">
            {form.firstIssue}
          </Banner>
        )}
        <div className="flex justify-end gap-2 pt-1">
          <Button variant="secondary" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">Send message</Button>
        </div>
      </form>
    </Dialog>
  );
}

function Preview({ content, media }: ReturnType<typeof useForm>["preview"]) {
  if (content === null) return null;
  return (
    <PreviewBubble>
      <MessageBody content={content} media={storedFile(media)} />
    </PreviewBubble>
  );
}

/** An uploaded file can be shown already. */
function storedFile(media: ReturnType<typeof useForm>["preview"]["media"]): MessageView["media"] {
  if (media?.mediaId == null) return null;
  const { mediaId, ...file } = media;
  return { id: mediaId, state: "stored", ...file } as MessageView["media"];
}
