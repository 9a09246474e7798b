/**
 * Which events open or refresh the window (WIN-9; Cloud API reference E.1.2–E.1.7, A.8). Keys are the words of
 * `messageKind`, and for events that are not messages: call, status, echo, history, preference.
 */
export const windowKinds = {
  text: true,
  image: true,
  video: true,
  audio: true,
  document: true,
  sticker: true,
  location: true,
  contacts: true,
  button: true,
  interactive: true,
  order: true,
  reaction: true,
  unsupported: true,
  request_welcome: true,
  call: true,
  edit: false,
  revoke: false,
  system: false,
  status: false,
  echo: false,
  history: false,
  media_placeholder: false,
  preference: false,
} as const satisfies Record<string, boolean>;

/**
 * Does an inbound event of this kind open the window? An unknown message type does: a customer wrote, and a wrong
 * "open" is corrected by the provider's refusal while a wrong "closed" silences the agent (WIN-9).
 */
export function opensWindow(kind: string): boolean {
  return Object.hasOwn(windowKinds, kind) ? windowKinds[kind as keyof typeof windowKinds] : true;
}
