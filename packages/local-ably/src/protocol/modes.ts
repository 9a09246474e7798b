import { type Capability, isAllowed } from "../auth/capability.ts";

/** Channel mode bits, as in `flags`. */
export const Mode = {
  presence: 1 << 16,
  publish: 1 << 17,
  subscribe: 1 << 18,
  presenceSubscribe: 1 << 19,
  /** Granted by default as Ably does, so that `channel.modes` reads the same; annotations themselves are refused. */
  annotationPublish: 1 << 21,
} as const;

const OPERATION: Record<keyof typeof Mode, string> = {
  presence: "presence",
  publish: "publish",
  subscribe: "subscribe",
  presenceSubscribe: "subscribe",
  annotationPublish: "annotation-publish",
};

const NAMES: Record<string, number> = {
  presence: Mode.presence,
  publish: Mode.publish,
  subscribe: Mode.subscribe,
  presence_subscribe: Mode.presenceSubscribe,
  annotation_publish: Mode.annotationPublish,
};

/** annotation_subscribe and the object modes: known, never granted. */
const UNSUPPORTED_BITS = (1 << 22) | (1 << 24) | (1 << 25);

const ALL = Object.values(Mode).reduce((bits, bit) => bits | bit, 0);

/** The mode bits an ATTACH asks for: `params.modes`, else the bits of `flags`, else all of them. */
export function requestedModes(modesParam: string | undefined, flags: number): number {
  if (modesParam) {
    return modesParam
      .split(",")
      .reduce((bits, word) => bits | (NAMES[word.trim().toLowerCase()] ?? 0), 0);
  }
  if (flags & (ALL | UNSUPPORTED_BITS)) return flags & ALL;
  return ALL;
}

/** The mode bits a capability allows on a channel. */
export function allowedModes(capability: Capability, channel: string): number {
  let bits = 0;
  for (const mode of Object.keys(Mode) as (keyof typeof Mode)[]) {
    if (isAllowed(capability, channel, OPERATION[mode])) bits |= Mode[mode];
  }
  return bits;
}
