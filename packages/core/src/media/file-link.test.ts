import { type MediaId, newId, type WorkspaceId } from "@parley/domain/ids";
import { expect, test } from "vitest";
import { parseKeyring } from "../secrets/index.ts";
import { openFileLink, signFileLink } from "./file-link.ts";

const keyText = (name: string, fill: number) =>
  `${name}:${Buffer.alloc(32, fill).toString("base64")}`;
const keyring = parseKeyring(keyText("k1", 1));
const now = new Date("2026-11-21T10:00:00Z");
const workspaceId = newId<WorkspaceId>();
const mediaId = newId<MediaId>();

const linkFor = (leftMs: number, keys = keyring) =>
  signFileLink({ workspaceId, mediaId, expiresAt: new Date(now.getTime() + leftMs) }, keys);

test("a signed link opens its one file in its workspace, as the system", () => {
  const opened = openFileLink(linkFor(60_000), keyring, now);
  expect(opened).toMatchObject({ mediaId, scope: { workspaceId, actor: { kind: "system" } } });
});

test.each([
  ["at its end", 0],
  ["after it", -1_000],
  ["more than ten minutes before it", 601_000],
])("a link opens nothing %s", (_, leftMs) => {
  expect(openFileLink(linkFor(leftMs), keyring, now)).toBeNull();
});

test("no letter of a link can be changed, left out or added", () => {
  const token = linkFor(60_000);
  for (let at = 0; at < token.length; at += 1) {
    const other = token[at] === "A" ? "B" : "A";
    const changed = token.slice(0, at) + other + token.slice(at + 1);
    // The last letter carries two bits that mean nothing.
    const bytes = (text: string) => Buffer.from(text, "base64url").toString("hex");
    if (bytes(changed) === bytes(token)) continue;
    expect(openFileLink(changed, keyring, now)).toBeNull();
  }
  for (const wrong of [
    "",
    token.slice(1),
    `${token}A`,
    token.replace(/.$/, "="),
    "ä".repeat(token.length),
  ]) {
    expect(openFileLink(wrong, keyring, now)).toBeNull();
  }
});

test("a link outlives a change of the encryption key while the old one is in the ring", () => {
  const token = linkFor(60_000);
  const next = parseKeyring(`${keyText("k2", 2)},${keyText("k1", 1)}`);
  expect(openFileLink(token, next, now)).not.toBeNull();
  expect(openFileLink(token, parseKeyring(keyText("k2", 2)), now)).toBeNull();
  expect(openFileLink(linkFor(60_000, next), keyring, now)).toBeNull();
});
