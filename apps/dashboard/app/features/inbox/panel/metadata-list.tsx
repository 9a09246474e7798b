import { Section } from "./section.tsx";
import type { ContactView } from "./use-contact.ts";

/** What programs know of the contact: to be read only (S0.45). */
export function MetadataList({ metadata }: Pick<ContactView, "metadata">) {
  const entries = Object.entries(metadata);
  return (
    <Section title="Metadata">
      {entries.length === 0 ? (
        <p className="text-muted text-xs">
          None yet. Your own systems set it through the API, for example a plan or a customer
          number.
        </p>
      ) : (
        <dl className="divide-y divide-line rounded-lg border border-line">
          {entries.map(([name, value]) => (
            <div key={name} className="flex justify-between gap-3 px-3 py-2 text-sm">
              <dt className="max-w-1/2 break-words text-muted">{name}</dt>
              <dd dir="auto" className="min-w-0 break-words text-right">
                {value === null ? "—" : String(value)}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  );
}
