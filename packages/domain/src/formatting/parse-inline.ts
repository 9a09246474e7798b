import { findLink } from "./find-link.ts";
import type { InlineNode, StepMeter } from "./markup-nodes.ts";

/** A code block inside a line, by positions in the line; both fences lie inside. */
export type Fence = { start: number; end: number };

type Frame = { marker: string; children: InlineNode[] };
type Scan = {
  line: string;
  at: number;
  noLinkBefore: number;
  open: Frame[];
  done: Frame;
  meter: StepMeter;
};

const emphasisOf: ReadonlyMap<string, "bold" | "italic" | "strike"> = new Map([
  ["*", "bold"],
  ["_", "italic"],
  ["~", "strike"],
]);
const wordChar = /[\p{L}\p{N}\p{M}]/u;
const linkStart = /[a-z0-9]/i;
// Before an address: a letter would put it inside a word, the signs inside a longer e-mail address.
const insideAddress = /[\p{L}\p{N}\p{M}.%+@/-]/u;

/**
 * Parses one line (FMT-1 to FMT-5, FMT-9); what it leaves open ends with the line (FMT-3). At most three markers are open, one of each kind, and the cursor only
 * moves forward: that makes it linear (FMT-11).
 */
export function parseInline(
  line: string,
  fences: readonly Fence[],
  meter: StepMeter,
): InlineNode[] {
  const scan: Scan = {
    line,
    at: 0,
    noLinkBefore: 0,
    open: [],
    done: { marker: "", children: [] },
    meter,
  };
  for (const fence of fences) {
    scanUntil(scan, fence.start);
    append(scan, { type: "code_block", text: line.slice(fence.start + 3, fence.end - 3) });
    scan.at = fence.end;
  }
  scanUntil(scan, line.length);
  while (scan.open.length > 0) dissolve(scan);
  return scan.done.children;
}

function scanUntil(scan: Scan, end: number): void {
  while (scan.at < end) {
    scan.meter.steps += 1;
    const char = scan.line.charAt(scan.at);
    if (takeCode(scan, char, end) || takeLink(scan, char)) continue;
    if (!takeMarker(scan, char)) appendText(scan, char);
    scan.at += 1;
  }
}

function takeCode(scan: Scan, char: string, end: number): boolean {
  if (char !== "`") return false;
  const close = scan.line.indexOf("`", scan.at + 1);
  scan.meter.steps += Math.max(close - scan.at, 0);
  const text = scan.line.slice(scan.at + 1, close);
  if (close < 0 || close >= end || text.trim() === "") return false;
  append(scan, { type: "code", text });
  scan.at = close + 1;
  return true;
}

function takeLink(scan: Scan, char: string): boolean {
  if (scan.at < scan.noLinkBefore || !linkStart.test(char) || insideAddress.test(charBefore(scan)))
    return false;
  const link = findLink(scan.line, scan.at, scan.meter);
  if (link === null) return false;
  scan.noLinkBefore = link.end;
  if (link.href === null) return false;
  append(scan, { type: "link", text: scan.line.slice(scan.at, link.end), href: link.href });
  scan.at = link.end;
  return true;
}

/** A marker opens before, and closes after, anything but white space, and never inside a word (FMT-2). */
function takeMarker(scan: Scan, char: string): boolean {
  const emphasis = emphasisOf.get(char);
  const before = charBefore(scan);
  const after = charAfter(scan);
  if (emphasis === undefined || before === char || after === char) return false;
  const opened = scan.open.findIndex(({ marker }) => marker === char);
  if (opened >= 0 && /\S/u.test(before) && !wordChar.test(after)) {
    while (scan.open.length > opened + 1) dissolve(scan);
    for (const { children } of scan.open.splice(-1)) append(scan, { type: emphasis, children });
    return true;
  }
  if (opened >= 0 || wordChar.test(before) || !/\S/u.test(after)) return false;
  scan.open.push({ marker: char, children: [] });
  return true;
}

/** The innermost open marker found no partner: it becomes literal text (FMT-4). */
function dissolve(scan: Scan): void {
  for (const { marker, children } of scan.open.splice(-1)) {
    appendText(scan, marker);
    for (const node of children) append(scan, node);
  }
}

function append(scan: Scan, node: InlineNode): void {
  scan.meter.steps += 1;
  if (node.type === "text") appendText(scan, node.text);
  else current(scan).push(node);
}

function appendText(scan: Scan, text: string): void {
  const children = current(scan);
  const last = children.at(-1);
  if (last?.type === "text") last.text += text;
  else children.push({ type: "text", text });
}

function current(scan: Scan): InlineNode[] {
  return (scan.open.at(-1) ?? scan.done).children;
}

/** The code point before the cursor, "" at the start of the line. */
function charBefore({ line, at }: Scan): string {
  return /[\uDC00-\uDFFF]/.test(line.charAt(at - 1))
    ? line.slice(Math.max(at - 2, 0), at)
    : line.charAt(at - 1);
}

function charAfter({ line, at }: Scan): string {
  const code = line.codePointAt(at + 1);
  return code === undefined ? "" : String.fromCodePoint(code);
}
