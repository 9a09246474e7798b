import { describe, expect, test } from "vitest";
import { AblyError, isTokenError, toAblyError } from "./ably-error.ts";
import { parseChannelName } from "./channel-name.ts";
import { decodeBody, decodeFrame, encodeFrame, sharedEncoder } from "./codec.ts";
import { allowedModes, Mode, requestedModes } from "./modes.ts";
import { normalizePayload, payloadForJson, payloadSize } from "./payload.ts";
import { messageSerial, SerialClock } from "./serial-clock.ts";

const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return (error as AblyError).code;
  }
  return 0;
};

describe("payloads", () => {
  test.each([
    ["text", { data: "a" }, { data: "a", encoding: undefined }],
    ["nothing", { data: null, encoding: "json" }, { data: undefined, encoding: "json" }],
    [
      "base64",
      { data: "aGk=", encoding: "base64" },
      { data: Buffer.from("hi"), encoding: undefined },
    ],
    [
      "base64 last",
      { data: "aGk=", encoding: "utf-8/base64" },
      { data: Buffer.from("hi"), encoding: "utf-8" },
    ],
    ["opaque", { data: "x", encoding: "json/utf-8" }, { data: "x", encoding: "json/utf-8" }],
    [
      "a name that only ends alike",
      { data: "x", encoding: "notbase64" },
      { data: "x", encoding: "notbase64" },
    ],
    ["bytes", { data: new Uint8Array([1]) }, { data: Buffer.from([1]), encoding: undefined }],
    ["an object", { data: { a: 1 } }, { data: '{"a":1}', encoding: "json" }],
  ])("%s is kept as text or bytes", (_, given, expected) => {
    expect(normalizePayload(given)).toEqual(expected);
  });

  test.each([[{ data: 5 }], [{ data: true }], [{ data: {}, encoding: "json" }]])(
    "%j is refused (40013)",
    (given) => {
      expect(codeOf(() => normalizePayload(given))).toBe(40013);
    },
  );

  test("bytes become base64 for JSON receivers, and only for them", () => {
    const bytes = { data: Buffer.from("hi") };
    expect(payloadForJson(bytes)).toEqual({ data: "aGk=", encoding: "base64" });
    expect(payloadForJson({ ...bytes, encoding: "utf-8" }).encoding).toBe("utf-8/base64");
    const text = { data: "hi" };
    expect(payloadForJson(text)).toBe(text);
  });

  test("size counts bytes of data, names, client ids and extras", () => {
    expect(payloadSize({ data: "ü", name: "ab", clientId: "c", extras: { a: 1 } })).toBe(
      2 + 2 + 1 + 7,
    );
    expect(payloadSize({ data: new Uint8Array(9) })).toBe(9);
  });
});

describe("frames", () => {
  const frame = {
    action: 15,
    channel: "c",
    messages: [{ data: Buffer.from("hi") }],
    presence: undefined,
  };

  test("survive both formats", () => {
    expect(JSON.parse(String(encodeFrame(frame, "json")))).toEqual({
      action: 15,
      channel: "c",
      messages: [{ data: "aGk=", encoding: "base64" }],
    });
    expect(decodeFrame(encodeFrame(frame, "msgpack") as Buffer, "msgpack")).toEqual({
      action: 15,
      channel: "c",
      messages: [{ data: Buffer.from("hi") }],
    });
  });

  test("null and absent mean the same", () => {
    expect(decodeFrame(Buffer.from('{"action":10,"channelSerial":null}'), "json")).toEqual({
      action: 10,
    });
  });

  test.each(["[]", "null", '"x"', "{}", "{"])("%s is no frame (40000)", (text) => {
    expect(codeOf(() => decodeFrame(Buffer.from(text), "json"))).toBe(40000);
  });

  test("malformed MessagePack is 40000", () => {
    expect(codeOf(() => decodeBody(Buffer.from([0xdf, 0xff, 0xff, 0xff, 0xff]), "msgpack"))).toBe(
      40000,
    );
  });

  test("are encoded once per format and channel name", () => {
    const encode = sharedEncoder(frame);
    expect(encode("json", "c")).toBe(encode("json", "c"));
    expect(encode("msgpack", "c")).toBe(encode("msgpack", "c"));
    expect(JSON.parse(String(encode("json", "[?rewind=1]c")))).toMatchObject({
      channel: "[?rewind=1]c",
    });
  });
});

