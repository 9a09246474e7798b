import type { BusinessNumber } from "../../config/index.ts";

const REASONS = {
  AVAILABLE: {},
  LIMITED: {
    additional_info: [
      "Your display name has not been approved yet. Your message limit will increase after the display name is approved.",
    ],
  },
  BLOCKED: {
    errors: [
      {
        error_code: 141000,
        error_description: "The WhatsApp Business Account has been restricted.",
        possible_solution: "Visit Business Support Home to learn why.",
      },
    ],
  },
};

/** `health_status` of a number or its WABA (B.13): the overall word is the worst of the entities. */
export function healthOf(number: BusinessNumber, asked: "PHONE_NUMBER" | "WABA") {
  const { health, phoneNumberId, wabaId, portfolioId, appId } = number;
  const fine = { can_send_message: "AVAILABLE" };
  const phone = {
    entity_type: "PHONE_NUMBER",
    id: phoneNumberId,
    can_send_message: health,
    ...REASONS[health],
  };
  return {
    can_send_message: health,
    entities: [
      ...(asked === "PHONE_NUMBER" ? [phone] : []),
      {
        entity_type: "WABA",
        id: wabaId,
        can_send_message: asked === "WABA" ? health : "AVAILABLE",
        ...(asked === "WABA" && REASONS[health]),
      },
      { entity_type: "BUSINESS", id: portfolioId ?? "506900000000001", ...fine },
      { entity_type: "APP", id: appId, ...fine },
    ],
  };
}
