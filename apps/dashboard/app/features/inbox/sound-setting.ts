const key = "parley-arrival-sound";
const listeners = new Set<() => void>();

/** Does this browser play a tone when a message arrives elsewhere (S3.25)? On unless switched off. */
export function isSoundOn(): boolean {
  try {
    return localStorage.getItem(key) !== "off";
  } catch {
    return true;
  }
}

export function setSoundOn(isOn: boolean): void {
  try {
    localStorage.setItem(key, isOn ? "on" : "off");
  } catch {
    return;
  }
  for (const listener of listeners) listener();
}

export function onSoundSetting(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
