import { describe, expect, test } from "vitest";
import { type InlineNode, type MarkupNode, parseMarkup } from "./index.ts";

function t(text: string): InlineNode {
  return { type: "text", text };
}

function wrap(type: "bold" | "italic" | "strike", ...children: InlineNode[]): InlineNode {
  return { type, children };
}

function link(text: string, href = text): InlineNode {
  return { type: "link", text, href };
}

describe("emphasis (FMT-1 to FMT-4, S4.26)", () => {
  test.each<[string, MarkupNode[]]>([
    ["*bold*", [wrap("bold", t("bold"))]],
    ["_italic_", [wrap("italic", t("italic"))]],
    ["~strike~", [wrap("strike", t("strike"))]],
    ["a *b c* d", [t("a "), wrap("bold", t("b c")), t(" d")]],
    ["*_~all~_*", [wrap("bold", wrap("italic", wrap("strike", t("all"))))]],
    ["(*b*), *c*!", [t("("), wrap("bold", t("b")), t("), "), wrap("bold", t("c")), t("!")]],
    ["*a*b*", [wrap("bold", t("a*b"))]],
    ["*a _b* c_", [wrap("bold", t("a _b")), t(" c_")]],
    ["_a *b_", [wrap("italic", t("a *b"))]],
    ["*ä*", [wrap("bold", t("ä"))]],
    ["*😀*", [wrap("bold", t("😀"))]],
    ["😀*a*😀", [t("😀"), wrap("bold", t("a")), t("😀")]],
  ])("%j", (text, nodes) => {
    expect(parseMarkup(text)).toEqual(nodes);
  });

  test.each([
    "x * a *",
    "*a *",
    "2*3*4",
    "snake_case_name",
    "ä*b*",
    "*b*ä",
    "𝒳*b*",
    "*b*𝒳",
    "**bold**",
    "__init__",
    "*",
    "*a",
    "a*",
    "# no heading",
    "[x](y)",
    "*a _b ~c",
  ])("%j stays literal (FMT-2, FMT-4)", (text) => {
    expect(parseMarkup(text)).toEqual([t(text)]);
  });

  test("emphasis does not cross a line break (FMT-3)", () => {
    expect(parseMarkup("*a\nb*")).toEqual([t("*a"), { type: "break" }, t("b*")]);
  });
});

describe("code (FMT-5)", () => {
  test.each<[string, MarkupNode[]]>([
    ["`x *y*`", [{ type: "code", text: "x *y*" }]],
    ["``x``", [t("`"), { type: "code", text: "x" }, t("`")]],
    ["` `", [t("` `")]],
    ["`open", [t("`open")]],
    ["`a ```b```", [t("`a "), { type: "code_block", text: "b" }]],
    ["```a\n*b* `c`\n```", [{ type: "code_block", text: "a\n*b* `c`\n" }]],
    ["x ```a``` y", [t("x "), { type: "code_block", text: "a" }, t(" y")]],
    ["*a ```b``` c*", [wrap("bold", t("a "), { type: "code_block", text: "b" }, t(" c"))]],
    ["``` ```", [t("``` ```")]],
    ["``````a```", [t("```"), { type: "code_block", text: "a" }]],
    ["```open", [t("```open")]],
  ])("%j", (text, nodes) => {
    expect(parseMarkup(text)).toEqual(nodes);
  });
});

