import type {
  ButtonsCapability,
  Capabilities,
  CtaUrlCapability,
  FlowCapability,
} from "./capability.ts";
import { checkFrame } from "./check-frame.ts";
import { checkList } from "./check-list.ts";
import { checkProducts } from "./check-products.ts";
import {
  type ContentIssue,
  countIssues,
  duplicateIssues,
  idIssues,
  requiredText,
} from "./content-issue.ts";
import { hasEmoji } from "./emoji.ts";
import type { ContentOf } from "./schema.ts";
import { isWebAddress } from "./web-address.ts";

type InteractiveContent = ContentOf<keyof Capabilities["interactive"]>;
type Check<Content, Capability> = (
  content: Content,
  capability: Capability,
  limits: Capabilities,
) => ContentIssue[];

/** Breaches of an interactive message (MSG-9, S0.17–S0.29; B.2, B.7, Twilio 11.2). */
export function checkInteractive(
  content: InteractiveContent,
  limits: Capabilities,
): ContentIssue[] {
  const { buttons, list, cta_url, flow, products, location_request } = limits.interactive;
  switch (content.type) {
    case "buttons":
      return checkWith(checkButtons, content, buttons, limits);
    case "list":
      return checkWith(checkList, content, list, limits);
    case "cta_url":
      return checkWith(checkCtaUrl, content, cta_url, limits);
    case "flow":
      return checkWith(checkFlow, content, flow, limits);
    case "products":
      return checkWith(checkProducts, content, products, limits);
    case "location_request":
      return checkWith(checkLocationRequest, content, location_request, limits);
  }
}

function checkWith<Content, Capability>(
  check: Check<Content, Capability>,
  content: Content,
  capability: Capability | null,
  limits: Capabilities,
): ContentIssue[] {
  if (capability !== null) return check(content, capability, limits);
  const message = "This kind of message cannot be sent from this number.";
  return [{ field: "type", code: "unsupported", message }];
}

const checkButtons: Check<ContentOf<"buttons">, ButtonsCapability> = (content, most, limits) => {
  const titles = content.buttons.map(({ title }, index) => ({
    value: title,
    field: `buttons.${index}.title`,
    name: `The title of button ${index + 1}`,
    max: most.maxTitleLength,
  }));
  const ids = content.buttons.map(({ id }, index) => ({
    value: id,
    field: `buttons.${index}.id`,
    name: `The id of button ${index + 1}`,
    max: most.maxIdLength,
  }));
  return [
    ...checkFrame(content, most, limits),
    ...countIssues(ids.length, { field: "buttons", names: "buttons", max: most.maxButtons }),
    ...titles.flatMap((title) => requiredText(title.value, title)),
    ...duplicateIssues(titles),
    ...ids.flatMap((id) => idIssues(id.value, id)),
    ...duplicateIssues(ids),
  ];
};

const checkCtaUrl: Check<ContentOf<"cta_url">, CtaUrlCapability> = (content, most, limits) => {
  const { text, url } = content.button;
  const urlRule = { field: "button.url", name: "The link", max: most.maxUrlLength };
  const urlIssues = requiredText(url, urlRule);
  if (urlIssues.length === 0 && !isWebAddress(url)) {
    const message = "The link is not a web address; it must begin with http:// or https://.";
    urlIssues.push({ field: urlRule.field, code: "invalid", message });
  }
  return [
    ...checkFrame(content, most, limits),
    ...requiredText(text, {
      field: "button.text",
      name: "The text of the button",
      max: most.maxButtonLength,
    }),
    ...urlIssues,
  ];
};

const checkFlow: Check<ContentOf<"flow">, FlowCapability> = (content, most, limits) => {
  const { button, flowId, screen } = content;
  const rule = { field: "button", name: "The text of the button", max: most.maxButtonLength };
  const issues = [...checkFrame(content, most, limits), ...requiredText(button, rule)];
  if (hasEmoji(button)) {
    issues.push({ field: "button", code: "invalid", message: `${rule.name} can hold no emoji.` });
  }
  if (flowId.trim() === "") {
    issues.push({ field: "flowId", code: "missing", message: "No form is chosen." });
  }
  if (screen?.trim() === "") {
    issues.push({ field: "screen", code: "missing", message: "The first screen has no name." });
  }
  return issues;
};

const checkLocationRequest: Check<ContentOf<"location_request">, { maxBodyLength: number }> = (
  { body },
  most,
) => requiredText(body, { field: "body", name: "The body", max: most.maxBodyLength });
