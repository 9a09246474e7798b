import { Plus, X } from "lucide-react";
import { Button } from "../../../components/button.tsx";
import { IconButton } from "../../../components/icon-button.tsx";
import { LineField } from "./line-field.tsx";
import type { DraftSection, ListAction } from "./list-state.ts";

type Props = {
  at: number;
  section: DraftSection;
  hasTitle: boolean;
  limits: {
    maxSectionTitleLength: number;
    maxRowTitleLength: number;
    maxRowDescriptionLength: number;
  };
  isFull: boolean;
  dispatch: (action: ListAction) => void;
  errorOf: (field: string) => string | undefined;
};

/** A section of a list and its rows. */
export function ListSection(props: Props) {
  const { at, section, hasTitle, limits, isFull, dispatch, errorOf } = props;
  return (
    <fieldset className="space-y-3 rounded-lg border border-line p-3">
      <legend className="px-1 font-medium text-muted text-xs">Section {at + 1}</legend>
      {hasTitle && (
        <LineField
          name={`section-${at + 1}`}
          label="Section title"
          max={limits.maxSectionTitleLength}
          value={section.title}
          onValue={(title) => dispatch({ type: "section_named", section: at, title })}
          error={errorOf(`sections.${at}.title`)}
        />
      )}
      {[...section.rows.entries()].map(([row, { title, description }]) => {
        const field = `sections.${at}.rows.${row}`;
        const name = `row-${at + 1}-${row + 1}`;
        const change = (part: { title?: string; description?: string }) =>
          dispatch({ type: "row_changed", section: at, row, change: part });
        return (
          <div key={row} className="flex items-start gap-1">
            <div className="min-w-0 flex-1 space-y-2">
              <LineField
                name={name}
                label={`Row ${row + 1}`}
                max={limits.maxRowTitleLength}
                value={title}
                onValue={(next) => change({ title: next })}
                error={errorOf(`${field}.title`)}
              />
              <LineField
                name={`${name}-description`}
                label={`Description of row ${row + 1} (optional)`}
                max={limits.maxRowDescriptionLength}
                value={description}
                onValue={(next) => change({ description: next })}
                error={errorOf(`${field}.description`)}
              />
            </div>
            <IconButton
              label={`Remove row ${row + 1} of section ${at + 1}`}
              className="mt-7"
              onClick={() => dispatch({ type: "row_removed", section: at, row })}
            >
              <X aria-hidden className="size-4" />
            </IconButton>
          </div>
        );
      })}
      {!isFull && (
        <Button
          variant="ghost"
          size="sm"
          onClick={() => dispatch({ type: "row_added", section: at })}
        >
          <Plus aria-hidden className="size-4" /> Add a row
        </Button>
      )}
    </fieldset>
  );
}
