export { type DemoSecrets, loadSecrets, type Secrets } from "./load-secrets.ts";
