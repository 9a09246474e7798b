export {
  type Contents,
  type Flows,
  type PhoneCustomer,
  type PhoneNumber,
  type PhoneSender,
  type Phones,
  type PhoneThread,
  simulatorConfigOf,
  type Templates,
  writePhones,
} from "./write-phones.ts";
