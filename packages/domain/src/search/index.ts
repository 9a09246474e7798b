export { type ContactTexts, contactWords } from "./contact-words.ts";
export { contentWords, maxContentWords, searchTexts } from "./content-words.ts";
export { type FoundWord, maxWordLength, readWords } from "./read-words.ts";
export { type ExcerptPart, searchExcerpt } from "./search-excerpt.ts";
export { maxQueryLength, phoneTerm, type SearchTerms, searchTerms } from "./search-terms.ts";
