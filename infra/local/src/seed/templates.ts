import type { Templates } from "../phones/index.ts";

const text = (type: "BODY" | "FOOTER", words: string, ...examples: string[]) => ({
  type,
  text: words,
  ...(examples.length > 0 && { example: { body_text: [examples] } }),
});

/** The message templates of a demo number at Meta, in every state that a person has to tell apart. */
export function templatesOf(company: string): Templates {
  return [...approved(company), ...notToBeSent];
}

function approved(company: string): Templates {
  return [
    {
      name: "order_ready",
      category: "utility",
      quality: "GREEN",
      components: [
        { type: "HEADER", format: "TEXT", text: "Order {{1}}", example: { header_text: ["1042"] } },
        text(
          "BODY",
          "Hi {{1}}, your order is ready. We keep it for you until {{2}}.",
          "Ana",
          "Friday",
        ),
        text("FOOTER", company),
        {
          type: "BUTTONS",
          buttons: [
            { type: "QUICK_REPLY", text: "On my way" },
            {
              ...{ type: "URL", text: "Track order", url: "https://shop.example/orders/{{1}}" },
              example: ["https://shop.example/orders/1042"],
            },
          ],
        },
      ],
    },
    {
      name: "appointment_reminder",
      category: "utility",
      parameterFormat: "NAMED",
      components: [
        {
          ...text(
            "BODY",
            "Hello {{first_name}}, we expect you on {{day}}. Does that still suit you?",
          ),
          example: {
            body_text_named_params: [
              { param_name: "first_name", example: "Ana" },
              { param_name: "day", example: "Friday" },
            ],
          },
        },
        {
          type: "BUTTONS",
          buttons: [
            { type: "QUICK_REPLY", text: "Yes" },
            { type: "QUICK_REPLY", text: "Another day" },
          ],
        },
      ],
    },
    {
      name: "new_arrival",
      category: "marketing",
      components: [
        {
          ...{ type: "HEADER", format: "IMAGE" },
          example: { header_handle: ["https://shop.example/arrival.jpg"] },
        },
        text("BODY", "Hi {{1}}, this just came in and made us think of you.", "Ana"),
        text("FOOTER", "Reply STOP to hear no more of this"),
        { type: "BUTTONS", buttons: [{ type: "QUICK_REPLY", text: "Keep one for me" }] },
      ],
    },
    {
      name: "pickup_location",
      category: "utility",
      components: [
        { type: "HEADER", format: "LOCATION" },
        text("BODY", "This is where you find us, {{1}}. We are open until 18:00.", "Ana"),
      ],
    },
  ];
}

const notToBeSent: Templates = [
  {
    name: "season_news",
    category: "marketing",
    status: "PAUSED",
    quality: "RED",
    components: [
      text(
        "BODY",
        "Hi {{1}}, our new season starts on {{2}} and you are invited.",
        "Ana",
        "Monday",
      ),
      text("FOOTER", "Reply STOP to hear no more of this"),
    ],
  },
  {
    name: "win_a_prize",
    category: "marketing",
    status: "REJECTED",
    rejectedReason: "PROMOTIONAL",
    components: [text("BODY", "You have won! Answer today and choose your prize.")],
  },
  {
    name: "delivery_delayed",
    category: "utility",
    status: "PENDING",
    components: [text("BODY", "Sorry {{1}}, your delivery comes a day later than planned.", "Ana")],
  },
];
