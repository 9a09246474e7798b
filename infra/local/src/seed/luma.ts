import { lumaLongThread } from "./luma-long-thread.ts";
import { type Thread, them, theyShared, us } from "./script.ts";

/** In every order number of this workspace, and nowhere else: where it shows, Luma's data shows. */
export const lumaCanary = "LUMA-7Q4X";

const order = (number: number) => `${lumaCanary}-${number}`;

/** What customers wrote to Luma Coffee Roasters. */
export const lumaThreads: readonly Thread[] = [
  {
    customer: { name: "Hannah Whitfield", phone: "+442071838750", country: "GB" },
    unread: 2,
    lines: [
      them("2h 10m", "Hi! My order arrived but one of the bags had a *tear* in it 😕"),
      us(
        "agent",
        "2h 4m",
        "Oh no, sorry about that, Hannah! Could you send us the order number and a photo?",
        "read",
        "🙏",
      ),
      them("1h 58m", `Sure, it's ${order(1042)}`),
      theyShared("1h 57m", "image"),
      us(
        "agent",
        "1h 40m",
        "Thank you. A new bag of *Kenya AA* leaves today, free of charge. You can keep the torn one ☕️",
        "read",
      ),
      them("6m", "That's wonderful, thank you!"),
      them("4m", "One more thing: could you grind it for _espresso_ this time?"),
    ],
  },
  {
    customer: { name: "Lucía Fernández", phone: "+34913301122", country: "ES" },
    unread: 1,
    lines: [
      them("21h 40m", "Hola, ¿hacéis envíos a Canarias? 🌴"),
      us(
        "admin",
        "21h 30m",
        "¡Hola, Lucía! Sí, enviamos a Canarias en 4–6 días laborables. El envío cuesta 6,90 €.",
        "read",
        "👍",
      ),
      them(
        "20h 30m",
        `Perfecto. ¿Y podríais cambiar el pedido ${order(1057)} a 1 kg en vez de 250 g?`,
      ),
    ],
  },
  {
    customer: { name: "Rafael Monteiro", phone: "+5511987650142", country: "BR" },
    lines: [
      them("3d 4h", "Oi! Vocês têm algum café descafeinado que seja realmente bom? 😅"),
      us(
        "agent",
        "3d 3h",
        "Oi, Rafael! Temos sim: o *Luma Noite*, descafeinado por água. Notas de chocolate e avelã 🍫",
        "read",
        "😍",
      ),
      them("3d 2h", `Fechado! Fiz o pedido ${order(1031)}. Quando chega?`),
      us(
        "agent",
        "3d 1h",
        "Chega na quinta-feira. Qualquer coisa, é só chamar por aqui!",
        "delivered",
      ),
    ],
  },
  {
    customer: { name: "Jonas Becker", phone: "+4930901820", country: "DE" },
    lines: [
      them(
        "50m",
        `Guten Morgen, in der Rechnung zu ${order(1063)} fehlt unsere USt-IdNr. Könnt ihr das korrigieren?`,
      ),
      us(
        "admin",
        "42m",
        "Guten Morgen, Herr Becker! Gern. Bitte schicken Sie uns die Nummer, dann kommt die korrigierte Rechnung *heute noch* per E-Mail.",
        "read",
      ),
      them("38m", "DE 811 907 980. Besten Dank!", "👍"),
      us("admin", "20m", "Erledigt ✅ Die Rechnung ist unterwegs.", "sent"),
    ],
  },
  {
    customer: { name: "نورة العتيبي", phone: "+966112345670", country: "SA" },
    unread: 3,
    lines: [
      them("34m", "السلام عليكم، هل لديكم قهوة سعودية محمصة حديثًا؟"),
      them("33m", "أحتاج 2 كيلو قبل يوم الخميس 🙏"),
      them("31m", `رقم طلبي السابق ${order(998)}`),
    ],
  },
  {
    customer: { name: "佐藤 美咲", phone: "+81345670123", country: "JP" },
    lines: [
      them("9h 20m", "こんにちは。ギフト包装はできますか？🎁"),
      us(
        "agent",
        "9h 5m",
        "こんにちは、佐藤様。はい、ギフト包装は無料です。メッセージカードもお付けできます。",
        "read",
      ),
      them("8h 50m", `ありがとうございます！注文番号 ${order(1049)} にお願いします。`, "❤️"),
      us("agent", "8h 41m", "承知いたしました。明日発送いたします 📦", "delivered"),
    ],
  },
  {
    customer: { name: "Priya Raghavan", phone: "+912266778899", country: "IN" },
    lines: [
      them("26h", `नमस्ते, मेरा ऑर्डर ${order(1012)} अभी तक नहीं आया है।`),
      us("agent", "25h", "नमस्ते प्रिया जी! हम अभी कूरियर से पता करते हैं।", "read"),
      us("agent", "2h 1m", "आपका पार्सल कल शाम तक पहुँच जाएगा। देरी के लिए क्षमा करें 🙏", "131047"),
    ],
  },
  {
    customer: { name: "Tom Okafor", phone: "+14155550142", country: "US", onWhatsApp: false },
    lines: [
      them(
        "5h",
        "Do you have a subscription for offices? We're 40 people and drink *a lot* of coffee",
      ),
      us(
        "owner",
        "4h 30m",
        "We do! ~€ 21.90~ *€ 17.90* per kilo from 5 kg a month. Shall I send you the details?",
        "read",
      ),
      them("4h", "Yes please, to this number"),
      us(
        "owner",
        "3h 45m",
        `Here you go: offer ${order(2001)}\n• 6 kg a month\n• delivery on the 1st\n• cancel any time`,
        "131026",
      ),
    ],
  },
  {
    customer: { name: "Camille Laurent", phone: "+33142685300", country: "FR" },
    status: "closed",
    lines: [
      them("6d 3h", "Bonjour, le moulin que j'ai reçu fait un bruit bizarre."),
      theyShared("6d 3h", "audio"),
      us(
        "agent",
        "6d 2h",
        "Bonjour Camille, merci pour l'enregistrement. C'est la vis de réglage : un quart de tour à droite suffit 🔧",
        "read",
      ),
      them("6d 1h", "Ça marche, merci beaucoup !", "🎉"),
      us(
        "agent",
        "6d 1h",
        `Avec plaisir ! La garantie du moulin reste liée à la commande ${order(871)}.`,
        "read",
      ),
    ],
  },
  {
    customer: { name: "Giulia Conti", phone: "+390669871", country: "IT" },
    lines: [
      them("1h 15m", "Ciao! Dove trovo il vostro bar a Berlino?"),
      us(
        "agent",
        "1h 12m",
        "Ciao Giulia! Siamo in Oderberger Straße 12, aperti ogni giorno dalle 8 alle 18 ☀️",
        "delivered",
        "👍",
      ),
      theyShared("1h 2m", "location"),
      us(
        "agent",
        "58m",
        `Sei vicinissima! Con il codice ${order(5)} il primo espresso è offerto.`,
        "accepted",
      ),
    ],
  },
  {
    customer: { name: "Ayşe Yılmaz", phone: "+902122345678", country: "TR" },
    unread: 1,
    lines: [
      them("22h 5m", "Merhaba, filtre kahve için hangi öğütme derecesini önerirsiniz?"),
      us(
        "agent",
        "21h 55m",
        "Merhaba Ayşe Hanım! Kâğıt filtre için *orta*, French press için *kalın* öğütüm öneririz.",
        "read",
      ),
      them("21h 20m", `Teşekkürler! O zaman ${order(1060)} siparişimi orta öğütüm yapalım 😊`),
    ],
  },
  {
    customer: { name: "Daniel Novák", phone: "+420222333444", country: "CZ" },
    status: "closed",
    lines: [
      them("12d 2h", "Hello, do you sell green (unroasted) beans?"),
      us(
        "admin",
        "12d 1h",
        "Hi Daniel, not in the shop, but we can put 5 kg aside for you. For example:\n```\nEthiopia Guji   9.80 €/kg\nBrazil Cerrado  7.20 €/kg\n```",
        "read",
      ),
      them("12d", `Great, put me down for the Guji, as in ${order(640)}.`, "👌"),
    ],
  },
  lumaLongThread,
];
