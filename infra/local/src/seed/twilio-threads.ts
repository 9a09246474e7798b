import { lumaCanary } from "./luma.ts";
import { nordwindCanary } from "./nordwind.ts";
import { type Thread, them, us } from "./script.ts";

/** What customers wrote to Luma's sender at Twilio: its wholesale line. */
export const lumaTwilioThreads: readonly Thread[] = [
  {
    customer: { name: "Giulia Ferrante", phone: "+390612345601", country: "IT" },
    unread: 1,
    lines: [
      them("5h 20m", "Buongiorno, how much is the *House Blend* from 20 kg a month?"),
      us(
        "admin",
        "5h 12m",
        "Buongiorno Giulia! From 20 kg it is *€ 17.40* a kilo, delivery included.",
      ),
      them("4h 58m", "That works for us. Can you send the contract today?"),
    ],
  },
  {
    customer: { name: "Café Mirador", phone: "+34910123402", country: "ES" },
    lines: [
      them(
        "22h 40m",
        `Our standing order ${lumaCanary}-880 should be 12 kg from next week, please`,
      ),
      us("agent", "22h 31m", "Changed to _12 kg_, starting Monday ✅"),
      them("22h 29m", "¡Gracias!"),
    ],
  },
  {
    customer: { name: "Noah Lindqvist", phone: "+46812345603", country: "SE" },
    status: "closed",
    lines: [
      them("3d 4h", "Do you also supply grinders?"),
      us("agent", "3d 3h 50m", "We do: two models on loan from 15 kg a month.", "delivered"),
    ],
  },
];

/** What customers wrote to Nordwind's sender at Twilio: its rental desk. */
export const nordwindTwilioThreads: readonly Thread[] = [
  {
    customer: { name: "Priya Nair", phone: "+442079460804", country: "GB" },
    unread: 2,
    lines: [
      them("6h 10m", "Hello, four bikes for Saturday, is that still possible?"),
      us("agent", "6h", "Hello Priya! Yes: four _Fjord 5_ from 9:00, with helmets."),
      them("5h 51m", "Great. Two of them with a child seat please"),
      them("5h 50m", "And is there parking at your shop?"),
    ],
  },
  {
    customer: { name: "Emil Novak", phone: "+420221234805", country: "CZ" },
    lines: [
      them(
        "1d 2h",
        `I returned the bike of ${nordwindCanary}-402, when does the deposit come back?`,
      ),
      us("admin", "1d 1h 45m", "It left us this morning, Emil; your bank needs two working days."),
    ],
  },
];
