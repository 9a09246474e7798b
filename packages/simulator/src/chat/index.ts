export { readAsCustomer } from "./read-as-customer.ts";
export { saveCustomer } from "./save-customer.ts";
export { type ChatDeps, ChatError, writeAsCustomer } from "./write-as-customer.ts";
