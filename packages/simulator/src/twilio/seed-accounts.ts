import type { TwilioAccountInput } from "../config/index.ts";
import type { Store } from "../store/index.ts";

/**
 * Writes accounts with their senders and Content over stored ones of the same id. Webhook URLs that the
 * business set by the Senders API stay where the configuration names none.
 */
export function seedAccounts(store: Store, accounts: TwilioAccountInput[], now: number): void {
  for (const { senders, contents, ...account } of accounts) {
    const { accountSid } = account;
    store.put("twilioAccount", accountSid, account);
    for (const sender of senders) {
      const stored = store.get("twilioSender", sender.sid);
      store.put("twilioSender", sender.sid, {
        ...sender,
        callbackUrl: sender.callbackUrl ?? stored?.callbackUrl ?? null,
        fallbackUrl: sender.fallbackUrl ?? stored?.fallbackUrl ?? null,
        statusCallbackUrl: sender.statusCallbackUrl ?? stored?.statusCallbackUrl ?? null,
        accountSid,
        profileName: sender.label,
      });
    }
    for (const content of contents)
      store.put("twilioContent", content.sid, {
        ...content,
        accountSid,
        createdAt: store.get("twilioContent", content.sid)?.createdAt ?? now,
        updatedAt: now,
      });
  }
}
