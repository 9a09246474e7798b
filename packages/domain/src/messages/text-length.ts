/** Length as the platform counts it: Unicode code points, so an astral emoji is one (MSG-3). */
export function textLength(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}