describe("serials", () => {
  test("sort by issue, also within a millisecond and when the clock goes back", () => {
    const clock = new SerialClock("s");
    const issued = [5, 5, 4, 6, 6].map((ms) => clock.next(ms));
    expect([...issued].sort()).toEqual(issued);
    expect(issued[0]).toBe("00000000000005-000@s");
    expect(issued[2]).toBe("00000000000005-002@s");
    expect(messageSerial(issued[0] as string, 7)).toBe("00000000000005-000@s:007");
  });

  test("the thousand-and-first of a millisecond borrows from the next", () => {
    const clock = new SerialClock("s");
    const issued = Array.from({ length: 1002 }, () => clock.next(5));
    expect(issued.at(-1)).toBe("00000000000006-001@s");
    expect(new Set(issued).size).toBe(1002);
  });

  test("know their own series", () => {
    expect(new SerialClock("a").isOwn(new SerialClock("b").next(1))).toBe(false);
  });
});

describe("channel names", () => {
  test("params may come inside", () => {
    expect(parseChannelName("[?rewind=1&delta=vcdiff]a:b")).toEqual({
      fullName: "[?rewind=1&delta=vcdiff]a:b",
      name: "a:b",
      params: { rewind: "1", delta: "vcdiff" },
    });
  });

  test.each([undefined, "", ":a", ",a", " a", "[a", "a\nb", "[?x=1]"])(
    "%j is refused (40010)",
    (name) => {
      expect(codeOf(() => parseChannelName(name))).toBe(40010);
    },
  );

  test.each(["[meta]log", "[filter=x]a"])("%s is not spoken (40000)", (name) => {
    expect(codeOf(() => parseChannelName(name))).toBe(40000);
  });
});

describe("modes", () => {
  const all = 983_040 | (1 << 21);

  test.each([
    [
      "params first",
      "publish, Presence_Subscribe",
      Mode.subscribe,
      Mode.publish | Mode.presenceSubscribe,
    ],
    ["unknown words count nothing", "fly", 0, 0],
    ["then flags", undefined, Mode.subscribe | 4, Mode.subscribe],
    ["flags that are not spoken", undefined, 1 << 25, 0],
    ["else all", undefined, 32, all],
  ])("%s", (_, param, flags, expected) => {
    expect(requestedModes(param, flags)).toBe(expected);
  });

  test("subscribe allows both kinds of listening", () => {
    expect(allowedModes({ a: ["subscribe"] }, "a")).toBe(Mode.subscribe | Mode.presenceSubscribe);
    expect(allowedModes({ a: ["*"] }, "a")).toBe(all);
    expect(allowedModes({ a: ["history"] }, "a")).toBe(0);
  });
});

describe("errors", () => {
  test.each([
    [40160, 401],
    [40400, 404],
    [42913, 429],
    [50003, 500],
    [80008, 400],
  ])("%i has status %i unless told otherwise", (code, status) => {
    expect(new AblyError(code, "x").statusCode).toBe(status);
  });

  test("token errors are 40140 to 40149", () => {
    expect([40139, 40140, 40149, 40150].map(isTokenError)).toEqual([false, true, true, false]);
  });

  test("what is not ours does not leak its text", () => {
    expect(toAblyError(new Error("secret")).body).toEqual({
      code: 50000,
      statusCode: 500,
      message: "internal error",
    });
  });
});
