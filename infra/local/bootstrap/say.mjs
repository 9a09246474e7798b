const isTty = process.stderr.isTTY === true && process.env.NO_COLOR === undefined;

/** What the bootstrap tells the person, on stderr so that a task's own output stays clean. */
export const say = {
  line(text) {
    process.stderr.write(`${isTty ? "\r\u001b[K" : ""}${text}\n`);
  },
  /** A line that the next one replaces; silent where lines cannot be replaced. */
  tick(text) {
    if (isTty) process.stderr.write(`\r\u001b[K${text}`);
  },
  fail(text) {
    this.line(isTty ? `\u001b[31m${text}\u001b[0m` : text);
  },
};
