import { capabilitiesOf } from "@parley/domain/messages";
import { useState } from "react";
import { FormDialog } from "./form-dialog.tsx";
import { orNull } from "./form-issues.ts";
import type { FormProps } from "./form-kind.ts";
import { FrameFields } from "./frame-fields.tsx";
import { LineField } from "./line-field.tsx";
import { useForm } from "./use-form.ts";
import { useFrame } from "./use-frame.ts";

/** Products of a catalogue: one alone, or several under a header. */
export function ProductsForm(props: FormProps) {
  const limits = capabilitiesOf(props.provider).interactive.products;
  const frame = useFrame();
  const [catalogId, setCatalogId] = useState("");
  const [title, setTitle] = useState("");
  const [ids, setIds] = useState("");
  const productIds = ids.split(/[\n,]/).flatMap((id) => orNull(id) ?? []);
  const sections = [{ title: orNull(title), productIds }];
  const products = { type: "products" as const, catalogId: catalogId.trim(), sections };
  const form = useForm(props, { content: { ...products, ...frame.content }, media: frame.media });
  if (limits === null) return null;
  return (
    <FormDialog title="Products" onClose={props.onClose} form={form}>
      <FrameFields frame={frame} limits={limits} provider={props.provider} errorOf={form.errorOf}>
        <LineField
          name="catalog"
          label="Catalogue ID"
          hint="As Commerce Manager shows it"
          value={catalogId}
          onValue={setCatalogId}
          error={form.errorOf("catalogId")}
        />
        <LineField
          name="section-title"
          label="Section title (optional)"
          max={limits.maxSectionTitleLength}
          value={title}
          onValue={setTitle}
          error={form.errorOf("sections.0.title")}
        />
        <LineField
          name="product-ids"
          label="Product IDs"
          isLong
          hint={`One a line, at most ${limits.maxProducts}; several need a header`}
          value={ids}
          onValue={setIds}
          error={form.errorOf("sections") ?? form.errorOf("header")}
        />
      </FrameFields>
    </FormDialog>
  );
}
