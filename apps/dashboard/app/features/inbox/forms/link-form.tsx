import { capabilitiesOf } from "@parley/domain/messages";
import { useState } from "react";
import { FormDialog } from "./form-dialog.tsx";
import type { FormProps } from "./form-kind.ts";
import { FrameFields } from "./frame-fields.tsx";
import { LineField } from "./line-field.tsx";
import { useForm } from "./use-form.ts";
import { useFrame } from "./use-frame.ts";

/** A button that opens a web page (S0.26, S0.27). */
export function LinkForm(props: FormProps) {
  const limits = capabilitiesOf(props.provider).interactive.cta_url;
  const frame = useFrame();
  const [text, setText] = useState("");
  const [url, setUrl] = useState("https://");
  const { media, content } = frame;
  const button = { text: text.trim(), url: url.trim() };
  const form = useForm(props, { content: { type: "cta_url", ...content, button }, media });
  if (limits === null) return null;
  return (
    <FormDialog title="Link button" onClose={props.onClose} form={form}>
      <FrameFields frame={frame} limits={limits} provider={props.provider} errorOf={form.errorOf}>
        <LineField
          name="link-text"
          label="Button text"
          max={limits.maxButtonLength}
          value={text}
          onValue={setText}
          error={form.errorOf("button.text")}
        />
        <LineField
          name="link-url"
          label="Link"
          inputMode="url"
          value={url}
          onValue={setUrl}
          error={form.errorOf("button.url")}
        />
      </FrameFields>
    </FormDialog>
  );
}
