import { capabilitiesOf } from "@parley/domain/messages";
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../components/button.tsx";
import { IconButton } from "../../../components/icon-button.tsx";
import { FormDialog } from "./form-dialog.tsx";
import type { FormProps } from "./form-kind.ts";
import { FrameFields } from "./frame-fields.tsx";
import { LineField } from "./line-field.tsx";
import { useForm } from "./use-form.ts";
import { useFrame } from "./use-frame.ts";

/** One to three answers the customer can tap (S0.18–S0.22). */
export function ButtonsForm(props: FormProps) {
  const limits = capabilitiesOf(props.provider).interactive.buttons;
  const frame = useFrame(props.prefilled?.body);
  const [titles, setTitles] = useState(props.prefilled?.titles ?? [""]);
  const buttons = titles.map((title, at) => ({ id: `option-${at + 1}`, title: title.trim() }));
  const { media, content } = frame;
  const form = useForm(props, { content: { type: "buttons", ...content, buttons }, media });
  if (limits === null) return null;
  const rename = (place: number, title: string) =>
    setTitles(titles.map((one, at) => (at === place ? title : one)));
  return (
    <FormDialog title="Buttons" onClose={props.onClose} form={form}>
      <FrameFields frame={frame} limits={limits} provider={props.provider} errorOf={form.errorOf}>
        {[...titles.entries()].map(([at, title]) => (
          <div key={at} className="flex items-start gap-1">
            <div className="min-w-0 flex-1">
              <LineField
                name={`button-${at + 1}`}
                label={`Button ${at + 1}`}
                max={limits.maxTitleLength}
                value={title}
                onValue={(next) => rename(at, next)}
                error={form.errorOf(`buttons.${at}.title`)}
              />
            </div>
            {titles.length > 1 && (
              <IconButton
                label={`Remove button ${at + 1}`}
                className="mt-7"
                onClick={() => setTitles(titles.filter((_, place) => place !== at))}
              >
                <X aria-hidden className="size-4" />
              </IconButton>
            )}
          </div>
        ))}
        {titles.length < limits.maxButtons && (
          <Button variant="secondary" size="sm" onClick={() => setTitles([...titles, ""])}>
            <Plus aria-hidden className="size-4" /> Add a button
          </Button>
        )}
      </FrameFields>
    </FormDialog>
  );
}
