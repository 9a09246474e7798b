import { Skeleton } from "../../../components/skeleton.tsx";

/** The place of a part of the panel that is on its way. */
export function PanelSkeleton() {
  return (
    <div className="space-y-4 pt-2">
      <Skeleton className="h-9 w-full rounded-lg" />
      <Skeleton className="h-32 w-full rounded-lg" />
      <Skeleton className="h-20 w-full rounded-lg" />
    </div>
  );
}
