import { contacts, conversations, jobs, messages, numbers, templates } from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import { newId, type TemplateId } from "@parley/domain/ids";
import type { Template } from "@parley/domain/templates";
import { useTestDatabase } from "@parley/testkit/database";
import {
  createTestWorkspace,
  metaChange,
  metaWebhook,
  newWamid,
  receiveWebhooks,
  type TestWorkspace,
} from "@parley/testkit/factories";
import { expect, test } from "vitest";

const database = useTestDatabase();
const customer = "4915112345678";
const at = (minute: number) => new Date(Date.UTC(2026, 5, 1, 10, minute));
const seconds = (date: Date) => String(Math.floor(+date / 1000));

const receive = (workspace: TestWorkspace, ...bodies: unknown[]) =>
  receiveWebhooks(database().db, workspace, ...bodies);

/** A notice of the account: it has no `metadata`. */
const notice = (workspace: TestWorkspace, field: string, value: Record<string, unknown>) =>
  metaChange(workspace.number, field, { metadata: undefined, ...value });

const stored = (workspace: TestWorkspace) =>
  inWorkspace(database().db, workspace.as("agent"), async (tx) => ({
    numbers: await tx.select().from(numbers),
    templates: await tx.select().from(templates),
    contacts: await tx.select().from(contacts),
    conversations: await tx.select().from(conversations),
    messages: await tx.select().from(messages),
  }));

const numberOf = async (workspace: TestWorkspace) => (await stored(workspace)).numbers[0]!;

test("limit, quality and name of a number are true the moment they arrive (S4.14, S4.15)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const display_phone_number = (await numberOf(workspace)).phone.slice(1);
  const quality = { display_phone_number, event: "FLAGGED", current_limit: "TIER_2K" };
  const name = { display_phone_number, decision: "APPROVED", requested_verified_name: "Shop" };
  await receive(
    workspace,
    notice(workspace, "phone_number_quality_update", quality),
    notice(workspace, "phone_number_name_update", name),
  );
  expect(await numberOf(workspace)).toMatchObject({
    ...{ quality: "flagged", messagingLimit: "2000", nameStatus: "approved" },
  });
  const unlimited = { max_daily_conversations_per_business: "TIER_UNLIMITED" };
  await receive(workspace, notice(workspace, "business_capability_update", unlimited));
  expect(await numberOf(workspace)).toMatchObject({ messagingLimit: "TIER_UNLIMITED" });
});

/** The notice with the time of its entry. */
const timed = (minute: number, body: ReturnType<typeof metaChange>) => ({
  ...body,
  entry: (body.entry as object[]).map((entry) => ({ ...entry, time: +at(minute) / 1000 })),
});

test("a notice that comes late does not undo a newer one of its kind (LIM-8)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const display_phone_number = (await numberOf(workspace)).phone.slice(1);
  const quality = (event: string, current_limit?: string) =>
    notice(workspace, "phone_number_quality_update", {
      ...{ display_phone_number, event, current_limit },
    });
  const limit = (max_daily_conversations_per_business: string) =>
    notice(workspace, "business_capability_update", { max_daily_conversations_per_business });
  await receive(workspace, timed(5, limit("TIER_10K")), timed(6, quality("UNFLAGGED")));
  await receive(workspace, timed(4, quality("FLAGGED", "TIER_2K")));
  expect(await numberOf(workspace)).toMatchObject({
    ...{ quality: "unflagged", messagingLimit: "10000" },
  });
  await receive(workspace, timed(5, quality("FLAGGED", "TIER_100K")));
  expect(await numberOf(workspace)).toMatchObject({
    ...{ quality: "unflagged", messagingLimit: "100000" },
  });
});

test("an upgraded number may send a thousand messages a second (LIM-6)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const display_phone_number = (await numberOf(workspace)).phone.slice(1);
  const upgrade = { display_phone_number, event: "THROUGHPUT_UPGRADE" };
  await receive(workspace, notice(workspace, "phone_number_quality_update", upgrade));
  expect(await numberOf(workspace)).toMatchObject({ messagesPerSecond: 1000, quality: null });
});

test("a number that the notice does not name stays as it is (T-21)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const quality = {
    display_phone_number: "15559999999",
    event: "FLAGGED",
    current_limit: "TIER_2K",
  };
  await receive(workspace, notice(workspace, "phone_number_quality_update", quality));
  expect(await numberOf(workspace)).toMatchObject({ quality: null, messagingLimit: null });
});

test("an account that is restricted or disabled says so until it is lifted (S4.15)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const restriction_info = [{ restriction_type: "RESTRICTED_BIZ_INITIATED_MESSAGING" }];
  const ban = (waba_ban_state: string) => ({
    event: "DISABLED_UPDATE",
    ban_info: { waba_ban_state },
  });
  const steps: [Record<string, unknown>, string | null][] = [
    [{ event: "ACCOUNT_RESTRICTION", restriction_info }, "restricted_biz_initiated_messaging"],
    [ban("DISABLE"), "disabled"],
    [ban("REINSTATE"), null],
  ];
  for (const [value, restriction] of steps) {
    await receive(workspace, notice(workspace, "account_update", value));
    expect((await numberOf(workspace)).restriction).toBe(restriction);
  }
  const errors = [{ code: 131031, title: "Account locked" }];
  await receive(workspace, metaChange(workspace.number, "messages", { errors }));
  expect((await numberOf(workspace)).restriction).toBe("131031 Account locked");
});

