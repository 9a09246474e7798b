import type { App } from "../app/app.ts";
import type { Connection } from "./connection.ts";

/** The connections of every app, with or without a socket. */
export class ConnectionRegistry {
  // An app that is deleted takes its connections with it.
  readonly #byApp = new WeakMap<App, Map<string, Connection>>();

  /** The connections of one app, by their id. */
  of(app: App): Map<string, Connection> {
    const known = this.#byApp.get(app) ?? new Map<string, Connection>();
    this.#byApp.set(app, known);
    return known;
  }
}
