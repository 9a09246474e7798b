import type { TemplateComponent } from "../../store/index.ts";
import type { GraphError } from "../graph-error.ts";
import { definitionError } from "./template-error.ts";
import { buttonsOf, componentOf, type TemplateButton, variablesOf } from "./template-parts.ts";

type Check = (
  components: TemplateComponent[],
  isNamed: boolean,
  isFixed: boolean,
) => GraphError | null;

/**
 * Checks a template's components by the rules of B.10; null when Meta would take them. `isFixed` is an
 * authentication template, whose body Meta writes.
 */
export function checkDefinition(
  components: TemplateComponent[],
  parameterFormat: "POSITIONAL" | "NAMED",
  isFixed: boolean,
): GraphError | null {
  const isNamed = parameterFormat === "NAMED";
  for (const check of [checkBody, checkHeader, checkFooter, checkButtons, checkCards]) {
    const error = check(components, isNamed, isFixed);
    if (error) return error;
  }
  return null;
}

const checkBody: Check = (components, isNamed, isFixed) => {
  const body = componentOf(components, "BODY");
  if (!body) return definitionError(2388072, "Body is missing", "A template needs a BODY.");
  if (isFixed) return null;
  const text = body.text;
  if (typeof text !== "string" || text === "")
    return definitionError(2388072, "Body is empty", "The body needs a text.");
  if (text.length > 1024)
    return definitionError(2388040, "Body is too long", "The body can have 1,024 characters.");
  return checkVariables(text, body, "body", isNamed);
};

const checkHeader: Check = (components, isNamed) => {
  const header = componentOf(components, "HEADER");
  if (!header) return null;
  const format = String(header.format ?? "").toUpperCase();
  if (!["TEXT", "IMAGE", "VIDEO", "DOCUMENT", "LOCATION"].includes(format))
    return definitionError(2388047, "Header format", `${format} is no header format.`);
  if (format === "TEXT") {
    const text = String(header.text ?? "");
    if (text === "" || text.length > 60)
      return definitionError(2388040, "Header length", "A text header has 1 to 60 characters.");
    if (/[*_~`\n]|\p{Extended_Pictographic}/u.test(text.replace(/\{\{.*?\}\}/g, "")))
      return definitionError(2388047, "Header characters", "No markup, emoji or line break here.");
    if (variablesOf(text).length > 1)
      return definitionError(2388047, "Header variables", "A header can have one variable.");
    return checkExample(text, header, "header", isNamed);
  }
  const { header_handle: handle } = (header.example ?? {}) as { header_handle?: unknown[] };
  return format !== "LOCATION" && !handle?.[0]
    ? definitionError(2388273, "Header example is missing", "A media header needs a header_handle.")
    : null;
};

const checkFooter: Check = (components) => {
  const text = componentOf(components, "FOOTER")?.text;
  if (text === undefined) return null;
  if (typeof text !== "string" || text.length > 60)
    return definitionError(2388040, "Footer length", "A footer has at most 60 characters.");
  return variablesOf(text).length > 0
    ? definitionError(2388073, "Footer variables", "A footer has no variables.")
    : null;
};

const MOST: Record<string, number> = { URL: 2, PHONE_NUMBER: 1, COPY_CODE: 1, QUICK_REPLY: 10 };

const checkButtons: Check = (components) => {
  const buttons = buttonsOf(components);
  if (buttons.length > 10)
    return definitionError(2388000, "Too many buttons", "A template has at most 10 buttons.");
  for (const [type, most] of Object.entries(MOST))
    if (buttons.filter((each) => each.type === type).length > most)
      return definitionError(2388000, "Too many buttons", `At most ${most} of type ${type}.`);
  const kinds = buttons.map(({ type }) => type === "QUICK_REPLY");
  if (kinds.filter((isReply, index) => isReply !== kinds[index - 1]).length > 2)
    return definitionError(2388000, "Button order", "Quick replies must stand together.");
  return buttons.map(checkButton).find((error) => error !== null) ?? null;
};

function checkButton({ type, text = "", url = "", example }: TemplateButton): GraphError | null {
  const fault = (message: string) => definitionError(2388000, "Button", message);
  if (text.length > 25) return fault("A button's text has at most 25 characters.");
  if (["QUICK_REPLY", "URL", "PHONE_NUMBER", "FLOW"].includes(type) && text === "")
    return fault(`A button of type ${type} needs a text.`);
  if (type !== "URL") return null;
  if (!/^https?:\/\//.test(url) || url.length > 2000) return fault("The URL is not valid.");
  const variables = variablesOf(url);
  if (variables.length > 1 || (variables.length === 1 && !/\{\{\s*\w+\s*\}\}$/.test(url)))
    return fault("A URL has one variable, at its end.");
  return variables.length === 1 && !example
    ? fault("A URL with a variable needs an example.")
    : null;
}

const checkCards: Check = (components, isNamed) => {
  const carousel = componentOf(components, "CAROUSEL") as
    | { cards?: { components: TemplateComponent[] }[] }
    | undefined;
  if (!carousel) return null;
  const cards = carousel.cards ?? [];
  if (cards.length < 2 || cards.length > 10)
    return definitionError(2388000, "Carousel", "A carousel has 2 to 10 cards.");
  for (const card of cards) {
    const error =
      checkHeader(card.components, isNamed, false) ?? checkButtons(card.components, isNamed, false);
    if (error) return error;
  }
  return null;
};

function checkVariables(
  text: string,
  part: TemplateComponent,
  where: "body" | "header",
  isNamed: boolean,
): GraphError | null {
  const names = variablesOf(text);
  const isWellNamed = isNamed
    ? names.every((name) => /^[a-z][a-z0-9_]*$/.test(name))
    : names.every((name, index) => name === String(index + 1)) || isPermutation(names);
  if (!isWellNamed || /\{\{\s*\w*[#$%]/.test(text))
    return definitionError(
      2388072,
      "Variables",
      "Variables are {{1}}, {{2}}… or lower_case names.",
    );
  const trimmed = text.trim();
  if (/^\{\{[^}]*\}\}/.test(trimmed) || /\{\{[^}]*\}\}$/.test(trimmed))
    return definitionError(
      2388299,
      "Variable at an end",
      "A text cannot start or end with a variable.",
    );
  if (/\}\}\s*\{\{/.test(text))
    return definitionError(
      2388299,
      "Variables touch",
      "There must be words between two variables.",
    );
  const words = text
    .replace(/\{\{[^}]*\}\}/g, " ")
    .split(/\s+/)
    .filter(Boolean).length;
  if (words < names.length * 2 + 1)
    return definitionError(
      2388293,
      "Too many variables",
      "There are too many variables for the length.",
    );
  return checkExample(text, part, where, isNamed);
}

function checkExample(
  text: string,
  { example }: TemplateComponent,
  where: "body" | "header",
  isNamed: boolean,
): GraphError | null {
  const count = variablesOf(text).length;
  if (count === 0) return null;
  const given = (example ?? {}) as Record<string, unknown[]>;
  const values = isNamed
    ? given[`${where}_text_named_params`]
    : where === "body"
      ? (given.body_text?.[0] as unknown[] | undefined)
      : given.header_text;
  return Array.isArray(values) && values.length === count
    ? null
    : definitionError(
        2388043,
        "Example is missing",
        `Every variable of the ${where} needs an example.`,
      );
}

function isPermutation(names: string[]): boolean {
  const numbers = names.map(Number).sort((a, b) => a - b);
  return numbers.every((value, index) => value === index + 1);
}
