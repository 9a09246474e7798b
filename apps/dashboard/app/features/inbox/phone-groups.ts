/**
 * An E.164 number in groups that can be read aloud: "+44 207 183 8000". Where the groups of a
 * country lie differently the digits are still right; the full tables weigh too much for a page.
 */
export function phoneGroups(e164: string): string {
  const digits = /^\+(\d{7,15})$/.exec(e164)?.[1];
  if (digits === undefined) return e164;
  const country = /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/.exec(
    digits,
  );
  const code = country?.[0] ?? "";
  return `+${code} ${groups(digits.slice(code.length)).join(" ")}`;
}

function groups(digits: string): string[] {
  if (digits.length <= 4) return [digits];
  const size = digits.length === 8 ? 4 : 3;
  return [digits.slice(0, size), ...groups(digits.slice(size))];
}
