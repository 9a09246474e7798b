import { formatPhone } from "@parley/domain/identity";
import { Button } from "../../../components/button.tsx";
import type { Parties } from "./parties-step.tsx";

type Props = { current: 1 | 2 | 3; parties: Parties | null; onParties: () => void };

const names = ["Who", "Template", "Fill in and send"];

/** Where in the steps one is, and what was decided before, to be changed again. */
export function StepTrail({ current, parties, onParties }: Props) {
  return (
    <div className="mb-4 space-y-2">
      <ol aria-label="Steps" className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
        {names.map((name, at) => {
          const isCurrent = at + 1 === current;
          return (
            <li
              key={name}
              aria-current={isCurrent ? "step" : undefined}
              className={`flex items-center gap-1.5 ${isCurrent ? "font-semibold text-accent-ink" : "text-muted"}`}
            >
              <span
                aria-hidden
                className={`inline-flex size-5 items-center justify-center rounded-full text-2xs ${isCurrent ? "bg-accent text-on-accent" : "bg-hover"}`}
              >
                {at + 1}
              </span>
              {name}
            </li>
          );
        })}
      </ol>
      {parties !== null && current > 1 && (
        <p className="flex items-center justify-between gap-2 rounded-lg bg-sunken py-1 pr-1 pl-3 text-sm">
          <span className="tabular min-w-0 truncate">
            {formatPhone(parties.phone)}
            <span className="text-muted"> from {parties.number.displayName}</span>
          </span>
          <Button variant="ghost" size="sm" onClick={onParties}>
            Change
          </Button>
        </p>
      )}
    </div>
  );
}
