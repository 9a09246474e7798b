import type { BlockNode, InlineNode, MarkupNode, StepMeter } from "./markup-nodes.ts";
import { type Fence, parseInline } from "./parse-inline.ts";

type Line = { start: number; end: number; fences: Fence[] };
type Prefix = { type: BlockNode["type"]; marker: string };

/**
 * WhatsApp's markup as a node tree (S4.26, docs/domain/formatting.md). Never fails, drops nothing but the markers,
 * takes time linear in the text. `meter` counts the steps for the proof of that.
 */
export function parseMarkup(text: string, meter: StepMeter = { steps: 0 }): MarkupNode[] {
  const nodes: MarkupNode[] = [];
  let isInline = false;
  for (const line of splitLines(text, findFences(text, meter))) {
    const prefix = blockPrefix(text.slice(line.start, line.end));
    const start = line.start + (prefix?.marker.length ?? 0);
    const fences = line.fences.map((fence) => ({
      start: fence.start - start,
      end: fence.end - start,
    }));
    const children = parseInline(text.slice(start, line.end), fences, meter);
    if (prefix !== null) addToBlock(nodes, prefix, children);
    else {
      if (isInline) nodes.push({ type: "break" });
      nodes.push(...lineNodes(children, isInline));
    }
    isInline = prefix === null;
  }
  return nodes;
}

/** A blank line on its own still is a line: an empty text stands for it (FMT-10). */
function lineNodes(children: InlineNode[], followsLine: boolean): InlineNode[] {
  return children.length > 0 || followsLine ? children : [{ type: "text", text: "" }];
}

/** Pairs of three backticks with something between them, from the left; they may span lines (FMT-5). */
function findFences(text: string, meter: StepMeter): Fence[] {
  const fences: Fence[] = [];
  let open = text.indexOf("```");
  while (open >= 0) {
    const close = text.indexOf("```", open + 3);
    meter.steps += (close < 0 ? text.length : close) - open;
    if (close < 0) break;
    const isBlank = text.slice(open + 3, close).trim() === "";
    if (!isBlank) fences.push({ start: open, end: close + 3 });
    open = isBlank ? close : text.indexOf("```", close + 3);
  }
  return fences;
}

/** Lines of the text; a line break inside a code block does not end a line. One pass over breaks and fences. */
function splitLines(text: string, fences: readonly Fence[]): Line[] {
  const lines: Line[] = [];
  let line: Line = { start: 0, end: 0, fences: [] };
  let next = 0;
  for (const end of [...text.matchAll(/\n/g), { index: text.length }].map(({ index }) => index)) {
    let fence = fences[next];
    for (; fence !== undefined && fence.end <= end; fence = fences[next]) {
      line.fences.push(fence);
      next += 1;
    }
    if (fence !== undefined && fence.start < end) continue;
    lines.push({ ...line, end });
    line = { start: end + 1, end, fences: [] };
  }
  return lines;
}

/** What makes a line a bullet (FMT-6), a numbered item (FMT-7) or a quote (FMT-8). */
function blockPrefix(line: string): Prefix | null {
  const marker = /^(?:[*-] |\d{1,9}\. |> )(?=.*\S)/su.exec(line)?.[0];
  if (marker === undefined) return null;
  if (marker === "> ") return { type: "quote", marker };
  return { type: /\d/.test(marker) ? "numbered_list" : "bulleted_list", marker };
}

/** Neighbouring lines of one kind make one block (FMT-6 to FMT-8). */
function addToBlock(nodes: MarkupNode[], { type, marker }: Prefix, children: InlineNode[]): void {
  const last = nodes.at(-1);
  if (type === "quote") {
    if (last?.type === "quote") last.lines.push(children);
    else nodes.push({ type, lines: [children] });
  } else if (last?.type === type) last.items.push({ marker, children });
  else nodes.push({ type, items: [{ marker, children }] });
}
