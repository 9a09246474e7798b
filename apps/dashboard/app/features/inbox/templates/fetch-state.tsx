import { RefreshCw } from "lucide-react";
import { Banner } from "../../../components/banner.tsx";
import { Button } from "../../../components/button.tsx";
import { fullTime } from "../time-words.ts";
import type { TemplateList } from "./use-templates.ts";

type Props = {
  fetch: TemplateList["fetch"] | undefined;
  isFetching: boolean;
  onFetch: () => void;
};

/** When the templates were fetched, what went wrong, and fetching them again. */
export function FetchState({ fetch, isFetching, onFetch }: Props) {
  return (
    <>
      <div className="flex min-h-8 items-center justify-between gap-3">
        <p role="status" className="tabular text-muted text-xs">
          {isFetching
            ? "Fetching from WhatsApp…"
            : fetch?.fetchedAt
              ? `Fetched ${fullTime(fetch.fetchedAt)}`
              : ""}
        </p>
        <Button variant="ghost" size="sm" isPending={isFetching} onClick={onFetch}>
          <RefreshCw aria-hidden className={`size-3.5 ${isFetching ? "animate-spin" : ""}`} />
          Fetch from WhatsApp
        </Button>
      </div>
      {fetch?.problem && (
        <Banner tone="warning" role="alert">
          {fetch.problem}
        </Banner>
      )}
    </>
  );
}
