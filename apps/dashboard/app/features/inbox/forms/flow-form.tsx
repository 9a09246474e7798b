import { capabilitiesOf } from "@parley/domain/messages";
import { useState } from "react";
import { Field } from "../../../components/field.tsx";
import { Select } from "../../../components/select.tsx";
import { FetchState } from "../templates/fetch-state.tsx";
import { FormDialog } from "./form-dialog.tsx";
import { orNull } from "./form-issues.ts";
import type { FormProps } from "./form-kind.ts";
import { FrameFields } from "./frame-fields.tsx";
import { LineField } from "./line-field.tsx";
import { useFlows } from "./use-flows.ts";
import { useForm } from "./use-form.ts";
import { useFrame } from "./use-frame.ts";

/** A button that opens one of the account's Flows; only published ones can be chosen (S0.28, S0.29). */
export function FlowForm(props: FormProps) {
  const limits = capabilitiesOf(props.provider).interactive.flow;
  const frame = useFrame();
  const [button, setButton] = useState("");
  const [flowId, setFlowId] = useState("");
  const [screen, setScreen] = useState("");
  const known = useFlows(props.numberId);
  const { flows, isFetching, fetchAgain } = known;
  const { media, content } = frame;
  const flow = { type: "flow" as const, ...content, button: button.trim(), flowId };
  const form = useForm(props, { content: { ...flow, screen: orNull(screen) }, media });
  if (limits === null) return null;
  return (
    <FormDialog title="Flow" onClose={props.onClose} form={form}>
      <Field
        name="flow"
        label="Flow"
        error={form.errorOf("flowId")}
        hint="Flows are made in WhatsApp Manager. Only published ones can be sent."
      >
        {(control) => (
          <Select {...control} value={flowId} onChange={({ target }) => setFlowId(target.value)}>
            <option value="">{flows?.length === 0 ? "There are none yet" : "Choose a Flow"}</option>
            {flows?.map(({ flowId: id, name, status }) => (
              <option key={id} value={id} disabled={status !== "published"}>
                {status === "published" ? name : `${name} (${status})`}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <FetchState fetch={known.fetch} isFetching={isFetching} onFetch={fetchAgain} />
      <FrameFields frame={frame} limits={limits} provider={props.provider} errorOf={form.errorOf}>
        <LineField
          name="flow-button"
          label="Button text"
          max={limits.maxButtonLength}
          value={button}
          onValue={setButton}
          error={form.errorOf("button")}
        />
        <LineField
          name="flow-screen"
          label="First screen (optional)"
          hint="Leave it empty where the Flow decides by itself"
          value={screen}
          onValue={setScreen}
          error={form.errorOf("screen")}
        />
      </FrameFields>
    </FormDialog>
  );
}
