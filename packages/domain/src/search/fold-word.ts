/** Letters that do not come apart into a base and a mark, and what people type for them. */
const spelled: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/** Accents of Latin, Greek and Cyrillic; vowel signs and lengthening of Arabic. Marks of other scripts are letters. */
const marks = /[\u0300-\u036f\u0640\u064b-\u065f]/g;

/** A word as search compares it: small letters, without accents, in one of its written forms (SEA-2). */
export function foldWord(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(marks, "")
    .replace(/[ßæœøłđðþı]/g, (letter) => String(spelled[letter]))
    .normalize("NFC");
}
