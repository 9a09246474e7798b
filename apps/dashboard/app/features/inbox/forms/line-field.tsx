import { Field } from "../../../components/field.tsx";
import { Input } from "../../../components/input.tsx";
import { TextArea } from "../../../components/text-area.tsx";

type Props = {
  name: string;
  label: string;
  value: string;
  onValue: (value: string) => void;
  error: string | undefined;
  /** Longest value in characters; said below the field. */
  max?: number;
  hint?: string;
  isLong?: boolean;
  inputMode?: "decimal" | "tel" | "email" | "url";
};

/** A text field of a form, with how much of it is used. */
export function LineField(props: Props) {
  const { name, label, value, onValue, error, max, hint, isLong = false, inputMode } = props;
  const left = max === undefined ? hint : `${[...value].length} of ${max}`;
  const shared = { value, dir: "auto" as const, ...(inputMode && { inputMode }) };
  return (
    <Field name={name} label={label} error={error} hint={left}>
      {(control) =>
        isLong ? (
          <TextArea {...control} {...shared} onChange={(event) => onValue(event.target.value)} />
        ) : (
          <Input {...control} {...shared} onChange={(event) => onValue(event.target.value)} />
        )
      }
    </Field>
  );
}
