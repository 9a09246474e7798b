import type { ContactCard, ContentOf } from "@parley/domain/messages";
import { Copy } from "lucide-react";
import { Avatar } from "../../../components/avatar.tsx";
import { IconButton } from "../../../components/icon-button.tsx";
import { showToast } from "../../../components/toasts.ts";
import { phoneGroups } from "../phone-groups.ts";

/** Contact cards; each phone number can be copied. */
export function ContactsContent({ content }: { content: ContentOf<"contacts"> }) {
  return (
    <ul className="my-0.5 w-64 max-w-full space-y-1.5">
      {[...content.contacts.entries()].map(([at, card]) => (
        <li key={at} className="rounded-lg bg-canvas/60 px-2.5 py-2">
          <Card card={card} />
        </li>
      ))}
    </ul>
  );
}

function Card({ card }: { card: ContactCard }) {
  const details = [
    ...card.emails.map(({ email }) => email),
    ...card.urls.map(({ url }) => url),
    ...card.addresses.map(({ text }) => text),
  ];
  return (
    <>
      <div className="flex items-center gap-2.5">
        <Avatar name={card.name} />
        <div className="min-w-0">
          <p dir="auto" className="font-medium">
            {card.name}
          </p>
          {card.organization !== null && (
            <p dir="auto" className="text-muted text-xs">
              {card.organization}
            </p>
          )}
        </div>
      </div>
      {[...card.phones.entries()].map(([at, { phone }]) => (
        <p key={at} className="mt-1 flex items-center gap-1 text-sm">
          <span className="tabular min-w-0 flex-1">{phoneGroups(phone)}</span>
          <IconButton label={`Copy ${phone}`} onClick={() => copy(phone)}>
            <Copy aria-hidden className="size-4" />
          </IconButton>
        </p>
      ))}
      {[...details.entries()].map(([at, detail]) => (
        <p key={at} dir="auto" className="mt-0.5 text-muted text-xs">
          {detail}
        </p>
      ))}
    </>
  );
}

function copy(text: string): void {
  navigator.clipboard.writeText(text).catch(() => showToast("The number could not be copied"));
}
