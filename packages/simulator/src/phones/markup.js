/**
 * @typedef {{ kind: "text" | "code" | "block" | "link", text: string }} Leaf
 * @typedef {{ kind: "bold" | "italic" | "strike" | "quote" | "item", children: Piece[], label?: string }} Branch
 * @typedef {Leaf | Branch} Piece
 */

const PAIRS = { "*": "bold", _: "italic", "~": "strike" };
const TAGS = {
  bold: "strong",
  italic: "em",
  strike: "s",
  quote: "blockquote",
  item: "span",
  code: "code",
  block: "pre",
};

/**
 * Reads WhatsApp's text markers: *bold* _italic_ ~strike~ `code` ```block``` > quote, lists, links.
 * A marker counts when it touches the text inside and a word boundary outside; others stay as typed.
 * @param {string} text
 * @returns {Piece[]}
 */
export function parseMarkup(text) {
  return text.split(/```([\s\S]+?)```/).flatMap((part, index) => {
    if (index % 2 === 1)
      return [/** @type {Piece} */ ({ kind: "block", text: part.replace(/^\n|\n$/g, "") })];
    return part.split(/(\n)/).flatMap((line) => (line === "\n" ? [plain("\n")] : parseLine(line)));
  });
}

/**
 * The same as DOM nodes. Everything typed ends in text nodes.
 * @param {string} text
 * @returns {Node[]}
 */
export function renderMarkup(text) {
  return parseMarkup(text).map(toNode);
}

/** @param {string} line @returns {Piece[]} */
function parseLine(line) {
  const quote = /^> (.+)$/.exec(line);
  if (quote) return [{ kind: "quote", children: parseInline(quote[1] ?? "") }];
  const item = /^([*-]|\d{1,3}\.) (.+)$/.exec(line);
  if (item) {
    const label = /\d/.test(item[1] ?? "") ? `${item[1]} ` : "• ";
    return [{ kind: "item", label, children: parseInline(item[2] ?? "") }];
  }
  return parseInline(line);
}

const TOKEN =
  /`([^`\n]+)`|(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)'])|(?<![\p{L}\p{N}])([*_~])(?=\S)(.+?)(?<=\S)\3(?![\p{L}\p{N}])/u;

/** @param {string} text @returns {Piece[]} */
function parseInline(text) {
  const match = TOKEN.exec(text);
  if (!match) return text === "" ? [] : [plain(text)];
  const [all, code, link, marker, inner = ""] = match;
  const before = text.slice(0, match.index);
  return [
    ...(before === "" ? [] : [plain(before)]),
    code !== undefined
      ? /** @type {Piece} */ ({ kind: "code", text: code })
      : link !== undefined
        ? /** @type {Piece} */ ({ kind: "link", text: link })
        : /** @type {Piece} */ ({
            kind: PAIRS[/** @type {"*"} */ (marker)],
            children: parseInline(inner),
          }),
    ...parseInline(text.slice(match.index + all.length)),
  ];
}

/** @param {string} text @returns {Leaf} */
function plain(text) {
  return { kind: "text", text };
}

/** @param {Piece} piece @returns {Node} */
function toNode(piece) {
  if (piece.kind === "text") return document.createTextNode(piece.text);
  if (piece.kind === "link") {
    const anchor = document.createElement("a");
    Object.assign(anchor, {
      href: piece.text,
      target: "_blank",
      rel: "noopener noreferrer nofollow",
    });
    anchor.append(piece.text);
    return anchor;
  }
  const node = document.createElement(TAGS[piece.kind]);
  if ("text" in piece) node.append(piece.text);
  else node.append(piece.label ?? "", ...piece.children.map(toNode));
  return node;
}
