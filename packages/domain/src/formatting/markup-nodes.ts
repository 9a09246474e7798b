/** Nodes inside one line. `code_block` may hold line breaks; its text and that of `code` is never parsed further. */
export type InlineNode =
  | { type: "text"; text: string }
  | { type: "bold" | "italic" | "strike"; children: InlineNode[] }
  | { type: "code" | "code_block"; text: string }
  | { type: "link"; text: string; href: string }
  | { type: "break" };

/** `marker` is the start of the line as written: "- ", "* " or "3. ". */
export type ListItem = { marker: string; children: InlineNode[] };

/** Nodes that take whole lines; the line break before and after them is implied. */
export type BlockNode =
  | { type: "bulleted_list" | "numbered_list"; items: ListItem[] }
  | { type: "quote"; lines: InlineNode[][] };

export type MarkupNode = InlineNode | BlockNode;

/** Counts the elementary steps of a parse: the proof that it is linear needs no clock (FMT-11). */
export type StepMeter = { steps: number };
