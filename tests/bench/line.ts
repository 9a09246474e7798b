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
type Must = { least: number } | { most: number };

function median(values: Rounds): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** How far the values lie apart, as a share of their median. */
function spread(values: Rounds): number {
  return (Math.max(...values) - Math.min(...values)) / median(values);
}

/** "1,234 (1,100-1,300)": the median and the range; of one value the value. */
function rangeOf(values: Rounds, digits: number): string {
  const text = (value: number) =>
    value.toLocaleString("en", { maximumFractionDigits: digits, minimumFractionDigits: digits });
  if (values.length === 1) return text(median(values));
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
  must: Must;
}): Line {
  const { id, what, ours, floor, unit, digits = 0, must } = input;
  const ratio = median(ours.map((value, round) => value / (floor[round] ?? Number.NaN)));
  return {
    ...{ id, what },
    ours: `${rangeOf(ours, digits)} ${unit}`,
    floor: `${rangeOf(floor, digits)} ${unit}`,
    ratio: ratio.toFixed(2),
    must: boundOf(must),
    verdict: spread(floor) > noisyAbove ? "noisy" : verdictOn(ratio, must),
  };
}

/** A line with a bound of its own and no floor; of several rounds the median counts. */
export function boundLine(input: {
  id: string;
  what: string;
  ours: number | Rounds;
  unit: string;
  must: Must;
  digits?: number;
}): Line {
  const { id, what, unit, must, digits = 0 } = input;
  const ours = [input.ours].flat() as Rounds;
  return {
    ...{ id, what, floor: "", ratio: "" },
    ours: `${rangeOf(ours, digits)} ${unit}`,
    must: boundOf(must),
    verdict: verdictOn(median(ours), must),
  };
}

/** A line about something that is so or is not. */
export function factLine(input: {
  id: string;
  what: string;
  ours: string;
  must: string;
  isMet: boolean;
}): Line {
  const { isMet, ...told } = input;
  return { ...told, floor: "", ratio: "", verdict: isMet ? "met" : "missed" };
}

function boundOf(must: Must): string {
  return "least" in must ? `>= ${must.least}` : `<= ${must.most}`;
}

function verdictOn(value: number, must: Must): "met" | "missed" {
  const isMet = "least" in must ? value >= must.least : value <= must.most;
  return isMet ? "met" : "missed";
}
