import { capabilitiesOf, type MediaKind, type ProviderId } from "@parley/domain/messages";
import { CalendarClock, Image, LayoutTemplate, MessageSquareReply } from "lucide-react";
import type { LoadedMenuProps } from "../../components/lazy-menu.tsx";
import { Menu, MenuItem, MenuSeparator } from "../../components/menu.tsx";
import { acceptOf, type FileRole } from "./check-file.ts";
import type { OpenedDialog } from "./composer/composer-dialogs.tsx";
import { contentIcon } from "./content/content-icon.tsx";
import type { FormKind } from "./forms/form-kind.ts";

export type AttachMenuProps = {
  provider: ProviderId;
  onFiles: (files: readonly File[], as: FileRole) => void;
  onForm: (kind: FormKind) => void;
  onDialog: (dialog: OpenedDialog) => void;
};

const files: { name: string; kinds: MediaKind[] }[] = [
  { name: "Photo or video", kinds: ["image", "video"] },
  { name: "Document", kinds: ["document"] },
  { name: "Audio", kinds: ["audio"] },
  { name: "Sticker", kinds: ["sticker"] },
];

const forms: { name: string; kind: FormKind }[] = [
  { name: "Location", kind: "location" },
  { name: "Ask for a location", kind: "location_request" },
  { name: "Contact card", kind: "contacts" },
  { name: "Buttons", kind: "buttons" },
  { name: "List", kind: "list" },
  { name: "Link button", kind: "cta_url" },
  { name: "Flow", kind: "flow" },
  { name: "Products", kind: "products" },
];

/** What can be sent through this provider; what it cannot is not here (MSG-6). */
export function AttachMenu({
  trigger,
  provider,
  onFiles,
  onForm,
  onDialog,
}: LoadedMenuProps & AttachMenuProps) {
  const { interactive, maxContacts } = capabilitiesOf(provider);
  const offered = files.filter(({ kinds }) => acceptOf(kinds, provider) !== "");
  const isOffered = (kind: FormKind) => {
    if (kind === "location") return true;
    return kind === "contacts" ? maxContacts > 0 : interactive[kind] !== null;
  };
  return (
    <Menu trigger={trigger} side="top" align="start">
      {offered.map(({ name, kinds }) => {
        const Icon = (kinds[0] && contentIcon(kinds[0])) ?? Image;
        return (
          <MenuItem
            key={name}
            onSelect={() =>
              pickFiles(acceptOf(kinds, provider), (chosen) =>
                onFiles(chosen, kinds.includes("sticker") ? "sticker" : null),
              )
            }
          >
            <Icon aria-hidden /> {name}
          </MenuItem>
        );
      })}
      <MenuSeparator />
      {forms
        .filter(({ kind }) => isOffered(kind))
        .map(({ name, kind }) => {
          const Icon = contentIcon(kind) ?? Image;
          return (
            <MenuItem key={kind} onSelect={() => onForm(kind)}>
              <Icon aria-hidden /> {name}
            </MenuItem>
          );
        })}
      <MenuSeparator />
      <MenuItem onSelect={() => onDialog("template")}>
        <LayoutTemplate aria-hidden /> Template
      </MenuItem>
      <MenuItem onSelect={() => onDialog("schedule")}>
        <CalendarClock aria-hidden /> Schedule a message
      </MenuItem>
      <MenuItem onSelect={() => onDialog("quick_replies")}>
        <MessageSquareReply aria-hidden /> Quick replies
      </MenuItem>
    </Menu>
  );
}

function pickFiles(accept: string, onFiles: (files: readonly File[]) => void): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.accept = accept;
  input.onchange = () => {
    if (input.files !== null && input.files.length > 0) onFiles([...input.files]);
    input.remove();
  };
  input.oncancel = () => input.remove();
  // Kept in the page: an input that is not may be collected before its choice is made.
  input.hidden = true;
  document.body.append(input);
  input.click();
}
