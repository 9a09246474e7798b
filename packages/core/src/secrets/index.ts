export { type Keyring, parseKeyring } from "./keyring.ts";
export { openSecret, type SecretPlace, sealSecret } from "./seal-secret.ts";
