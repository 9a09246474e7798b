import { capabilitiesOf } from "@parley/domain/messages";
import { useState } from "react";
import { FormDialog } from "./form-dialog.tsx";
import type { FormProps } from "./form-kind.ts";
import { LineField } from "./line-field.tsx";
import { useForm } from "./use-form.ts";

/** A question with a button by which the customer sends where they are. */
export function LocationRequestForm(props: FormProps) {
  const limits = capabilitiesOf(props.provider).interactive.location_request;
  const [body, setBody] = useState("");
  const content = { type: "location_request" as const, body: body.trim() };
  const form = useForm(props, { content, media: null });
  if (limits === null) return null;
  return (
    <FormDialog title="Ask for a location" onClose={props.onClose} form={form}>
      <LineField
        name="body"
        label="Question"
        isLong
        max={limits.maxBodyLength}
        value={body}
        onValue={setBody}
        error={form.errorOf("body")}
      />
    </FormDialog>
  );
}
