import { type InlineNode, type MarkupNode, parseMarkup } from "@parley/domain/formatting";
import { Fragment, memo, type ReactNode } from "react";

/** A text with WhatsApp's formatting (S4.26). */
export const Markup = memo(function Markup({ text }: { text: string }) {
  return <>{withKeys(parseMarkup(text), block)}</>;
});

function block(node: MarkupNode): ReactNode {
  if (node.type === "quote") {
    return (
      <blockquote className="my-0.5 border-l-2 border-line-strong pl-2 text-muted">
        {withKeys(node.lines, (line) => (
          <div>{inlines(line)}</div>
        ))}
      </blockquote>
    );
  }
  if (!("items" in node)) return inline(node);
  const items = withKeys(node.items, ({ marker, children }) => (
    <li className="flex gap-1.5">
      <span aria-hidden className="tabular shrink-0 text-muted">
        {node.type === "numbered_list" ? marker.trim() : "•"}
      </span>
      <span className="min-w-0">{inlines(children)}</span>
    </li>
  ));
  return node.type === "numbered_list" ? (
    <ol className="my-0.5">{items}</ol>
  ) : (
    <ul className="my-0.5">{items}</ul>
  );
}

function inline(node: InlineNode): ReactNode {
  switch (node.type) {
    case "text":
      return node.text;
    case "break":
      return <br />;
    case "bold":
      return <strong className="font-semibold">{inlines(node.children)}</strong>;
    case "italic":
      return <em>{inlines(node.children)}</em>;
    case "strike":
      return <s>{inlines(node.children)}</s>;
    case "code":
      return <code className="rounded-sm bg-ink/8 px-1 font-mono text-[0.92em]">{node.text}</code>;
    case "code_block":
      return (
        <code className="my-0.5 block whitespace-pre-wrap rounded-md bg-ink/6 px-2 py-1.5 font-mono text-[0.92em]">
          {node.text.replace(/^\n|\n$/g, "")}
        </code>
      );
    case "link":
      return (
        <a
          href={node.href}
          target="_blank"
          rel="noopener noreferrer nofollow"
          className="text-accent-ink underline underline-offset-2"
        >
          {node.text}
        </a>
      );
  }
}

function inlines(nodes: readonly InlineNode[]): ReactNode {
  return withKeys(nodes, inline);
}

/** The nodes of a text never move: their place is their identity. */
function withKeys<Node>(nodes: readonly Node[], render: (node: Node) => ReactNode): ReactNode {
  return [...nodes.entries()].map(([at, node]) => <Fragment key={at}>{render(node)}</Fragment>);
}
