import type { Role } from "@parley/domain/permissions";
import type { FilledWorkspace } from "../world/fill-workspace.ts";
import type { Prepare } from "./prepare.ts";

/**
 * What a foreign id must come to, in comparison with an id that nobody has:
 * `absent`: NOT_FOUND; `empty`: it is left out; `position`: it only orders A's own rows;
 * `fresh`: the caller chose it and it is new to A, so the call succeeds as with any new id;
 * `stale`: what the caller believes to be true and is not, so CONFLICT;
 * `taken`: unique in the whole product, so CONFLICT, as it would be within A.
 */
export type Foreign = "absent" | "empty" | "position" | "fresh" | "stale" | "taken";

export type Field = {
  /** From B, what A might send in the field. */
  foreign: (b: FilledWorkspace) => unknown;
  /** Of the same form, but nobody's. */
  nobodys: () => unknown;
  is: Foreign;
};

export type Row = {
  /** The roles that may; or anyone with a session; or anyone. */
  may: readonly Role[] | "signed-in" | "anyone";
  /** A valid input in workspace A, or undefined where the procedure takes none. */
  input: (a: FilledWorkspace) => Record<string, unknown> | undefined;
  /** Further valid inputs, where one cannot hold every field. */
  others?: (a: FilledWorkspace) => Record<string, unknown>[];
  /** Done before each call, where it needs more than the input. */
  prepare?: Prepare;
  /** The fields that name something, by path ("after.id"). */
  fields: Readonly<Record<string, Field>>;
};
