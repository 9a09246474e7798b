import { capabilitiesOf } from "@parley/domain/messages";
import { Plus } from "lucide-react";
import { useReducer, useState } from "react";
import { Button } from "../../../components/button.tsx";
import { FormDialog } from "./form-dialog.tsx";
import type { FormProps } from "./form-kind.ts";
import { FrameFields } from "./frame-fields.tsx";
import { LineField } from "./line-field.tsx";
import { ListSection } from "./list-section.tsx";
import { blankSections, countRows, listReducer, sectionsOf } from "./list-state.ts";
import { useForm } from "./use-form.ts";
import { useFrame } from "./use-frame.ts";

/** A list of up to ten rows, in sections, behind one button (S0.23–S0.25). */
export function ListForm(props: FormProps) {
  const limits = capabilitiesOf(props.provider).interactive.list;
  const frame = useFrame();
  const [button, setButton] = useState("");
  const [sections, dispatch] = useReducer(listReducer, blankSections);
  const { media, content } = frame;
  const list = { type: "list" as const, ...content, button: button.trim() };
  const form = useForm(props, { content: { ...list, sections: sectionsOf(sections) }, media });
  if (limits === null) return null;
  const isFull = countRows(sections) >= limits.maxRows;
  return (
    <FormDialog title="List" onClose={props.onClose} form={form}>
      <FrameFields frame={frame} limits={limits} provider={props.provider} errorOf={form.errorOf}>
        <LineField
          name="list-button"
          label="Button text"
          max={limits.maxButtonLength}
          value={button}
          onValue={setButton}
          error={form.errorOf("button")}
        />
        {[...sections.entries()].map(([at, section]) => (
          <ListSection
            key={at}
            at={at}
            section={section}
            hasTitle={limits.maxSectionTitleLength > 0}
            limits={limits}
            isFull={isFull}
            dispatch={dispatch}
            errorOf={form.errorOf}
          />
        ))}
        {sections.length < limits.maxSections && !isFull && (
          <Button variant="secondary" size="sm" onClick={() => dispatch({ type: "section_added" })}>
            <Plus aria-hidden className="size-4" /> Add a section
          </Button>
        )}
        <p role="status" className="text-muted text-xs">
          {countRows(sections)} of {limits.maxRows} rows
        </p>
      </FrameFields>
    </FormDialog>
  );
}
