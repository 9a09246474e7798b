/**
 * Is the text an address of the web as a button or a card may carry it: http or https, a host, no white space,
 * quotes, angle brackets or direction marks (MSG-9, T-47)?
 */
export function isWebAddress(text: string): boolean {
  return address.test(text) && URL.canParse(text);
}

const address = /^https?:\/\/[^\s<>"`\u200e\u200f\u202a-\u202e\u2066-\u2069]+$/i;
