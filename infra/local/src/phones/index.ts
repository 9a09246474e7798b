export {
  type PhoneCustomer,
  type PhoneNumber,
  type Phones,
  type PhoneThread,
  writePhones,
} from "./write-phones.ts";
