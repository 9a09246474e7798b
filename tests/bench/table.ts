import type { Line } from "./line.ts";

/** The lines as a table, a column as wide as its widest cell. */
export function tableOf(lines: readonly Line[]): string {
  const head = { id: "id", what: "what", ours: "ours", floor: "floor", ratio: "ratio" };
  const rows = [{ ...head, must: "must", verdict: "verdict" }, ...lines];
  const keys = ["id", "what", "ours", "floor", "ratio", "must", "verdict"] as const;
  const widths = keys.map((key) => Math.max(...rows.map((row) => row[key].length)));
  const text = rows.map((row) =>
    keys
      .map((key, index) => row[key].padEnd(widths[index] ?? 0))
      .join(" | ")
      .trimEnd(),
  );
  const rule = widths.map((width) => "-".repeat(width)).join("-|-");
  return [text[0], rule, ...text.slice(1)].join("\n");
}
