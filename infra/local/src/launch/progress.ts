const clearLine = "\r\u001b[K";

type Output = { write(text: string): unknown; isTTY?: boolean };

export type Progress = {
  /** Runs one step, shows it while it lasts and writes its line when it is done. */
  step<T>(title: string, work: () => Promise<T>, detail?: (result: T) => string): Promise<T>;
  note(text: string): void;
};

/** Progress lines: what runs now is shown where lines can be replaced, what is done stays, with its time. */
export function createProgress(output: Output, hasColour: boolean, now = () => performance.now()) {
  const running = new Set<string>();
  const paint = (code: number, text: string) =>
    hasColour ? `\u001b[${code}m${text}\u001b[0m` : text;
  const isLive = output.isTTY === true;

  const write = (line: string | null): void => {
    const done = line === null ? "" : `${line}\n`;
    const current = running.size === 0 ? "" : paint(2, `  … ${[...running].join(", ")}`);
    output.write(isLive ? `${clearLine}${done}${current}` : done);
  };

  const progress: Progress = {
    async step(title, work, detail) {
      const startedAt = now();
      running.add(title);
      write(null);
      try {
        const result = await work();
        running.delete(title);
        const seconds = ((now() - startedAt) / 1000).toFixed(1).padStart(5);
        const said = detail === undefined ? "" : paint(2, detail(result));
        write(
          `  ${paint(32, "✓")} ${title.padEnd(20)}${paint(2, `${seconds} s`)}  ${said}`.trimEnd(),
        );
        return result;
      } catch (error) {
        running.delete(title);
        write(null);
        throw error;
      }
    },
    note: (text) => write(`  ${paint(33, "!")} ${text}`),
  };
  return progress;
}
