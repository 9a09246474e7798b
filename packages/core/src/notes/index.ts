export { type AddNote, addNote } from "./add-note.ts";
export { deleteNote, editNote } from "./change-note.ts";
export type { NoteView } from "./note-view.ts";
export { type ListNotes, listNotes, type NotePage } from "./queries.ts";
export { listThreadNoteChanges, listThreadNotes } from "./thread-notes.ts";
