import { createTraceId } from "./identifiers.ts";

/** A refusal of the Graph API (section C). */
export type GraphError = {
  status: 400 | 401 | 403 | 404 | 429 | 500 | 503;
  code: number;
  message: string;
  type: "OAuthException" | "GraphMethodException";
  details?: string;
  subcode?: number;
  retryAfterSeconds?: number;
  /** What a template's owner is told. */
  userTitle?: string;
  userMessage?: string;
};

/** The token is missing or is not this number's. */
export function tokenError(): GraphError {
  return {
    status: 401,
    code: 190,
    type: "OAuthException",
    message: "Invalid OAuth access token - Cannot parse access token",
  };
}

/** The object of the path is unknown to this token. */
export function unknownObjectError(method: string, id: string): GraphError {
  return {
    status: 400,
    code: 100,
    subcode: 33,
    type: "GraphMethodException",
    message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
  };
}

/** A refusal with a number, a title and a reason, e.g. 131009. */
export function messageError(code: number, title: string, details: string): GraphError {
  const status = code === 132001 ? 404 : 400;
  return { status, code, type: "OAuthException", message: `(#${code}) ${title}`, details };
}

/** Code 100: a parameter is unknown, too long or of the wrong kind. */
export function invalidParameter(details: string): GraphError {
  return messageError(100, "Invalid parameter", details);
}

/** Code 131008: a required parameter is absent. */
export function missingParameter(name: string): GraphError {
  return messageError(
    131008,
    "Required parameter is missing",
    `The parameter ${name} is required.`,
  );
}

/** Code 131009: a parameter's value is not acceptable. */
export function invalidValue(details: string): GraphError {
  return messageError(131009, "Parameter value is not valid", details);
}

/** A refusal as an HTTP answer of Meta's shape. */
export function graphErrorResponse(error: GraphError): Response {
  const body = {
    error: {
      message: error.message,
      type: error.type,
      code: error.code,
      ...(error.details && {
        error_data: { messaging_product: "whatsapp", details: error.details },
      }),
      ...(error.subcode && { error_subcode: error.subcode }),
      ...(error.userMessage && {
        is_transient: false,
        error_user_title: error.userTitle,
        error_user_msg: error.userMessage,
      }),
      fbtrace_id: createTraceId(),
    },
  };
  const headers = new Headers();
  if (error.status === 401)
    headers.set("WWW-Authenticate", `OAuth "Facebook Platform" "invalid_token" "${error.message}"`);
  if (error.retryAfterSeconds !== undefined)
    headers.set("Retry-After", String(error.retryAfterSeconds));
  return Response.json(body, { status: error.status, headers });
}
