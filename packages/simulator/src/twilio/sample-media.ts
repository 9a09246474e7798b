type Part = Record<string, unknown>;

// The smallest files of each kind that a sniffer takes for what they are.
const SAMPLES: Record<string, { contentType: string; base64: string }> = {
  image: {
    contentType: "image/png",
    base64:
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  },
  sticker: {
    contentType: "image/webp",
    base64: "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==",
  },
  audio: {
    contentType: "audio/ogg",
    base64: Buffer.from(
      "4f67675300020000000000000000010000000000000000000000011" +
        "34f707573486561640101380180bb0000000000",
      "hex",
    ).toString("base64"),
  },
  video: {
    contentType: "video/mp4",
    base64: Buffer.from("\0\0\0\u0018ftypmp42\0\0\0\0mp42isom\0\0\0\u0008free", "latin1").toString(
      "base64",
    ),
  },
  document: {
    contentType: "application/pdf",
    base64:
      "JVBERi0xLjQKMSAwIG9iajw8L1R5cGUvQ2F0YWxvZy9QYWdlcyAyIDAgUj4+ZW5kb2JqCjIgMCBvYmo8PC9UeXBlL1BhZ2VzL0tpZHNbMyAwIFJdL0NvdW50IDE+PmVuZG9iagozIDAgb2JqPDwvVHlwZS9QYWdlL1BhcmVudCAyIDAgUi9NZWRpYUJveFswIDAgMjAwIDIwMF0+PmVuZG9iagp0cmFpbGVyPDwvUm9vdCAxIDAgUj4+CiUlRU9GCg==",
  },
};

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
  const sample = SAMPLES[type];
  if (!sample) return null;
  const { base64, mime_type } = (part ?? {}) as Part;
  if (typeof base64 !== "string" || base64 === "") return sample;
  const [contentType] = String(mime_type ?? sample.contentType).split(";");
  return { contentType: contentType ?? sample.contentType, base64 };
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
