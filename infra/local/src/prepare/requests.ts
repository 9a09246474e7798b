import type { OpenDatabase } from "../database/index.ts";
import type { DemoWorkspace } from "../ready/index.ts";
import type { SeedInput } from "../seed/index.ts";

/** What the preparing process can be asked for, and what it answers. */
export type Requests = {
  openEmbedded: { input: { adminUrl: string; appRolePassword: string }; output: OpenDatabase };
  openExternal: {
    input: { url: string; adminUrl: string | null; appRolePassword: string };
    output: OpenDatabase;
  };
  seed: {
    /** `phones` is null when no simulator is to know the customers. */
    input: SeedInput & { phones: { dataDir: string; gatewayUrl: string } | null };
    output: {
      workspaces: { demo: DemoWorkspace; second: DemoWorkspace };
      isNew: boolean;
      hasKnownPasswords: boolean;
    };
  };
};

export type RequestName = keyof Requests;
export type Request = {
  [Name in RequestName]: { name: Name; input: Requests[Name]["input"] };
}[RequestName];
export type Answer = { id: number; output: unknown } | { id: number; error: string };
