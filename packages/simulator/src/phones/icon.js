const SVG = "http://www.w3.org/2000/svg";

/** Outlines in a square of 24. */
const PATHS = {
  plus: "M12 5v14M5 12h14",
  mic: "M12 3.5a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3ZM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3",
  send: "M4.5 12 20 4.5 15 20l-3.5-6.5zM11.5 13.5 20 4.5",
  play: "M8 5.5v13l10.5-6.5z",
  pause: "M8.5 5.5v13M15.5 5.5v13",
  stop: "M7 7h10v10H7z",
  image: "M4 5.5h16v13H4zM4 16l5-5 4 4 2.5-2.5L20 17M15.5 9.5h.01",
  file: "M6.5 3.5h7l4 4v13h-11zM13.5 3.5v4h4",
  pin: "M12 21s6.5-6 6.5-11a6.5 6.5 0 0 0-13 0c0 5 6.5 11 6.5 11ZM12 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6Z",
  person:
    "M12 11.5a3.75 3.75 0 1 0 0-7.5 3.75 3.75 0 0 0 0 7.5ZM4.5 20c.6-3.7 3.6-5.5 7.5-5.5s6.900 1.800 7.500 5.500",
  sticker:
    "M20 13.500V6.500a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v11a2 2 0 0 0 2 2h7.500zM20 13.500h-4.500a2 2 0 0 0-2 2v4M9 10h.01M15 10h.01",
  phone:
    "M6.500 4h3l1.500 4-2 1.500a11 11 0 0 0 5.500 5.500l1.500-2 4 1.500v3a2 2 0 0 1-2.200 2A16 16 0 0 1 4.500 6.200a2 2 0 0 1 2-2.200Z",
  link: "M13.500 5.500H19V11M19 5.500l-8 8M16 14v4.500H5.500V8H10",
  copy: "M9 9h10.500v10.500H9zM15 9V4.500H4.500V15H9",
  reply: "M10 6 4.500 11.500 10 17M4.500 11.500H14c3.500 0 5.500 2 5.500 5.500",
  list: "M8 7h12M8 12h12M8 17h12M4 7h.01M4 12h.01M4 17h.01",
  form: "M5.500 4h13v16h-13zM9 9h6M9 13h6M9 17h3",
  bag: "M6 8.500h12l1 11.500H5zM9 8.500V7a3 3 0 0 1 6 0v1.500",
  swap: "M4 8.500h14.500L15 5M20 15.500H5.500L9 19",
  mute: "M4.500 9.500h3.500L13 5.500v13l-5-4H4.500zM16.500 10l4 4M20.500 10l-4 4",
  hide: "M3.500 12S6.500 6.500 12 6.500s8.500 5.500 8.500 5.500-3 5.500-8.500 5.500S3.500 12 3.500 12ZM5 19 19 5",
  close: "M6 6l12 12M18 6 6 18",
  bin: "M5 7h14M9.500 7V4.500h5V7M7 7l1 13h8l1-13",
  pen: "M5 19l1-4L16.500 4.500l3 3L9 18zM14 7l3 3",
};

/** A drawn icon that the screen reader passes by. @param {keyof typeof PATHS} name @param {number} [size] */
export function icon(name, size = 20) {
  const svg = document.createElementNS(SVG, "svg");
  const shape = {
    viewBox: "0 0 24 24",
    width: String(size),
    height: String(size),
    fill: "none",
    stroke: "currentColor",
    "stroke-width": "1.8",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
    "aria-hidden": "true",
  };
  for (const [key, value] of Object.entries(shape)) svg.setAttribute(key, value);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
