import {
  countryOfPhone,
  formatPhone,
  parsePhoneIn,
  phoneCountries,
  phoneProblems,
} from "@parley/domain/identity";
import { useState } from "react";
import { Field } from "../../../components/field.tsx";
import { Input } from "../../../components/input.tsx";
import { Select } from "../../../components/select.tsx";

export type Recipient = { country: string; text: string };

/** The phone a person typed, in E.164, or why it is none (S0.32). */
export function recipientOf({ country, text }: Recipient): {
  phone: string | null;
  problem: string | undefined;
} {
  const parsed = parsePhoneIn(country, text);
  return parsed.ok
    ? { phone: parsed.e164, problem: undefined }
    : { phone: null, problem: phoneProblems[parsed.reason] };
}

type Props = {
  recipient: Recipient;
  onRecipient: (recipient: Recipient) => void;
  problem: string | undefined;
  phone: string | null;
};

/** The customer's phone: its country, and the number as people write it there; "+…" chooses the country itself. */
export function RecipientField({ recipient, onRecipient, problem, phone }: Props) {
  const [countries] = useState(namedCountries);
  const type = (text: string) => {
    const country = text.trim().startsWith("+") ? countryOfPhone(text.trim()) : null;
    onRecipient({ country: country ?? recipient.country, text });
  };
  return (
    <div className="grid gap-3 sm:grid-cols-[12rem_1fr]">
      <Field name="recipient-country" label="Country">
        {(control) => (
          <Select
            {...control}
            value={recipient.country}
            onChange={({ target }) => onRecipient({ ...recipient, country: target.value })}
          >
            {countries.map(({ country, name, callingCode }) => (
              <option key={country} value={country}>
                {name} (+{callingCode})
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        name="recipient-phone"
        label="Phone"
        error={problem}
        hint={phone === null ? "With or without the country code" : formatPhone(phone)}
      >
        {(control) => (
          <Input
            {...control}
            type="tel"
            inputMode="tel"
            autoComplete="off"
            value={recipient.text}
            onChange={({ target }) => type(target.value)}
          />
        )}
      </Field>
    </div>
  );
}

/** Countries by the name people know them by. */
function namedCountries() {
  const names = new Intl.DisplayNames(["en"], { type: "region" });
  return phoneCountries()
    .map((one) => ({ ...one, name: names.of(one.country) ?? one.country }))
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"));
}
