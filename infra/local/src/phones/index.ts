export {
  type Contents,
  type PhoneCustomer,
  type PhoneNumber,
  type PhoneSender,
  type Phones,
  type PhoneThread,
  simulatorConfigOf,
  type Templates,
  writePhones,
} from "./write-phones.ts";