describe("lists and quotes (FMT-6 to FMT-8)", () => {
  test("bullets by star or hyphen and one space", () => {
    expect(parseMarkup("- a\n* *b*")).toEqual([
      {
        type: "bulleted_list",
        items: [
          { marker: "- ", children: [t("a")] },
          { marker: "* ", children: [wrap("bold", t("b"))] },
        ],
      },
    ]);
  });

  test("numbers keep what was written (FMT-7)", () => {
    expect(parseMarkup("1. a\n12. b")).toEqual([
      {
        type: "numbered_list",
        items: [
          { marker: "1. ", children: [t("a")] },
          { marker: "12. ", children: [t("b")] },
        ],
      },
    ]);
  });

  test("quotes gather their lines", () => {
    expect(parseMarkup("> a\n> _b_\nc")).toEqual([
      { type: "quote", lines: [[t("a")], [wrap("italic", t("b"))]] },
      t("c"),
    ]);
  });

  test("a list after a list of the other kind is a list of its own", () => {
    expect(parseMarkup("- a\n1. b").map(({ type }) => type)).toEqual([
      "bulleted_list",
      "numbered_list",
    ]);
  });

  test("a code block keeps its lines inside an item", () => {
    expect(parseMarkup("- ```a\nb```\n- c")).toEqual([
      {
        type: "bulleted_list",
        items: [
          { marker: "- ", children: [{ type: "code_block", text: "a\nb" }] },
          { marker: "- ", children: [t("c")] },
        ],
      },
    ]);
  });

  test.each(["-a", ">a", "1.a", "1) a", " - a", "- ", ">  "])(
    "%j is no list and no quote",
    (text) => {
      expect(parseMarkup(text)).toEqual([t(text)]);
    },
  );
});

test("every look that WhatsApp documents, in one message (FMT-1, FMT-5 to FMT-8, S4.26)", () => {
  const text = "*b* _i_ ~s~ `c`\n```x\ny```\n* one\n- two\n1. three\n> four";
  expect(parseMarkup(text)).toEqual([
    ...[wrap("bold", t("b")), t(" "), wrap("italic", t("i")), t(" "), wrap("strike", t("s"))],
    ...[t(" "), { type: "code", text: "c" }, { type: "break" }],
    { type: "code_block", text: "x\ny" },
    {
      type: "bulleted_list",
      items: [
        { marker: "* ", children: [t("one")] },
        { marker: "- ", children: [t("two")] },
      ],
    },
    { type: "numbered_list", items: [{ marker: "1. ", children: [t("three")] }] },
    { type: "quote", lines: [[t("four")]] },
  ]);
});

describe("line breaks (FMT-10)", () => {
  test.each<[string, MarkupNode[]]>([
    ["", [t("")]],
    ["a\nb", [t("a"), { type: "break" }, t("b")]],
    ["a\n\nb", [t("a"), { type: "break" }, { type: "break" }, t("b")]],
    ["\na", [t(""), { type: "break" }, t("a")]],
    [
      "- a\n\nb",
      [
        { type: "bulleted_list", items: [{ marker: "- ", children: [t("a")] }] },
        t(""),
        { type: "break" },
        t("b"),
      ],
    ],
  ])("%j", (text, nodes) => {
    expect(parseMarkup(text)).toEqual(nodes);
  });
});

describe("links (FMT-9, T-42, T-44)", () => {
  test.each<[string, MarkupNode[]]>([
    ["https://example.com/a_b_c", [link("https://example.com/a_b_c")]],
    ["see HTTP://Example.com.", [t("see "), link("HTTP://Example.com"), t(".")]],
    ["*https://example.com*", [wrap("bold", link("https://example.com"))]],
    ["(https://en.example/x_(y))", [t("("), link("https://en.example/x_(y)"), t(")")]],
    ["mailto:a@b.co", [link("mailto:a@b.co")]],
    [
      "write to me@shop.example!",
      [t("write to "), link("me@shop.example", "mailto:me@shop.example"), t("!")],
    ],
    ["_me@shop.example_", [wrap("italic", link("me@shop.example", "mailto:me@shop.example"))]],
    ["https://a.example```x```", [link("https://a.example"), { type: "code_block", text: "x" }]],
  ])("%j", (text, nodes) => {
    expect(parseMarkup(text)).toEqual(nodes);
  });

  test.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "ftp://example.com",
    "xhttps://example.com",
    "https://",
    "http://[",
    "http://...",
    "mailto:",
    "me@localhost",
    "a.b@",
    `https://example.com/${"a".repeat(2100)}`,
  ])("%.40j is no link", (text) => {
    expect(parseMarkup(text)).toEqual([t(text)]);
  });

  test("a direction override ends an address (T-47)", () => {
    expect(parseMarkup("https://a.example/\u202egpj.exe")[0]).toEqual(link("https://a.example/"));
  });
});
