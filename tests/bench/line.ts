/** One measured thing as the table shows it. */
export type Line = {
  id: string;
  what: string;
  ours: string;
  floor: string;
  ratio: string;
  must: string;
  verdict: "met" | "missed" | "noisy" | "for information" | "not measured";
};

type Rounds = readonly number[];

function median(values: Rounds): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** How far the values lie apart, as a share of their median. */
function spread(values: Rounds): number {
  return (Math.max(...values) - Math.min(...values)) / median(values);
}

/** "1,234 (1,100-1,300)": the median and the range. */
function rangeOf(values: Rounds, digits = 0): string {
  const text = (value: number) =>
    value.toLocaleString("en", { maximumFractionDigits: digits, minimumFractionDigits: digits });
  return `${text(median(values))} (${text(Math.min(...values))}-${text(Math.max(...values))})`;
}

const noisyAbove = 0.3;

/** A line that compares with a floor of the same run. A floor that varies by more than 30 % says nothing. */
export function ratioLine(input: {
  id: string;
  what: string;
  ours: Rounds;
  floor: Rounds;
  unit: string;
  digits?: number;
  must: { least: number } | { most: number };
}): Line {
  const { id, what, ours, floor, unit, digits = 0, must } = input;
  const ratio = median(ours.map((value, round) => value / (floor[round] ?? Number.NaN)));
  const isMet = "least" in must ? ratio >= must.least : ratio <= must.most;
  const verdict = isMet ? "met" : "missed";
  return {
    ...{ id, what },
    ours: `${rangeOf(ours, digits)} ${unit}`,
    floor: `${rangeOf(floor, digits)} ${unit}`,
    ratio: ratio.toFixed(2),
    must: "least" in must ? `>= ${must.least}` : `<= ${must.most}`,
    verdict: spread(floor) > noisyAbove ? "noisy" : verdict,
  };
}

/** A line with a bound of its own and no floor. */
export function boundLine(input: {
  id: string;
  what: string;
  value: number;
  unit: string;
  most: number;
  digits?: number;
}): Line {
  const { id, what, value, unit, most, digits = 0 } = input;
  return {
    ...{ id, what, floor: "", ratio: "" },
    ours: `${value.toFixed(digits)} ${unit}`,
    must: `<= ${most}`,
    verdict: value <= most ? "met" : "missed",
  };
}

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
