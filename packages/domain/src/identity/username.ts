/**
 * A username as a person types it ("@AnaLima ") → the form in which it is stored and compared: small letters, no "@".
 * Null when it is none: 3 to 35 of a–z, 0–9, full stop and underscore (IDN-11; Cloud API reference B.14).
 */
export function parseUsername(input: string): string | null {
  const username = input.trim().replace(/^@/, "").toLowerCase();
  return /^[a-z0-9._]{3,35}$/.test(username) ? username : null;
}
