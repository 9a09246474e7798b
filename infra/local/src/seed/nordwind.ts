import { nordwindLongThread } from "./nordwind-long-thread.ts";
import { type Thread, them, theyShared, us } from "./script.ts";

/** In every job number of this workspace, and nowhere else: where it shows, Nordwind's data shows. */
export const nordwindCanary = "NORD-9Z2K";

const job = (number: number) => `${nordwindCanary}-${number}`;

/** What customers wrote to Nordwind Bikes. */
export const nordwindThreads: readonly Thread[] = [
  {
    customer: { name: "Lena Hofmann", phone: "+4940360010", country: "DE" },
    unread: 1,
    lines: [
      them("3h 5m", "Moin! Mein Vorderrad eiert seit gestern 🚲"),
      us(
        "agent",
        "3h",
        "Moin Lena! Das klingt nach einer losen Speiche. Magst du ein Foto schicken?",
        "read",
        "👍",
      ),
      theyShared("2h 51m", "image"),
      us(
        "agent",
        "2h 40m",
        `Danke! Auftrag ${job(311)} ist angelegt, bring es *morgen ab 9 Uhr* vorbei.`,
        "read",
      ),
      them("9m", "Super, reicht auch 17:30?"),
    ],
  },
  {
    customer: { name: "Oliver Grant", phone: "+441315550199", country: "GB" },
    lines: [
      them("1h 30m", "Hi, is the *Fjord 7* in size L back in stock?"),
      us(
        "agent",
        "1h 24m",
        "Hi Oliver, two came in this morning: _graphite_ and _moss green_.",
        "read",
      ),
      them("1h 20m", "Moss green please! Can you hold it until Saturday?", "💚"),
      us("agent", "1h 15m", `Held for you under ${job(318)} until Saturday 18:00 ✅`, "delivered"),
    ],
  },
  {
    customer: { name: "Valentina Rojas", phone: "+56223456789", country: "CL" },
    unread: 2,
    lines: [
      them("20h 50m", "¡Hola! ¿La garantía cubre la batería de la e-bike?"),
      us(
        "admin",
        "20h 45m",
        "¡Hola, Valentina! Sí, dos años o 500 ciclos de carga, lo que ocurra primero.",
        "read",
      ),
      them("20h 20m", `La mía dejó de cargar ayer 😩 Es la factura ${job(207)}`),
      theyShared("20h 19m", "video"),
    ],
  },
  {
    customer: { name: "Thiago Azevedo", phone: "+5521998870155", country: "BR" },
    lines: [
      them("2d 6h", "Bom dia! Quanto custa uma revisão completa?"),
      us(
        "agent",
        "2d 5h",
        "Bom dia, Thiago! A revisão completa custa *89 €* e fica pronta em dois dias.",
        "read",
      ),
      them("2d 4h", "Combinado, levo na sexta 👊"),
      us("agent", "2d 4h", `Anotado! Sua reserva é ${job(296)}.`, "delivered"),
    ],
  },
  {
    customer: { name: "يوسف حداد", phone: "+96171234567", country: "LB" },
    unread: 1,
    lines: [them("18m", `مرحبا، هل أصبحت دراجتي جاهزة؟ رقم الطلب ${job(305)}`)],
  },
  {
    customer: { name: "高橋 健太", phone: "+81667890123", country: "JP" },
    lines: [
      them("7h 40m", "チャイルドシートは Fjord 5 に取り付けられますか？"),
      us("agent", "7h 30m", "はい、取り付けられます。工賃は無料です 👶🚴", "read", "🙏"),
      them("7h 10m", `では ${job(320)} に追加してください。`),
      us("agent", "7h 2m", "追加いたしました。ありがとうございます！", "read"),
    ],
  },
  {
    customer: { name: "Arjun Mehta", phone: "+918040506070", country: "IN" },
    lines: [
      them("27h", "नमस्ते, क्या आप साइकिल किराए पर भी देते हैं? 🚴"),
      us("agent", "26h 30m", "नमस्ते अर्जुन जी! हाँ, एक दिन का किराया 18 € है।", "read"),
      us("agent", "3h 5m", `कल के लिए एक साइकिल खाली है: ${job(322)}`, "131047"),
    ],
  },
  {
    customer: { name: "Sofie Lindqvist", phone: "+46812345670", country: "SE", onWhatsApp: false },
    lines: [
      them("6h", "Hej! Jag har bytt nummer, kan ni skriva till mig här?"),
      us(
        "admin",
        "5h 40m",
        `Hej Sofie! Absolut. Din cykel (${job(288)}) är klar att hämta 🎉`,
        "131026",
      ),
    ],
  },
  {
    customer: { name: "Pieter de Vries", phone: "+31205550177", country: "NL" },
    lines: [
      them("40m", "Goedemiddag, hebben jullie nog fietstassen van 25 liter?"),
      us(
        "agent",
        "35m",
        "Goedemiddag Pieter! Ja, in ~zwart~ (uitverkocht) en *donkerblauw*.",
        "delivered",
      ),
      them("30m", "Donkerblauw is mooi. Wat kosten ze?"),
      us(
        "agent",
        "26m",
        `€ 79 per stuk, € 139 per paar. Ik heb een paar apart gelegd: ${job(324)}`,
        "sent",
      ),
    ],
  },
  {
    customer: { name: "Chloé Martin", phone: "+32470112233", country: "BE" },
    status: "closed",
    lines: [
      them("8d 2h", "Bonjour, j'ai perdu la clé de mon antivol 😬"),
      us(
        "agent",
        "8d 1h",
        "Bonjour Chloé ! Avec le numéro gravé sur la serrure, nous pouvons en commander une.",
        "read",
        "😮",
      ),
      them("8d", "Ouf ! C'est le 4471."),
      us("agent", "8d", `Commandée sous ${job(251)}, elle arrive lundi.`, "read"),
      them("4d", "Bien reçue, merci ! 🔑", "👏"),
    ],
  },
  {
    customer: { name: "Ewa Nowak", phone: "+48616543210", country: "PL" },
    unread: 1,
    lines: [
      them("22h 30m", "Dzień dobry, czy serwisujecie hamulce hydrauliczne?"),
      us("agent", "22h 20m", "Dzień dobry! Tak, odpowietrzenie kosztuje 35 € za koło.", "read"),
      theyShared("21h 50m", "document"),
      them("21h 48m", `To jest przegląd z zeszłego roku, numer ${job(119)}.`),
    ],
  },
  {
    customer: { name: "Marco Bianchi", phone: "+41445556677", country: "CH" },
    lines: [
      them("5d 3h", "Buongiorno! Fate anche _bike fitting_?"),
      us(
        "owner",
        "5d 2h",
        "Buongiorno Marco! Sì, un'ora e mezza con misurazione: 120 €.\n\nCosa portare:\n- scarpe\n- pedali\n- pazienza 🙂",
        "read",
        "😂",
      ),
      them("5d 1h", `Prenotato online, ${job(270)}. A presto!`),
      us("owner", "5d 1h", "A presto!", "read"),
    ],
  },
  nordwindLongThread,
];
