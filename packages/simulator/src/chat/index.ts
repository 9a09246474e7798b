export { callAsCustomer } from "./call-as-customer.ts";
export { changePhone } from "./change-phone.ts";
export { echoAsBusiness } from "./echo-as-business.ts";
export { pressButton } from "./press-button.ts";
export { readAsCustomer } from "./read-as-customer.ts";
export { saveCustomer } from "./save-customer.ts";
export { type ChatDeps, ChatError, writeAsCustomer } from "./write-as-customer.ts";
