import { type GraphError, messageError } from "../graph-error.ts";

const TITLES = {
  131008: "Required parameter is missing",
  132000: "Number of parameters does not match the expected number of params",
  132001: "Template name does not exist in the translation",
  132005: "Template hydrated text too long",
  132012: "Parameter format does not match format in the created template",
  132015: "Template is paused",
  132016: "Template is disabled",
  132018: "There was a problem with the parameters in your template",
} as const;

/** A refusal of a template send (C.4). */
export function templateError(code: keyof typeof TITLES, details: string): GraphError {
  return messageError(code, TITLES[code], details);
}

/** A refusal of a template's definition, with the words for its owner (C.4). */
export function definitionError(subcode: number, title: string, message: string): GraphError {
  return {
    status: 400,
    code: 100,
    subcode,
    type: "OAuthException",
    message: "Invalid parameter",
    userTitle: title,
    userMessage: message,
  };
}
