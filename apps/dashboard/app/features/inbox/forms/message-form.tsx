import { ButtonsForm } from "./buttons-form.tsx";
import { ContactForm } from "./contact-form.tsx";
import { FlowForm } from "./flow-form.tsx";
import type { FormKind, FormProps } from "./form-kind.ts";
import { LinkForm } from "./link-form.tsx";
import { ListForm } from "./list-form.tsx";
import { LocationForm } from "./location-form.tsx";
import { LocationRequestForm } from "./location-request-form.tsx";
import { ProductsForm } from "./products-form.tsx";

const forms = {
  location: LocationForm,
  location_request: LocationRequestForm,
  contacts: ContactForm,
  buttons: ButtonsForm,
  list: ListForm,
  cta_url: LinkForm,
  flow: FlowForm,
  products: ProductsForm,
};

/** The form of a kind of message (S0.17). */
export function MessageForm({ kind, ...props }: FormProps & { kind: FormKind }) {
  const Form = forms[kind];
  return <Form {...props} />;
}
