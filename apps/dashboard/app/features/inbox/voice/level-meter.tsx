import { useEffect, useRef } from "react";

const bars = [0.1, 0.25, 0.4, 0.55, 0.7];

/** Bars that rise with the voice, so that one sees whether the microphone hears. */
export function LevelMeter({ isOn, level }: { isOn: boolean; level: () => number }) {
  const meter = useRef<HTMLSpanElement>(null);
  const read = useRef(level);
  read.current = level;
  useEffect(() => {
    if (!isOn) return;
    let frame = 0;
    const draw = () => {
      const now = read.current();
      for (const [at, bar] of [...(meter.current?.children ?? [])].entries()) {
        const height = Math.max(0.2, Math.min(1, now / (bars[at] ?? 1)));
        if (bar instanceof HTMLElement) bar.style.transform = `scaleY(${height})`;
      }
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => cancelAnimationFrame(frame);
  }, [isOn]);
  return (
    <span ref={meter} aria-hidden className="flex h-5 items-center gap-0.5">
      {bars.map((bar) => (
        <span
          key={bar}
          className={`h-full w-1 rounded-full ${isOn ? "bg-danger" : "bg-line-strong"}`}
          style={{ transform: "scaleY(0.2)" }}
        />
      ))}
    </span>
  );
}
