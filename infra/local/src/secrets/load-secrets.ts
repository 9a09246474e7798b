import { randomBytes, randomInt } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const text = z.string().min(1);
const demoSchema = z.object({
  ownerPassword: text,
  adminPassword: text,
  agentPassword: text,
  appSecret: text,
  accessToken: text,
  verifyToken: text,
  /** Absent in a folder of before there was a sender at Twilio. */
  twilioAuthToken: text.default(() => makeAuthToken()),
});
const schema = z.object({
  encryptionKey: text,
  ablyApiKey: text,
  appRolePassword: text,
  demo: demoSchema,
  second: demoSchema,
});

export type DemoSecrets = z.infer<typeof demoSchema>;
export type Secrets = z.infer<typeof schema>;

/**
 * The secrets of this data folder, made the first time and kept in `secrets.json` for its owner
 * alone; one that an older version did not know is added. Throws an Error of one sentence when the file is damaged: new ones would not open old data.
 */
export function loadSecrets(dataDir: string): Secrets {
  const path = join(dataDir, "secrets.json");
  const known = existsSync(path) ? readSecrets(path) : null;
  const secrets = known?.secrets ?? makeSecrets();
  const text = `${JSON.stringify(secrets, null, 2)}\n`;
  if (text === known?.text) return secrets;
  const draft = `${path}.new`;
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, path);
  return secrets;
}

function readSecrets(path: string): { secrets: Secrets; text: string } {
  try {
    const text = readFileSync(path, "utf8");
    return { secrets: schema.parse(JSON.parse(text)), text };
  } catch {
    throw new Error(
      `unable to start; ${path} is damaged: restore it, or delete the whole data folder to start afresh`,
    );
  }
}

function makeSecrets(): Secrets {
  return {
    encryptionKey: `k1:${randomBytes(32).toString("base64")}`,
    ablyApiKey: `local.${word(6)}:${token(24)}`,
    appRolePassword: token(24),
    demo: makeDemoSecrets(),
    second: makeDemoSecrets(),
  };
}

function makeDemoSecrets(): DemoSecrets {
  const password = () => [word(4), word(4), word(4)].join("-");
  return {
    ownerPassword: password(),
    adminPassword: password(),
    agentPassword: password(),
    appSecret: randomBytes(16).toString("hex"),
    accessToken: `EAA${token(48)}`,
    verifyToken: token(24),
    twilioAuthToken: makeAuthToken(),
  };
}

function makeAuthToken(): string {
  return randomBytes(16).toString("hex");
}

/** Letters and digits that cannot be taken for each other, easy to read aloud and to type. */
function word(length: number): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join("");
}

function token(bytes: number): string {
  return randomBytes(bytes).toString("base64url");
}
