import { type LintProblem, type LintRule, rejects, warns } from "./lint-rule.ts";
import { placedButtons, reviewedTexts } from "./reviewed-texts.ts";
import type { TemplateDraft } from "./schema.ts";
import { templateLimits } from "./template-limits.ts";
import { characterCount, fillText, variablesOf } from "./template-text.ts";

/** Rules about links in buttons and texts (B.10; Twilio reference 11.2). */
export const linkRules: readonly LintRule[] = [
  { id: "TPL-36", find: findAddresses },
  { id: "TPL-37", find: findHiddenTargets },
];

const whatsappHosts = /(?<![\w-])(?:wa\.me|(?:api|chat)\.whatsapp\.com|wa\.link)(?![\w-])/i;
const shorteners =
  /(?<![\w-])(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|ow\.ly|is\.gd|buff\.ly|rebrand\.ly|cutt\.ly|rb\.gy|tiny\.cc|shorturl\.at)(?![\w-])/i;

function findAddresses(draft: TemplateDraft): LintProblem[] {
  return placedButtons(draft).flatMap(({ field, button }) => {
    const problem = button.type === "url" ? addressProblem(button.url) : null;
    return problem === null ? [] : [rejects(`${field}.url`, ...problem)];
  });
}

function addressProblem(url: string): [message: string, remedy: string] | null {
  const variables = variablesOf(url);
  const [variable] = variables;
  if (characterCount(url) > templateLimits.url)
    return ["The address is too long.", `Use at most ${templateLimits.url} characters.`];
  if (!/^https?:\/\//i.test(url) || !URL.canParse(fillText(url, () => "x")) || /\s/.test(url))
    return ["This is no web address.", "Write it in full, for example https://example.com/orders."];
  if (variable === undefined) return null;
  if (variables.length > 1) return ["A link takes one variable.", "Keep the last one."];
  if (variable.end !== url.length)
    return ["The variable is not at the end of the link.", "Move it to the end."];
  return /^https?:\/\/[^/?#]+[/?#]/i.test(url.slice(0, variable.start))
    ? null
    : ["The variable stands in the site's name.", "Put it after the first slash."];
}

function findHiddenTargets(draft: TemplateDraft): LintProblem[] {
  const remedy = "Link to your own site by its full address.";
  const inButtons = placedButtons(draft).flatMap(({ field, button }) => {
    if (button.type !== "url") return [];
    const site = /^https?:\/\/([^/?#]*)/i.exec(button.url)?.[1] ?? "";
    if (whatsappHosts.test(site))
      return [rejects(`${field}.url`, "A button may not lead into WhatsApp.", remedy)];
    if (!shorteners.test(site)) return [];
    return [rejects(`${field}.url`, "A shortened link hides where it leads.", remedy)];
  });
  const inTexts = reviewedTexts(draft)
    .filter(({ text }) => whatsappHosts.test(text) || shorteners.test(text))
    .map(({ field }) => warns(field, "A shortened or WhatsApp link may be refused.", remedy));
  return [...inButtons, ...inTexts];
}
