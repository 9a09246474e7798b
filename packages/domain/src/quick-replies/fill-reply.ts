/** What the variables of a quick reply stand for; null where it is not known. */
export type ReplyFacts = {
  contactName: string | null;
  contactPhone: string | null;
  agentName: string;
  numberName: string;
};

/** The variables a quick reply may hold, as they are written between double braces. */
export const replyVariables = [
  "contact.name",
  "contact.first_name",
  "contact.phone",
  "agent.name",
  "agent.first_name",
  "number.name",
] as const;

export type ReplyVariable = (typeof replyVariables)[number];

/**
 * The reply with its variables filled. What is not known or no variable stays as it is written, so that a person sees
 * it before it goes out.
 */
export function fillReply(text: string, facts: ReplyFacts): string {
  return text.replace(/\{\{\s*([a-z_.]+)\s*\}\}/g, (written, name: string) => {
    const known = replyVariables.find((variable) => variable === name);
    return (known && valueIn(known, facts)) ?? written;
  });
}

/** The names in double braces that stand for nothing: a typing mistake, said while it is written. */
export function unknownVariables(text: string): string[] {
  const names = [...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map(([, name]) => String(name));
  const known: readonly string[] = replyVariables;
  return [...new Set(names.filter((name) => !known.includes(name)))];
}

function valueIn(variable: ReplyVariable, facts: ReplyFacts): string | null {
  switch (variable) {
    case "contact.name":
      return facts.contactName;
    case "contact.first_name":
      return firstName(facts.contactName);
    case "contact.phone":
      return facts.contactPhone;
    case "agent.name":
      return facts.agentName;
    case "agent.first_name":
      return firstName(facts.agentName);
    case "number.name":
      return facts.numberName;
  }
}

function firstName(name: string | null): string | null {
  return name?.trim().split(/\s+/, 1).join("") || null;
}
