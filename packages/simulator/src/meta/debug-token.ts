import type { Store } from "../store/index.ts";
import { graphErrorResponse, invalidParameter, tokenError } from "./graph-error.ts";

export type DebugTokenDeps = { store: Store };

const SCOPES = ["whatsapp_business_management", "whatsapp_business_messaging"];

/**
 * GET /debug_token?input_token=… (section 0). The caller shows a known number's token or an app token
 * `APPID|APPSECRET` whose secret is a number's; an unknown input token is told to be invalid.
 */
export function debugToken({ store }: DebugTokenDeps, request: Request): Response {
  const query = new URL(request.url).searchParams;
  const shown =
    /^Bearer (\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ??
    query.get("access_token");
  const numbers = store.list("number");
  const isAllowed = numbers.some(
    ({ accessToken, appSecret }) => shown === accessToken || shown?.split("|").at(1) === appSecret,
  );
  if (!isAllowed) return graphErrorResponse(tokenError());
  const token = query.get("input_token");
  if (!token) return graphErrorResponse(invalidParameter("The parameter input_token is required."));
  const owned = numbers.filter(({ accessToken }) => accessToken === token);
  if (owned.length === 0) {
    const error = { code: 190, message: "Invalid OAuth access token - Cannot parse access token" };
    return Response.json({ data: { error, is_valid: false, scopes: [] } });
  }
  const targets = [...new Set(owned.map(({ wabaId }) => wabaId))];
  return Response.json({
    data: {
      app_id: "634900000000001",
      type: "SYSTEM_USER",
      application: "WhatsApp simulator",
      data_access_expires_at: 0,
      expires_at: 0,
      is_valid: true,
      issued_at: 1712099387,
      scopes: SCOPES,
      granular_scopes: SCOPES.map((scope) => ({ scope, target_ids: targets })),
      user_id: "104100000000001",
    },
  });
}
