import type { NumberId } from "@parley/domain/ids";
import { LayoutTemplate, Search } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../components/button.tsx";
import { EmptyState } from "../../../components/empty-state.tsx";
import { Input } from "../../../components/input.tsx";
import { Skeleton } from "../../../components/skeleton.tsx";
import { FetchState } from "./fetch-state.tsx";
import { filterTemplates } from "./filter-templates.ts";
import { TemplateOption } from "./template-option.tsx";
import { type TemplateView, useTemplates } from "./use-templates.ts";

type Props = { numberId: NumberId; onChoose: (template: TemplateView) => void };

/** The approved templates of a number, searched by any of their words (S3.16, S0.33). */
export function TemplatePicker({ numberId, onChoose }: Props) {
  const [search, setSearch] = useState("");
  const { list, isFetching, fetchAgain } = useTemplates(numberId);
  const { shown, unsendableCount } = filterTemplates(list.data?.items ?? [], search);
  return (
    <div className="space-y-3">
      <div className="relative">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-3 left-3 size-4 text-muted"
        />
        <div className="[&_input]:pl-9">
          <Input
            type="search"
            aria-label="Search templates"
            placeholder="Search templates"
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
        </div>
      </div>
      <FetchState fetch={list.data?.fetch} isFetching={isFetching} onFetch={fetchAgain} />
      {list.isPending ? (
        <ListSkeleton />
      ) : list.isError ? (
        <EmptyState
          icon={LayoutTemplate}
          title="Templates could not be loaded"
          action={<Button onClick={() => void list.refetch()}>Try again</Button>}
        />
      ) : shown.length === 0 ? (
        <NothingFound hasAny={list.data.items.length > unsendableCount} />
      ) : (
        <ul aria-label="Templates" className="max-h-[50dvh] space-y-2 overflow-y-auto p-0.5">
          {shown.map((template) => (
            <li key={template.id}>
              <TemplateOption template={template} onChoose={() => onChoose(template)} />
            </li>
          ))}
        </ul>
      )}
      {unsendableCount > 0 && (
        <p className="text-muted text-xs">
          {unsendableCount === 1
            ? "1 more template is not approved and cannot be sent."
            : `${unsendableCount} more templates are not approved and cannot be sent.`}
        </p>
      )}
    </div>
  );
}

function NothingFound({ hasAny }: { hasAny: boolean }) {
  return hasAny ? (
    <EmptyState icon={Search} title="No template has these words">
      Search by name, language or any word of the text.
    </EmptyState>
  ) : (
    <EmptyState icon={LayoutTemplate} title="No approved templates yet">
      Create one in WhatsApp Manager or Twilio. Once it is approved, fetch it here.
    </EmptyState>
  );
}

function ListSkeleton() {
  return (
    <div className="space-y-2">
      {["h-20", "h-16", "h-20"].map((height, at) => (
        <Skeleton
          key={`${height}-${at === 0 ? "first" : "later"}-${at}`}
          className={`w-full rounded-lg ${height}`}
        />
      ))}
    </div>
  );
}