test("a template's status, quality and category are true the moment they arrive (TPL-2)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const id = newId<TemplateId>();
  await inWorkspace(database().db, workspace.as("owner"), (tx) =>
    tx.insert(templates).values({
      ...{ workspaceId: workspace.id, id, provider: "meta", name: "late", language: "en_US" },
      providerAccountId: `waba-${workspace.number.providerNumberId}`,
      status: "pending",
      definition: { status: "pending", body: "You are late" } as Template,
    }),
  );
  const about = {
    ...{ message_template_id: 1689, message_template_name: "late" },
    message_template_language: "en-US",
  };
  await receive(
    workspace,
    notice(workspace, "message_template_status_update", {
      ...{ ...about, event: "PAUSED", reason: "NONE" },
    }),
    notice(workspace, "message_template_quality_update", { ...about, new_quality_score: "RED" }),
    notice(workspace, "template_category_update", { ...about, new_category: "MARKETING" }),
  );
  expect((await stored(workspace)).templates).toMatchObject([
    {
      status: "paused",
      definition: {
        ...{ status: "paused", quality: "red", category: "marketing", body: "You are late" },
      },
    },
  ]);
});

test("a late notice of a template does not undo a newer one, and another kind of it still counts (TPL-2)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const id = newId<TemplateId>();
  await inWorkspace(database().db, workspace.as("owner"), (tx) =>
    tx.insert(templates).values({
      ...{ workspaceId: workspace.id, id, provider: "meta", name: "late", language: "en_US" },
      providerAccountId: `waba-${workspace.number.providerNumberId}`,
      status: "pending",
      definition: { status: "pending", body: "You are late" } as Template,
    }),
  );
  const about = {
    ...{ message_template_id: 1689, message_template_name: "late" },
    message_template_language: "en-US",
  };
  const told = (minute: number, event: string) =>
    timed(minute, notice(workspace, "message_template_status_update", { ...about, event }));
  await receive(workspace, told(5, "PAUSED"));
  await receive(workspace, told(4, "APPROVED"));
  const red = { ...about, new_quality_score: "RED" };
  await receive(workspace, timed(3, notice(workspace, "message_template_quality_update", red)));
  expect((await stored(workspace)).templates).toMatchObject([
    { status: "paused", definition: { status: "paused", quality: "red" } },
  ]);
});

test("a template that we do not hold, or that was edited elsewhere, is fetched by one job (TPL-2)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const about = { message_template_id: 5, message_template_name: "new" };
  const language = { message_template_language: "en" };
  const approved = { ...about, ...language, event: "APPROVED" };
  const edited = { ...about, ...language, message_template_element: "Hi" };
  await receive(
    workspace,
    notice(workspace, "message_template_status_update", approved),
    notice(workspace, "message_template_components_update", edited),
  );
  const waiting = await inWorkspace(database().db, workspace.as("agent"), (tx) =>
    tx.select({ queue: jobs.queue, key: jobs.key }).from(jobs),
  );
  expect(waiting).toEqual([{ queue: "sync", key: workspace.number.id }]);
});

test("who stops marketing is kept as such until they allow it again (S4.17)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const preference = (value: string, minute: number) =>
    metaChange(workspace.number, "user_preferences", {
      user_preferences: [
        {
          ...{ wa_id: customer, category: "marketing_messages", value },
          timestamp: Number(seconds(at(minute))),
        },
      ],
    });
  await receive(workspace, preference("stop", 1));
  expect((await stored(workspace)).contacts).toMatchObject([{ marketingStoppedAt: at(1) }]);
  await receive(workspace, preference("resume", 2));
  expect((await stored(workspace)).contacts).toMatchObject([{ marketingStoppedAt: null }]);
});

test.each([
  [{ status: "COMPLETED", duration: 65 }, "Answered call, 1:05"],
  [{ status: "FAILED" }, "Missed call"],
])(
  "a customer's call opens the window and is a line of the thread (WIN-9)",
  async (outcome, line) => {
    const workspace = await createTestWorkspace(database().db);
    const call = (event: string, minute: number, parts = {}) =>
      metaChange(workspace.number, "calls", {
        calls: [
          {
            ...{ id: "wacid.1", from: customer, to: "15550783881", event },
            ...{ direction: "USER_INITIATED", timestamp: seconds(at(minute)), ...parts },
          },
        ],
      });
    const bodies = [call("connect", 1), call("terminate", 3, outcome)];
    await receive(workspace, ...bodies);
    await receive(workspace, ...bodies);
    const found = await stored(workspace);
    expect(found.messages).toMatchObject([
      { direction: "inbound", content: { type: "system", text: line } },
    ]);
    const openedAt = found.conversations[0]?.lastInboundAt ?? null;
    expect(openedAt).toEqual(line === "Missed call" ? at(3) : new Date(+at(3) - 65_000));
  },
);

test("a refusal closes the window as of the refused message, not of the notice (WIN-8)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const id = newWamid();
  const { providerNumberId } = workspace.number;
  const echoed = { from: "15550783881", to: customer, id, type: "text", text: { body: "hi" } };
  await receive(
    workspace,
    metaWebhook(providerNumberId, { messages: [{ at: at(0) }] }),
    metaChange(workspace.number, "smb_message_echoes", {
      message_echoes: [{ ...echoed, timestamp: seconds(at(2)) }],
    }),
  );
  const errors = [{ code: 131047, title: "Re-engagement message" }];
  await receive(
    workspace,
    metaWebhook(providerNumberId, { statuses: [{ id, status: "failed", at: at(4), errors }] }),
  );
  expect((await stored(workspace)).conversations).toMatchObject([
    { lastInboundAt: at(0), windowForcedClosedAt: at(2) },
  ]);
});
