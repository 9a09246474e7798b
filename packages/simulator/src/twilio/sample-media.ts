import { type SampleName, sampleFile } from "../media/index.ts";

type Part = Record<string, unknown>;

/**
 * The file a customer sends: the part's own `base64` and `mime_type`, or a sample of the type; a card
 * becomes a vCard. Null for a type that carries none.
 */
export function inboundFile(
  type: string,
  part: unknown,
): { contentType: string; base64: string } | null {
  if (type === "contacts")
    return { contentType: "text/vcard", base64: Buffer.from(toVcard(part)).toString("base64") };
  if (!hasSample(type)) return null;
  const sample = sampleOf(type);
  const { base64, mime_type } = (part ?? {}) as Part;
  if (typeof base64 !== "string" || base64 === "") return sample;
  const [contentType] = String(mime_type ?? sample.contentType).split(";");
  return { contentType: contentType ?? sample.contentType, base64 };
}

const withSample: readonly string[] = ["image", "video", "audio", "document", "sticker"];

function hasSample(type: string): type is SampleName {
  return withSample.includes(type);
}

function sampleOf(name: SampleName) {
  const { bytes, mimeType } = sampleFile(name);
  const contentType = mimeType.split(";", 1)[0] ?? mimeType;
  return { contentType, base64: Buffer.from(bytes).toString("base64") };
}

function toVcard(cards: unknown): string {
  const all = Array.isArray(cards) ? (cards as Part[]) : [];
  return all.map(cardLines).join("");
}

function cardLines({ name, phones }: Part): string {
  const full = String((name as Part | undefined)?.formatted_name ?? "Contact");
  const numbers = ((phones ?? []) as Part[]).map(
    ({ phone, wa_id }) => `TEL;type=CELL;waid=${wa_id ?? ""}:${phone ?? ""}`,
  );
  return ["BEGIN:VCARD", "VERSION:3.0", `FN:${full}`, ...numbers, "END:VCARD", ""].join("\r\n");
}
