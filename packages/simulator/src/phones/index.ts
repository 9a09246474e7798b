export { createPhonesRoutes } from "./phones-routes.ts";
