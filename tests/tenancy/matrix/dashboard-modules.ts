import { join } from "node:path";
import type { FileStore } from "@parley/api/files";
import type { ApiDeps } from "@parley/api/trpc";
import type { Logger } from "pino";

/**
 * The parts of the dashboard that the suite drives. They are loaded by name at run time: to compile
 * them here would bring the globals of the browser and of Remix into every test.
 */
export type RenderPage = (request: Request, context: unknown) => Promise<Response>;

type App = {
  routes: readonly { method: string; path: string }[];
  request(url: string, init: RequestInit, env: object): Response | Promise<Response>;
};

type ServerModule = {
  createApp(deps: {
    log: Logger;
    api: ApiDeps;
    files: FileStore;
    isReady: () => Promise<boolean>;
    publicUrl: URL;
    realtimeUrl: URL | null;
    clientDirectory: string;
    render: RenderPage;
  }): App;
};

export type RouteEntry = { file: string; children?: RouteEntry[] };
type RoutesModule = { default: RouteEntry[] };

type Run = (args: { request: Request; params: object; context: unknown }) => unknown;
type PageModule = { loader?: Run; action?: Run };

const load = <Module>(path: string): Promise<Module> => import(`@parley/dashboard/${path}`);

export const { createApp } = await load<ServerModule>("server/app");
export const { default: routeConfig } = await load<RoutesModule>("app/routes");

/** The module of a route file, as the route table names it. */
export function loadPage(file: string): Promise<PageModule> {
  return import(join(import.meta.dirname, "../../../apps/dashboard/app", file));
}
