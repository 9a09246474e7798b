import { z } from "zod";
import type { Override } from "../../store/index.ts";
import { type NumberCall, readMembers, refuse, success, type WabaCall } from "../graph-call.ts";
import { invalidParameter, messageError, missingParameter } from "../graph-error.ts";
import { handshakeUrl } from "../handshake.ts";
import { pageOf } from "../page-of.ts";
import { healthOf } from "./health-of.ts";
import { changeState, stateOf, subscriptionOf } from "./number-state.ts";
import { showNumber } from "./show-number.ts";

const pinSchema = z.string().regex(/^\d{6}$/);

/** GET /{phone number id}?fields=… (B.11). */
export function readNumber({ deps, number, query }: NumberCall): Response {
  const shown = showNumber(deps.store, number, query.get("fields"));
  return shown instanceof Response ? shown : Response.json(shown);
}

/** POST /{phone number id}: another PIN, or an override of the webhook URL (A.5). */
export async function changeNumber({ deps, number, request }: NumberCall): Promise<Response> {
  const { pin, webhook_configuration: webhook } = await readMembers(request);
  if (pin !== undefined) {
    if (!pinSchema.safeParse(pin).success) return refuse(invalidParameter("pin has six digits."));
    changeState(deps.store, number.phoneNumberId, { pin: String(pin) });
  }
  if (webhook !== undefined) {
    const override = await verifyOverride(webhook as Record<string, unknown>);
    if (override instanceof Response) return override;
    changeState(deps.store, number.phoneNumberId, { override });
  }
  return success();
}

/** GET /{waba id}/phone_numbers. */
export function listNumbers({ deps, number, query, request }: WabaCall): Response {
  const { wabaId, accessToken } = number;
  const fields =
    query.get("fields") ??
    "verified_name,code_verification_status,display_phone_number,quality_rating,id";
  const numbers = deps.store
    .list("number")
    .filter((each) => each.wabaId === wabaId && each.accessToken === accessToken);
  const shown = numbers.map((each) => showNumber(deps.store, each, fields));
  const refusal = shown.find((each) => each instanceof Response);
  return refusal ?? pageOf(shown, query, request.url, (each) => each);
}

/** POST /{phone number id}/register: sets the PIN, or checks it (133005). */
export async function registerNumber({ deps, number, request }: NumberCall): Promise<Response> {
  const { messaging_product, pin } = await readMembers(request);
  if (messaging_product !== "whatsapp") return refuse(missingParameter("messaging_product"));
  if (!pinSchema.safeParse(pin).success) return refuse(missingParameter("pin"));
  const known = stateOf(deps.store, number.phoneNumberId).pin;
  if (known !== undefined && known !== pin)
    return refuse(messageError(133005, "Two step verification PIN Mismatch", "The PIN is wrong."));
  changeState(deps.store, number.phoneNumberId, { pin: String(pin), isRegistered: true });
  return success();
}

/** POST /{phone number id}/deregister: sends answer 133010 from now on. */
export function deregisterNumber({ deps, number }: NumberCall): Response {
  changeState(deps.store, number.phoneNumberId, { isRegistered: false });
  return success();
}

/** POST /{phone number id}/request_code and /verify_code: any code of six digits is right. */
export async function verifyCode({ request }: NumberCall): Promise<Response> {
  const { code, code_method } = await readMembers(request);
  if (code_method === "SMS" || code_method === "VOICE") return success();
  return pinSchema.safeParse(code).success
    ? success()
    : refuse(messageError(136025, "Verify code error", "The code could not be verified."));
}

/** GET /{phone number id}/settings. */
export function readSettings({ deps, number }: NumberCall): Response {
  return Response.json(stateOf(deps.store, number.phoneNumberId).settings);
}

/** POST /{phone number id}/settings: what is given is laid over what is there. */
export async function changeSettings({ deps, number, request }: NumberCall): Promise<Response> {
  const { settings } = stateOf(deps.store, number.phoneNumberId);
  const change = await readMembers(request);
  changeState(deps.store, number.phoneNumberId, { settings: { ...settings, ...change } });
  return success();
}

/** GET /{waba id}?fields=… */
export function readWaba({ deps, number, query }: WabaCall): Response {
  const known: Record<string, unknown> = {
    id: number.wabaId,
    name: number.label,
    currency: "USD",
    timezone_id: "1",
    account_review_status: "APPROVED",
    business_verification_status: "verified",
    message_template_namespace: "simulator",
    country: "US",
    owner_business_info: { id: number.portfolioId ?? "506900000000001", name: number.label },
    whatsapp_business_manager_messaging_limit: number.messagingLimit,
    subscribed_apps: subscriptionOf(deps.store, number.wabaId).isSubscribed ? [number.appId] : [],
    health_status: healthOf(number, "WABA"),
  };
  const asked = (query.get("fields") ?? "name,timezone_id").split(",");
  const shown = [...asked, "id"].filter((field) => field in known);
  return Response.json(Object.fromEntries(shown.map((field) => [field, known[field]])));
}

/** GET /{waba id}/subscribed_apps (B.12). */
export function listApps({ deps, number }: WabaCall): Response {
  const { isSubscribed, override } = subscriptionOf(deps.store, number.wabaId);
  const link = "https://www.facebook.com/games/?app_id=";
  const app = {
    whatsapp_business_api_data: {
      id: number.appId,
      name: "WhatsApp simulator",
      link: link + number.appId,
    },
    ...(override && { override_callback_uri: override.url }),
  };
  return Response.json({ data: isSubscribed ? [app] : [] });
}

/** POST /{waba id}/subscribed_apps: subscribes, with an override that has passed the handshake, or without one. */
export async function subscribeApp({ deps, number, request }: WabaCall): Promise<Response> {
  const override = await verifyOverride(await readMembers(request));
  if (override instanceof Response) return override;
  deps.store.put("subscription", number.wabaId, { isSubscribed: true, override });
  return success();
}

/** DELETE /{waba id}/subscribed_apps: the WABA's webhooks are dropped from now on. */
export function unsubscribeApp({ deps, number }: WabaCall): Response {
  deps.store.put("subscription", number.wabaId, { isSubscribed: false, override: null });
  return success();
}

async function verifyOverride({
  override_callback_uri: uri,
  verify_token: token,
}: Record<string, unknown>): Promise<Override | null | Response> {
  if (uri === undefined || uri === "") return null;
  if (typeof uri !== "string" || !/^https?:\/\//.test(uri) || uri.length > 200)
    return refuse(invalidParameter("override_callback_uri must be a URL of up to 200 characters."));
  if (typeof token !== "string") return refuse(missingParameter("verify_token"));
  const { ok, answered } = await handshakeUrl(uri, token);
  if (ok) return { url: uri, verifyToken: token };
  return refuse(
    messageError(2200, "Callback verification failed", `The callback answered: ${answered}`),
  );
}
