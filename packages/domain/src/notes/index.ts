export {
  findMentions,
  type Mention,
  type Mentionable,
  maxNoteLength,
  mayDeleteNote,
  mayEditNote,
  noteBodySchema,
} from "./note.ts";
