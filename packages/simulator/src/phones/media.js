import { element } from "./element.js";
import { icon } from "./icon.js";
import { renderMarkup } from "./markup.js";
import { createPlayer } from "./player.js";

/**
 * @typedef {{ id?: string | undefined, link?: string | undefined, caption?: string,
 *   filename?: string | undefined, voice?: boolean }} MediaPart
 */

/**
 * A photo, clip, voice message, file or sticker with its caption.
 * @param {string} type @param {MediaPart} part @param {() => void} onPlay
 * @returns {Node[]}
 */
export function renderMedia(type, part, onPlay) {
  const caption = part.caption
    ? [element("div", { class: "text" }, ...renderMarkup(part.caption))]
    : [];
  return [fileNode(type, part, onPlay), ...caption];
}

/** @param {string} type @param {MediaPart} part @param {() => void} onPlay @returns {Node} */
function fileNode(type, part, onPlay) {
  const source = part.id ? `/control/media/${encodeURIComponent(part.id)}` : null;
  if (!source || type === "document") return createChip(type, part, source);
  const missing = (/** @type {Event} */ { currentTarget }) =>
    /** @type {Element} */ (currentTarget).replaceWith(createChip(type, part, null));
  if (type === "image" || type === "sticker") {
    const alt = type === "sticker" ? "Sticker" : "Photo";
    const image = element("img", {
      class: type,
      src: source,
      alt,
      loading: "lazy",
      onerror: missing,
    });
    return type === "sticker"
      ? image
      : element("a", { class: "frame", href: source, target: "_blank", rel: "noopener" }, image);
  }
  if (type === "video")
    return element("video", {
      class: "video",
      src: source,
      controls: true,
      preload: "metadata",
      playsinline: true,
      "aria-label": "Video",
      onerror: missing,
    });
  return createPlayer(source, part.voice === false ? "audio" : "voice message", onPlay);
}

const NAMES = {
  image: "Photo",
  video: "Video",
  audio: "Audio",
  sticker: "Sticker",
  document: "File",
};

/** @param {string} type @param {MediaPart} part @param {string | null} source */
function createChip(type, { filename, link }, source) {
  const name = filename ?? (link ? new URL(link).pathname.split("/").at(-1) : "") ?? "";
  const kind = name.includes(".") ? (name.split(".").at(-1) ?? "").slice(0, 4) : "";
  const where = link ? new URL(link).hostname : source ? "Open" : "File not available";
  const inside = [
    element("span", { class: "file-icon" }, kind ? kind.toUpperCase() : icon("file")),
    element(
      "span",
      { class: "file-name" },
      element("strong", {}, name || NAMES[/** @type {"image"} */ (type)]),
      element("small", {}, where),
    ),
  ];
  const href = source ?? link;
  const target = { target: "_blank", rel: "noopener noreferrer" };
  return href
    ? element("a", { class: "chip", href, ...target }, ...inside)
    : element("span", { class: "chip" }, ...inside);
}
