import { describe, expect, test } from "vitest";
import { credentials } from "./fixtures/graph-server.ts";
import { createMetaConnection, getMetaNumberHealth, listMetaTemplates } from "./index.ts";

function connect(answer: () => Response) {
  const urls: URL[] = [];
  const connection = createMetaConnection({
    egress: async (url) => {
      urls.push(new URL(url));
      return answer();
    },
    graphBaseUrl: "https://graph.example",
    graphVersion: "v25.0",
  });
  return { connection, urls };
}

describe("the account's templates (B.10)", () => {
  const template = { id: "1387", name: "late", language: "en_US", status: "APPROVED" };

  test("a page gives Meta's objects whole and the cursor of the next", async () => {
    const cursors = { before: "A", after: "B" };
    const { connection, urls } = connect(() =>
      Response.json({ data: [template], paging: { cursors, next: "https://graph.example/x" } }),
    );
    expect(await listMetaTemplates(null, credentials, connection)).toEqual({
      kind: "page",
      templates: [template],
      nextCursor: "B",
    });
    await listMetaTemplates("B", credentials, connection);
    expect(urls.map(({ pathname }) => pathname)).toEqual([
      "/v25.0/5600/message_templates",
      "/v25.0/5600/message_templates",
    ]);
    expect(urls.map(({ searchParams }) => searchParams.get("after"))).toEqual([null, "B"]);
    expect(urls[0]?.searchParams.get("fields")?.split(",")).toContain("components");
  });

  test.each([
    [{ data: [], paging: { cursors: { after: "B" } } }],
    [{ data: [] }],
    [{ data: [], paging: { next: "x" } }],
  ])("the last page names no next: %j", async (page) => {
    const { connection } = connect(() => Response.json(page));
    expect(await listMetaTemplates(null, credentials, connection)).toMatchObject({
      kind: "page",
      nextCursor: null,
    });
  });

  test("a refusal, an odd answer and an unknown account are values", async () => {
    const refused = connect(() => Response.json({ error: { code: 131059 } }, { status: 400 }));
    expect(await listMetaTemplates("old", credentials, refused.connection)).toMatchObject({
      kind: "refused",
      code: "131059",
    });
    const odd = connect(() => Response.json({ data: 5 }));
    expect(await listMetaTemplates(null, credentials, odd.connection)).toMatchObject({
      kind: "retry",
    });
    const nobody = { ...credentials, providerAccountId: null };
    expect(await listMetaTemplates(null, nobody, odd.connection)).toMatchObject({
      kind: "refused",
      code: "invalid_request",
    });
  });
});

describe("how a number stands (B.11, B.13)", () => {
  test("everything Meta tells, in words of lower case", async () => {
    const { connection, urls } = connect(() =>
      Response.json({
        id: "7300",
        display_phone_number: "+1 631-555-5555",
        verified_name: "The Shop",
        status: "CONNECTED",
        quality_rating: "GREEN",
        name_status: "APPROVED",
        throughput: { level: "STANDARD" },
        is_on_biz_app: true,
        whatsapp_business_manager_messaging_limit: "TIER_2K",
        health_status: {
          can_send_message: "LIMITED",
          entities: [
            { entity_type: "PHONE_NUMBER", additional_info: ["Your name is not approved."] },
            {
              entity_type: "WABA",
              errors: [
                { error_code: 1, error_description: "No card.", possible_solution: "Add one." },
                {},
              ],
            },
            { entity_type: "APP", can_send_message: "AVAILABLE" },
          ],
        },
      }),
    );
    expect(await getMetaNumberHealth(credentials, connection)).toEqual({
      kind: "health",
      displayPhone: "+1 631-555-5555",
      verifiedName: "The Shop",
      status: "connected",
      quality: "green",
      nameStatus: "approved",
      throughput: "standard",
      customersPerDay: 2000,
      isOnPhoneApp: true,
      canSend: "limited",
      problems: ["Your name is not approved.", "No card. Add one."],
    });
    expect(urls[0]?.pathname).toBe("/v25.0/7300");
  });

  test("what Meta leaves out is unknown, not wrong", async () => {
    const { connection } = connect(() => Response.json({ id: "7300", quality_rating: 5 }));
    expect(await getMetaNumberHealth(credentials, connection)).toEqual({
      kind: "health",
      displayPhone: null,
      verifiedName: null,
      status: null,
      quality: null,
      nameStatus: null,
      throughput: null,
      customersPerDay: null,
      isOnPhoneApp: false,
      canSend: null,
      problems: [],
    });
  });

  test("a refusal and an odd answer are values", async () => {
    const refused = connect(() => Response.json({ error: { code: 190 } }, { status: 401 }));
    expect(await getMetaNumberHealth(credentials, refused.connection)).toMatchObject({
      kind: "refused",
      code: "190",
    });
    const odd = connect(() => Response.json([]));
    expect(await getMetaNumberHealth(credentials, odd.connection)).toMatchObject({ kind: "retry" });
  });
});
