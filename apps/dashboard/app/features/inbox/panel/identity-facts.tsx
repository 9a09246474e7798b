import { phoneGroups } from "../phone-groups.ts";
import { Fact } from "./fact.tsx";
import type { ContactView } from "./use-contact.ts";

const kinds = { wa_phone: "Phone", wa_bsuid: "WhatsApp ID", wa_parent_bsuid: "Business ID" };

/** How WhatsApp knows the contact: phones, business-scoped ids, names of the profile (S0.44). */
export function IdentityFacts({ contact }: { contact: ContactView }) {
  const { identities, profileName, username } = contact;
  return (
    <>
      {identities.map(({ kind, value }) => (
        <Fact key={`${kind} ${value}`} name={kinds[kind]}>
          <span className="tabular break-all">
            {kind === "wa_phone" ? phoneGroups(value) : value}
          </span>
        </Fact>
      ))}
      {profileName !== null && (
        <Fact name="Profile name">
          <span dir="auto" className="break-words">
            {profileName}
          </span>
        </Fact>
      )}
      {username !== null && <Fact name="Username">@{username}</Fact>}
    </>
  );
}
