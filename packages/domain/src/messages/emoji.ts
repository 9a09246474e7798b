/** Does the text hold an emoji? Digits and signs alone are none, though some emoji are made of them. */
export function hasEmoji(text: string): boolean {
  return /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(text);
}

/** Is the text one emoji and nothing else? The longest known has 35 units: a much longer text is not looked into. */
export function isEmoji(text: string): boolean {
  if (text.length > 64 || !hasEmoji(text)) return false;
  return [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)].length === 1;
}
