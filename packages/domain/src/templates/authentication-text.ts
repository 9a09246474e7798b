type Settings = { securityAdvice: boolean; expirationMinutes: number | null };

/**
 * WhatsApp's own English words around a one-time password. The platform fixes them, and Twilio does not return them
 * (TPL-5, B.10); in another language the customer reads the same in theirs.
 */
export function authenticationText(settings: Settings): { body: string; footer: string | null } {
  const advice = settings.securityAdvice ? " For your security, do not share this code." : "";
  const { expirationMinutes } = settings;
  return {
    body: `*{{1}}* is your verification code.${advice}`,
    footer:
      expirationMinutes === null ? null : `This code expires in ${expirationMinutes} minutes.`,
  };
}
