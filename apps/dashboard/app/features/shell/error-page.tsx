import { ErrorPanel } from "./error-panel.tsx";

/** A whole page in the place of one that failed. */
export function ErrorPage() {
  return (
    <main className="h-dvh bg-surface">
      <ErrorPanel />
    </main>
  );
}
