import type { BusinessNumber } from "../../config/index.ts";
import type { Customer, Store } from "../../store/index.ts";
import { userIdOf } from "../envelope.ts";
import { type GraphCall, type NumberCall, readMembers, refuse } from "../graph-call.ts";
import { graphErrorResponse, missingParameter } from "../graph-error.ts";
import { pageOf } from "../page-of.ts";
import { isWindowOpen } from "../window.ts";

type Wanted = { user?: string; user_id?: string };
type Outcome = {
  input: string;
  wa_id?: string;
  user_id?: string;
  errors?: { code: number; message: string; error_data: { details: string } }[];
};

/** GET /{phone number id}/block_users: who is blocked, in pages (B.14). */
export function listBlocked({ deps, number, query, request }: NumberCall): Response {
  const { store } = deps;
  const blocked = store
    .list("block")
    .filter(({ phoneNumberId }) => phoneNumberId === number.phoneNumberId)
    .flatMap(({ customerId }) => store.get("customer", customerId) ?? []);
  return pageOf(blocked, query, request.url, (customer) => ({
    messaging_product: "whatsapp",
    ...idsOf(number, customer),
  }));
}

/** POST /{phone number id}/block_users: only who wrote in the last 24 hours; a partial failure is a 400 with 139100. */
export function blockUsers(call: NumberCall): Promise<Response> {
  return change(call, "added_users", ({ deps, number }, customer) => {
    const id = `${number.phoneNumberId}:${customer.id}`;
    const lastInboundAt = deps.store.get("window", id)?.lastInboundAt;
    if (!isWindowOpen(lastInboundAt, deps.clock.now())) return false;
    const { phoneNumberId } = number;
    deps.store.put("block", id, { phoneNumberId, customerId: customer.id });
    return true;
  });
}

/** DELETE /{phone number id}/block_users. */
export function unblockUsers(call: NumberCall): Promise<Response> {
  return change(call, "removed_users", ({ deps, number }, customer) => {
    deps.store.remove("block", `${number.phoneNumberId}:${customer.id}`);
    return true;
  });
}

async function change(
  call: NumberCall,
  name: "added_users" | "removed_users",
  apply: (call: GraphCall, customer: Customer) => boolean,
): Promise<Response> {
  const { block_users: wanted, messaging_product } = await readMembers(call.request);
  if (messaging_product !== "whatsapp") return refuse(missingParameter("messaging_product"));
  if (!Array.isArray(wanted) || wanted.length === 0) return refuse(missingParameter("block_users"));
  const done: Outcome[] = [];
  const failed: Outcome[] = [];
  for (const each of wanted as Wanted[]) {
    const input = String(each.user ?? each.user_id ?? "");
    const customer = findUser(call.deps.store, call.number, each);
    if (customer && apply(call, customer)) done.push({ input, ...idsOf(call.number, customer) });
    else failed.push({ input, errors: [customer ? SILENT : UNKNOWN] });
  }
  const block_users = { [name]: done, ...(failed.length > 0 && { failed_users: failed }) };
  const answer = { messaging_product: "whatsapp", block_users };
  return failed.length === 0 ? Response.json(answer) : partialFailure(answer);
}

async function partialFailure(answer: object): Promise<Response> {
  const { error } = (await graphErrorResponse({
    status: 400,
    code: 139100,
    type: "OAuthException",
    message: "(#139100) Failed to block/unblock some users",
    details: "Some users could not be blocked or unblocked.",
  }).json()) as { error: object };
  return Response.json({ ...answer, error }, { status: 400 });
}

function findUser(store: Store, number: BusinessNumber, { user, user_id }: Wanted) {
  if (user !== undefined) return store.get("customer", String(user).replace(/\D/g, ""));
  return store.list("customer").find((customer) => userIdOf(number, customer) === user_id);
}

function idsOf(number: BusinessNumber, customer: Customer) {
  return {
    ...(!customer.hidePhone && { wa_id: customer.id }),
    user_id: userIdOf(number, customer),
  };
}

const SILENT = {
  code: 131047,
  message: "Re-engagement message",
  error_data: { details: "The user has not written in the last 24 hours." },
};
const UNKNOWN = {
  code: 131021,
  message: "Recipient not on WhatsApp",
  error_data: { details: "The user is not known." },
};
