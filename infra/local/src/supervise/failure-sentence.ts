const shownLength = 300;

/** Why a program ended, in one sentence taken from its output: its own, an error's message, or its last line. */
export function failureSentence(name: string, output: string): string {
  const lines = output.split("\n").map((line) => line.trim());
  const own = lines.findLast((line) => line.startsWith("unable to "));
  if (own !== undefined) return own.slice(0, shownLength);
  const thrown = lines.find((line) => /^\w*Error\b/.test(line));
  const last = thrown ?? lines.findLast((line) => line !== "") ?? "it said nothing";
  const reason = last.replace(/^\w*Error( \[\w+\])?: /, "").slice(0, shownLength);
  return `unable to run the ${name}; ${reason}`;
}
