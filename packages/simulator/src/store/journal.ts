import {
  appendFileSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";

/** One line of the journal; the last line of a kind and id wins, `null` removes. */
export type JournalLine = { kind: string; id: string; value: unknown };

export type Journal = {
  /** Appends a line; it survives a killed process when this returns. */
  append: (line: JournalLine) => void;
  /** Replaces the whole file, atomically. */
  rewrite: (lines: JournalLine[]) => void;
};

/**
 * Opens the journal file and returns what it holds. A last line torn by a crash is dropped.
 * Throws an Error when the file is not a journal.
 */
export function openJournal(path: string): { journal: Journal; lines: JournalLine[] } {
  mkdirSync(dirname(path), { recursive: true });
  const lines = readLines(path);
  return {
    lines,
    journal: {
      append: (line) => appendFileSync(path, `${JSON.stringify(line)}\n`),
      rewrite: (all) => replaceFile(path, all.map((line) => `${JSON.stringify(line)}\n`).join("")),
    },
  };
}

function readLines(path: string): JournalLine[] {
  const rows = readOrEmpty(path).split("\n");
  return rows.flatMap((row, index) => {
    if (row === "") return [];
    try {
      return [JSON.parse(row) as JournalLine];
    } catch {
      if (index === rows.length - 1) return [];
      throw new Error(
        `unable to read ${path}; line ${index + 1} is damaged (delete the file to start afresh)`,
      );
    }
  });
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}

function replaceFile(path: string, text: string): void {
  const temporary = `${path}.new`;
  writeFileSync(temporary, text);
  const file = openSync(temporary, "r+");
  fsyncSync(file);
  closeSync(file);
  renameSync(temporary, path);
}
