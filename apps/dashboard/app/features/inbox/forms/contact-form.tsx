import { useState } from "react";
import { FormDialog } from "./form-dialog.tsx";
import { orNull } from "./form-issues.ts";
import type { FormProps } from "./form-kind.ts";
import { LineField } from "./line-field.tsx";
import { useForm } from "./use-form.ts";

/** A contact card to send. */
export function ContactForm(props: FormProps) {
  const [name, setName] = useState("");
  const [phone, setPhone] = useState("");
  const [organization, setOrganization] = useState("");
  const [email, setEmail] = useState("");
  const card = {
    name: name.trim(),
    organization: orNull(organization),
    phones: [phone].flatMap((one) => {
      const written = orNull(one);
      return written === null ? [] : [{ phone: written, waId: null, label: null }];
    }),
    emails: [email].flatMap((one) => {
      const written = orNull(one);
      return written === null ? [] : [{ email: written, label: null }];
    }),
    urls: [],
    addresses: [],
    birthday: null,
    isOwnNumber: false as const,
  };
  const form = useForm(props, { content: { type: "contacts", contacts: [card] }, media: null });
  return (
    <FormDialog title="Contact card" onClose={props.onClose} form={form}>
      <LineField
        name="contact-name"
        label="Name"
        value={name}
        onValue={setName}
        error={form.errorOf("contacts.0.name")}
      />
      <LineField
        name="contact-phone"
        label="Phone"
        inputMode="tel"
        hint="With the country code, for example +49 30 1234567"
        value={phone}
        onValue={setPhone}
        error={undefined}
      />
      <LineField
        name="contact-organization"
        label="Company (optional)"
        value={organization}
        onValue={setOrganization}
        error={undefined}
      />
      <LineField
        name="contact-email"
        label="Email (optional)"
        inputMode="email"
        value={email}
        onValue={setEmail}
        error={undefined}
      />
    </FormDialog>
  );
}
