import type { Role } from "@parley/domain/permissions";
import { lumaThreads } from "./luma.ts";
import { nordwindThreads } from "./nordwind.ts";
import type { Thread } from "./script.ts";
import { sidOf } from "./sid-of.ts";
import { lumaTwilioThreads, nordwindTwilioThreads } from "./twilio-threads.ts";

/** A demo workspace: its people, its number at Meta, its sender at Twilio and what customers wrote to each. */
export type Profile = {
  slug: string;
  company: string;
  people: Readonly<Record<Role, { fullName: string; email: string }>>;
  number: {
    displayName: string;
    phone: string;
    phoneNumberId: string;
    wabaId: string;
    appId: string;
  };
  threads: readonly Thread[];
  sender: { displayName: string; phone: string; accountSid: string; sid: string };
  senderThreads: readonly Thread[];
};

export const luma: Profile = {
  slug: "luma",
  company: "Luma Coffee Roasters",
  people: {
    owner: { fullName: "Emilia Brandt", email: "owner@luma.example" },
    admin: { fullName: "Mateo Silva", email: "admin@luma.example" },
    agent: { fullName: "Zoe Adeyemi", email: "agent@luma.example" },
  },
  number: {
    displayName: "Luma Coffee Roasters",
    phone: "+15550101042",
    phoneNumberId: "104220001000101",
    wabaId: "204220001000101",
    appId: "634900000000101",
  },
  threads: lumaThreads,
  sender: {
    displayName: "Luma Wholesale",
    phone: "+15550101043",
    accountSid: sidOf("AC", "luma"),
    sid: sidOf("XE", "luma"),
  },
  senderThreads: lumaTwilioThreads,
};

export const nordwind: Profile = {
  slug: "nordwind",
  company: "Nordwind Bikes",
  people: {
    owner: { fullName: "Jan Petersen", email: "owner@nordwind.example" },
    admin: { fullName: "Freya Solberg", email: "admin@nordwind.example" },
    agent: { fullName: "Kofi Mensah", email: "agent@nordwind.example" },
  },
  number: {
    displayName: "Nordwind Bikes",
    phone: "+15550102077",
    phoneNumberId: "104220001000202",
    wabaId: "204220001000202",
    appId: "634900000000202",
  },
  threads: nordwindThreads,
  sender: {
    displayName: "Nordwind Rental",
    phone: "+15550102078",
    accountSid: sidOf("AC", "nordwind"),
    sid: sidOf("XE", "nordwind"),
  },
  senderThreads: nordwindTwilioThreads,
};
