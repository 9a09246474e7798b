export {
  type PhoneCustomer,
  type PhoneNumber,
  type Phones,
  type PhoneThread,
  simulatorConfigOf,
  writePhones,
} from "./write-phones.ts";
