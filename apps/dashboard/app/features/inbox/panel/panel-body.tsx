import { Tabs } from "radix-ui";
import { lazy, type ReactNode, Suspense } from "react";
import type { ConversationView } from "../inbox-views.ts";
import { InfoTab } from "./info-tab.tsx";
import { PanelSkeleton } from "./panel-skeleton.tsx";

const HistoryTab = lazy(async () => ({ default: (await import("./history-tab.tsx")).HistoryTab }));
const AutomationTab = lazy(async () => ({
  default: (await import("./automation-tab.tsx")).AutomationTab,
}));

const names = ["Info", "History", "Automation"];
// The panel of the next conversation opens where this one was left.
let lastOpened = names[0] ?? "";

/** The panel's tabs. */
export function PanelBody({ conversation }: { conversation: ConversationView }) {
  return (
    <Tabs.Root defaultValue={lastOpened} onValueChange={(name) => (lastOpened = name)}>
      <Tabs.List aria-label="Contact details" className="flex border-line border-b">
        {names.map((name) => (
          <Tabs.Trigger
            key={name}
            value={name}
            className="-mb-px flex-1 border-transparent border-b-2 py-2 font-medium text-muted text-sm transition-colors hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:text-accent-ink"
          >
            {name}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Tab name="Info">
        <InfoTab conversation={conversation} />
      </Tab>
      <Tab name="History">
        <HistoryTab conversation={conversation} />
      </Tab>
      <Tab name="Automation">
        <AutomationTab conversation={conversation} />
      </Tab>
    </Tabs.Root>
  );
}

function Tab({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Tabs.Content value={name} className="pt-4 outline-none focus-visible:outline-2">
      <Suspense fallback={<PanelSkeleton />}>{children}</Suspense>
    </Tabs.Content>
  );
}
