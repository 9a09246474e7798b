const SERIAL = 0x50484f4e;
const SAMPLES_PER_PACKET = 960;
const PACKETS_PER_PAGE = 50;
const TABLE = Array.from({ length: 256 }, (_, index) => {
  let rest = index << 24;
  for (let bit = 0; bit < 8; bit++) rest = rest & 0x80000000 ? (rest << 1) ^ 0x04c11db7 : rest << 1;
  return rest >>> 0;
});

/**
 * Puts Opus packets of 20 ms, mono, into an Ogg file, as WhatsApp's voice notes are (RFC 3533, RFC 7845).
 * @param {Uint8Array[]} packets
 */
export function toOgg(packets) {
  const pages = [pageOf(0, 2, 0, [createHead()]), pageOf(1, 0, 0, [createTags()])];
  for (let at = 0; at < packets.length; at += PACKETS_PER_PAGE) {
    const some = packets.slice(at, at + PACKETS_PER_PAGE);
    const isLast = at + PACKETS_PER_PAGE >= packets.length;
    const position = (at + some.length) * SAMPLES_PER_PACKET;
    pages.push(pageOf(pages.length, isLast ? 4 : 0, position, some));
  }
  return joined(pages);
}

/** @param {number} sequence @param {number} flags @param {number} position @param {Uint8Array[]} packets */
function pageOf(sequence, flags, position, packets) {
  const laces = packets.flatMap(({ length }) => [
    ...Array(Math.floor(length / 255)).fill(255),
    length % 255,
  ]);
  const head = new Uint8Array(27 + laces.length);
  const view = new DataView(head.buffer);
  head.set(ascii("OggS"));
  head[5] = flags;
  view.setBigUint64(6, BigInt(position), true);
  view.setUint32(14, SERIAL, true);
  view.setUint32(18, sequence, true);
  head[26] = laces.length;
  head.set(laces, 27);
  const page = joined([head, ...packets]);
  new DataView(page.buffer).setUint32(22, checksum(page), true);
  return page;
}

function createHead() {
  const head = new Uint8Array(19);
  head.set(ascii("OpusHead"));
  head.set([1, 1], 8);
  new DataView(head.buffer).setUint16(10, 312, true);
  new DataView(head.buffer).setUint32(12, 48_000, true);
  return head;
}

function createTags() {
  return joined([
    ascii("OpusTags"),
    new Uint8Array([6, 0, 0, 0]),
    ascii("phones"),
    new Uint8Array(4),
  ]);
}

/** @param {Uint8Array} bytes */
function checksum(bytes) {
  let sum = 0;
  for (const byte of bytes) sum = ((sum << 8) ^ (TABLE[((sum >>> 24) ^ byte) & 255] ?? 0)) >>> 0;
  return sum;
}

/** @param {Uint8Array[]} parts */
function joined(parts) {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** @param {string} text */
function ascii(text) {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
