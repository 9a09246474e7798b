/** Longest texts in code points (TPL-9, TPL-23; Cloud API reference B.2, B.8, B.10; Twilio reference 11.2). */
export const templateLimits = {
  name: 512,
  header: 60,
  body: 1024,
  cardBody: 160,
  footer: 60,
  offerText: 16,
  url: 2000,
  label: { meta: 25, twilio: 20 },
  phone: 20,
  coupon: 20,
  code: 15,
  payload: 128,
} as const;
