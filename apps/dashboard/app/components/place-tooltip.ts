const gapPx = 6;
const marginPx = 8;

/** Puts the layer below its anchor, above where there is no room, or to its right if it asks so. */
export function placeTooltip(layer: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { width, height } = layer.getBoundingClientRect();
  const isBeside = anchor.dataset.tooltipSide === "right" && at.right + width < innerWidth;
  const below = at.bottom + gapPx;
  const isAbove = below + height > innerHeight - marginPx;
  const left = isBeside ? at.right + gapPx : at.left + at.width / 2 - width / 2;
  const top = isBeside
    ? at.top + at.height / 2 - height / 2
    : isAbove
      ? at.top - gapPx - height
      : below;
  const maxLeft = innerWidth - width - marginPx;
  layer.style.left = `${Math.max(marginPx, Math.min(left, maxLeft))}px`;
  layer.style.top = `${Math.max(marginPx, top)}px`;
}
