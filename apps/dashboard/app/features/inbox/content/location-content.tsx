import type { ContentOf } from "@parley/domain/messages";
import { MapPin } from "lucide-react";

/** A place: its name, address and coordinates, and the way to a map (S1.21). */
export function LocationContent({ content }: { content: ContentOf<"location"> }) {
  const { latitude, longitude, name, address } = content;
  const place = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  const query = new URLSearchParams({ mlat: `${latitude}`, mlon: `${longitude}` });
  const map = `https://www.openstreetmap.org/?${query}#map=16/${latitude}/${longitude}`;
  return (
    <div className="my-0.5 w-64 max-w-full rounded-lg bg-canvas/60 px-2.5 py-2">
      <div className="flex gap-2.5">
        <MapPin aria-hidden className="mt-0.5 size-5 shrink-0 text-accent-ink" />
        <div className="min-w-0">
          <p dir="auto" className="font-medium">
            {name ?? "Location"}
          </p>
          {address !== null && (
            <p dir="auto" className="text-muted text-xs">
              {address}
            </p>
          )}
          <p className="tabular text-muted text-xs">{place}</p>
        </div>
      </div>
      <a
        href={map}
        target="_blank"
        rel="noopener noreferrer"
        className="mt-2 inline-block font-medium text-accent-ink text-sm underline underline-offset-2"
      >
        Open map
      </a>
    </div>
  );
}
