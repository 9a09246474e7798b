import { capabilitiesOf } from "@parley/domain/messages";
import { useState } from "react";
import { FormDialog } from "./form-dialog.tsx";
import { orNull } from "./form-issues.ts";
import type { FormProps } from "./form-kind.ts";
import { LineField } from "./line-field.tsx";
import { useForm } from "./use-form.ts";

/** A place to send: coordinates, and what it is called (S1.21). */
export function LocationForm(props: FormProps) {
  const [latitude, setLatitude] = useState("");
  const [longitude, setLongitude] = useState("");
  const [name, setName] = useState("");
  const [address, setAddress] = useState("");
  const form = useForm(props, {
    content: {
      type: "location",
      latitude: degrees(latitude),
      longitude: degrees(longitude),
      name: orNull(name),
      address: orNull(address),
      url: null,
    },
    media: null,
  });
  const isNameNeeded = capabilitiesOf(props.provider).needsLocationName;
  return (
    <FormDialog title="Location" onClose={props.onClose} form={form}>
      <div className="grid grid-cols-2 gap-3">
        <LineField
          name="latitude"
          label="Latitude"
          hint="For example 52.5200"
          inputMode="decimal"
          value={latitude}
          onValue={setLatitude}
          error={form.errorOf("latitude")}
        />
        <LineField
          name="longitude"
          label="Longitude"
          hint="For example 13.4050"
          inputMode="decimal"
          value={longitude}
          onValue={setLongitude}
          error={form.errorOf("longitude")}
        />
      </div>
      <LineField
        name="place-name"
        label={isNameNeeded ? "Name" : "Name (optional)"}
        value={name}
        onValue={setName}
        error={form.errorOf("name")}
      />
      <LineField
        name="place-address"
        label="Address (optional)"
        value={address}
        onValue={setAddress}
        error={form.errorOf("address")}
      />
    </FormDialog>
  );
}

/** A blank field is no place on the equator. */
function degrees(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text.trim().replace(",", "."));
}
