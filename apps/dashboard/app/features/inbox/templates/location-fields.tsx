import type { TemplateValue } from "@parley/domain/templates";
import { useState } from "react";
import { LineField } from "../forms/line-field.tsx";

type Props = {
  name: string;
  label: string;
  error: string | undefined;
  onValue: (value: TemplateValue | null) => void;
};

const empty = { latitude: "", longitude: "", placeName: "", address: "" };

/** The place that stands in a template's header; a value once it is somewhere and has a name. */
export function LocationFields({ name, label, error, onValue }: Props) {
  const [written, setWritten] = useState(empty);
  const write = (part: Partial<typeof empty>) => {
    const next = { ...written, ...part };
    setWritten(next);
    onValue(placeOf(next));
  };
  const field = (part: keyof typeof empty, words: string, hint?: string) => (
    <LineField
      name={`${name}-${part}`}
      label={words}
      {...(hint !== undefined && { hint, inputMode: "decimal" as const })}
      value={written[part]}
      onValue={(value) => write({ [part]: value })}
      error={undefined}
    />
  );
  return (
    <fieldset className="space-y-3 rounded-lg border border-line p-3">
      <legend className="px-1 font-medium text-sm">{label}</legend>
      <div className="grid grid-cols-2 gap-3">
        {field("latitude", "Latitude", "For example 52.5200")}
        {field("longitude", "Longitude", "For example 13.4050")}
      </div>
      {field("placeName", "Name")}
      {field("address", "Address")}
      {error !== undefined && <p className="text-danger-ink text-sm">{error}</p>}
    </fieldset>
  );
}

function placeOf({ latitude, longitude, placeName, address }: typeof empty): TemplateValue | null {
  const isWhole = [latitude, longitude, placeName, address].every((part) => part.trim() !== "");
  if (!isWhole) return null;
  const degrees = [latitude, longitude].map((text) => Number(text.trim().replace(",", ".")));
  const [north = Number.NaN, east = Number.NaN] = degrees;
  if (Number.isNaN(north) || Number.isNaN(east)) return null;
  return {
    type: "location",
    ...{ latitude: north, longitude: east, name: placeName.trim(), address: address.trim() },
  };
}
