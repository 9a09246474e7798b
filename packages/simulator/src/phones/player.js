import { element } from "./element.js";
import { icon } from "./icon.js";

const BARS = 34;

/**
 * A voice message: play button, bars that fill while it sounds, and its time.
 * @param {string} source @param {string} label @param {() => void} onPlay called when it is first played
 */
export function createPlayer(source, label, onPlay) {
  const audio = /** @type {HTMLAudioElement} */ (
    element("audio", { src: source, preload: "metadata" })
  );
  const button = element(
    "button",
    { type: "button", class: "play", "aria-label": `Play ${label}` },
    icon("play", 22),
  );
  const bars = Array.from({ length: BARS }, (_, index) =>
    element("i", { class: `h${heightOf(source, index)}` }),
  );
  const time = element("span", { class: "time" }, "0:00");
  const show = () => {
    const { duration, currentTime, paused } = audio;
    const length = Number.isFinite(duration) ? duration : 0;
    const done = length > 0 ? currentTime / length : 0;
    for (const [index, bar] of bars.entries())
      bar.classList.toggle("done", index / BARS < done && currentTime > 0);
    time.textContent = clockOf(currentTime > 0 ? currentTime : length);
    button.replaceChildren(icon(paused ? "play" : "pause", 22));
    button.setAttribute("aria-label", `${paused ? "Play" : "Pause"} ${label}`);
  };
  for (const event of ["loadedmetadata", "durationchange", "timeupdate", "play", "pause", "ended"])
    audio.addEventListener(event, show);
  audio.addEventListener("play", onPlay, { once: true });
  button.addEventListener("click", () => {
    if (audio.paused) void audio.play().catch(() => time.replaceChildren("cannot play"));
    else audio.pause();
  });
  const wave = element("span", { class: "wave", "aria-hidden": "true" }, ...bars);
  return element("div", { class: "player" }, button, wave, time, audio);
}

/** A height from 1 to 6 that stays the same for a file. @param {string} source @param {number} index */
function heightOf(source, index) {
  const seed = source.charCodeAt(source.length - 1 - (index % 8)) * 7 + index * 13;
  return 1 + ((seed ^ (seed >> 3)) % 6);
}

/** @param {number} seconds */
function clockOf(seconds) {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
