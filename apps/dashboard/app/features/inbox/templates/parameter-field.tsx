import type { ProviderId } from "@parley/domain/messages";
import type { TemplateParameter, TemplateValue } from "@parley/domain/templates";
import { useState } from "react";
import { Field } from "../../../components/field.tsx";
import { Input } from "../../../components/input.tsx";
import { HeaderFile } from "../forms/header-file.tsx";
import { LocationFields } from "./location-fields.tsx";
import { parameterLabel } from "./parameter-words.ts";

type Props = {
  parameter: TemplateParameter;
  provider: ProviderId;
  error: string | undefined;
  onValue: (value: TemplateValue | null) => void;
  onLeave: () => void;
};

/** One value of a template: a text, a file, a place or a time, as its kind asks for (S0.34). */
export function ParameterField({ parameter, provider, error, onValue, onLeave }: Props) {
  const { key, kind, media } = parameter;
  const name = `value-${key}`;
  const label = parameterLabel(parameter);
  switch (kind) {
    case "media":
      return (
        <HeaderFile
          name={name}
          label={label}
          kind={media ?? "document"}
          provider={provider}
          error={error}
          onMedia={(file) =>
            onValue(
              file === null
                ? null
                : { type: "media", id: file.mediaId, link: null, fileName: file.filename },
            )
          }
        />
      );
    case "location":
      return <LocationFields name={name} label={label} error={error} onValue={onValue} />;
    case "expiry":
      return (
        <Field name={name} label={label} error={error}>
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              onBlur={onLeave}
              onChange={({ target }) => {
                const at = new Date(target.value).getTime();
                onValue(Number.isNaN(at) ? null : { type: "expiry", at });
              }}
            />
          )}
        </Field>
      );
    default:
      return <TextField {...{ parameter, name, label, error, onValue, onLeave }} />;
  }
}

type TextFieldProps = Omit<Props, "provider"> & { name: string; label: string };

function TextField({ parameter, name, label, error, onValue, onLeave }: TextFieldProps) {
  const [text, setText] = useState("");
  const { example } = parameter;
  return (
    <Field name={name} label={label} error={error}>
      {(control) => (
        <Input
          {...control}
          dir="auto"
          autoComplete="off"
          value={text}
          placeholder={example ?? ""}
          onBlur={onLeave}
          onChange={({ target }) => {
            setText(target.value);
            onValue(target.value === "" ? null : { type: "text", text: target.value });
          }}
        />
      )}
    </Field>
  );
}
