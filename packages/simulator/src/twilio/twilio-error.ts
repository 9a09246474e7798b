/** A refusal of the REST API: its HTTP status, Twilio's number and words. */
export type TwilioError = {
  status: 400 | 401 | 403 | 404 | 429 | 500 | 503;
  code: number;
  message: string;
  retryAfterSeconds?: number;
};

/** A request that cannot be taken as it is: 400 with a number of the error list. */
export function badRequest(code: number, message: string): TwilioError {
  return { status: 400, code, message };
}

/** The credentials are missing, wrong or another account's. */
export const unauthorised: TwilioError = { status: 401, code: 20003, message: "Authenticate" };

/** The path names nothing this account has. */
export function notFound(path: string): TwilioError {
  return {
    status: 404,
    code: 20404,
    message: `The requested resource ${path} was not found`,
  };
}

/** A refusal as an HTTP answer of Twilio's shape. */
export function twilioErrorResponse({
  status,
  code,
  message,
  retryAfterSeconds,
}: TwilioError): Response {
  const headers = new Headers();
  if (status === 401) headers.set("WWW-Authenticate", 'Basic realm="Twilio API"');
  if (retryAfterSeconds !== undefined) headers.set("Retry-After", String(retryAfterSeconds));
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  return Response.json({ code, message, more_info, status }, { status, headers });
}
