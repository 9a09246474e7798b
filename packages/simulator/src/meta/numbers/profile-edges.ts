import { z } from "zod";
import { type NumberCall, readMembers, refuse, success } from "../graph-call.ts";
import { invalidParameter, missingParameter } from "../graph-error.ts";
import { changeState, stateOf } from "./number-state.ts";

const VERTICALS =
  "OTHER AUTO BEAUTY APPAREL EDU ENTERTAIN EVENT_PLAN FINANCE GROCERY GOVT HOTEL HEALTH NONPROFIT PROF_SERVICES RETAIL TRAVEL RESTAURANT ALCOHOL ONLINE_GAMBLING PHYSICAL_GAMBLING OTC_DRUGS".split(
    " ",
  );
const FIELDS = [
  "about",
  "address",
  "description",
  "email",
  "profile_picture_url",
  "websites",
  "vertical",
];

const profileSchema = z
  .object({
    about: z.string().min(1).max(139),
    address: z.string().max(256),
    description: z.string().max(512),
    email: z.union([z.literal(""), z.email().max(128)]),
    websites: z.array(z.url().max(256)).max(2),
    vertical: z.enum(VERTICALS),
    profile_picture_handle: z.string().min(1),
  })
  .partial();

/** GET /{phone number id}/whatsapp_business_profile?fields=… (B.14). */
export function readProfile({ deps, number, query }: NumberCall): Response {
  const { profile } = stateOf(deps.store, number.phoneNumberId);
  const asked = query.get("fields")?.split(",") ?? FIELDS;
  const shown = asked.filter((field) => profile[field] !== undefined);
  const fields = Object.fromEntries(shown.map((field) => [field, profile[field]]));
  return Response.json({ data: [{ ...fields, messaging_product: "whatsapp" }] });
}

/** POST /{phone number id}/whatsapp_business_profile: what is given is changed. */
export async function changeProfile({ deps, number, request }: NumberCall): Promise<Response> {
  const { messaging_product, ...members } = await readMembers(request);
  if (messaging_product !== "whatsapp") return refuse(missingParameter("messaging_product"));
  const parsed = profileSchema.safeParse(members);
  if (!parsed.success) return refuse(invalidParameter(z.prettifyError(parsed.error)));
  const { profile_picture_handle: handle, ...change } = parsed.data;
  const picture = handle && { profile_picture_url: `https://pps.whatsapp.net/v/${handle}` };
  const { profile } = stateOf(deps.store, number.phoneNumberId);
  changeState(deps.store, number.phoneNumberId, { profile: { ...profile, ...change, ...picture } });
  return success();
}

const usernameSchema = z.string().regex(/^[a-z0-9._]{3,35}$/);

/** GET /{phone number id}/username. */
export function readUsername({ deps, number }: NumberCall): Response {
  const { username } = stateOf(deps.store, number.phoneNumberId);
  return Response.json(username === null ? {} : { username, status: "approved" });
}

/** POST /{phone number id}/username. */
export async function changeUsername({ deps, number, request }: NumberCall): Promise<Response> {
  const parsed = usernameSchema.safeParse((await readMembers(request)).username);
  if (!parsed.success) return refuse(invalidParameter("A username has 3 to 35 of a-z 0-9 . _"));
  changeState(deps.store, number.phoneNumberId, { username: parsed.data });
  return Response.json({ status: "approved" });
}

/** DELETE /{phone number id}/username. */
export function deleteUsername({ deps, number }: NumberCall): Response {
  changeState(deps.store, number.phoneNumberId, { username: null });
  return success();
}
