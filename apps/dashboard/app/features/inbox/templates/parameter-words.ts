import type { TemplateParameter } from "@parley/domain/templates";

/** What a parameter is called in the form: its own name, and where it stands. */
export function parameterLabel(parameter: TemplateParameter): string {
  const { kind, name, media, isRequired } = parameter;
  const [place] = parameter.places;
  const card = place === undefined || place.card === null ? "" : ` of card ${place.card + 1}`;
  const button =
    place === undefined || place.button === null ? "" : ` of button ${place.button + 1}`;
  switch (kind) {
    case "media":
      return `${mediaNames[media ?? "document"]}${card}`;
    case "location":
      return `Place in the header${card}`;
    case "coupon":
      return `Offer code${button}${card}`;
    case "code":
      return "One-time code";
    case "expiry":
      return "The offer ends";
    case "payload":
      return `Answer behind the button${button}${card}`;
    case "text":
      return `${variableName(name)} in the ${partName(place)}${button}${card}${isRequired ? "" : " (optional)"}`;
  }
}

const mediaNames = { image: "Image", video: "Video", document: "Document" } as const;

/** Positional variables have numbers, named ones a name with underscores. */
function variableName(name: string | null): string {
  if (name === null || /^\d+$/.test(name)) return `Value ${name ?? 1}`;
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function partName(place: TemplateParameter["places"][number] | undefined): string {
  if (place === undefined) return "text";
  return place.part === "button" ? "link" : place.part === "body" ? "text" : place.part;
}
