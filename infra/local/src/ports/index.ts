export { choosePorts } from "./choose-ports.ts";
export { freePort } from "./free-port.ts";
