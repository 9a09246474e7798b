export { type PhoneCustomer, type PhoneNumber, type Phones, writePhones } from "./write-phones.ts";
