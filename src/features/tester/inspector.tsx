import { Tabs } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "@/features/interface/class-names";
import type { SessionOutput } from "@/server/contract/text-chat-contract";
import { PathsPane } from "./paths-pane";
import { StatePane } from "./state-pane";
import { visibleEnd } from "./timeline";
import { type InspectorState, type Pane, panes } from "./use-inspector";
import { WhyPane } from "./why-pane";

const labels: Record<Pane, string> = { state: "State", why: "Why", paths: "Other paths" };

/** Answers "what does the agent know" and "why did it do that", beside the chat or, where there is no room, in its place. */
export function Inspector({
  session,
  modelLabel,
  inspector,
  isBusy,
  onRestore,
}: {
  session: SessionOutput;
  modelLabel: string;
  inspector: InspectorState;
  isBusy: boolean;
  onRestore: (turnId: string) => void;
}) {
  const { isOpen, pane, setPane, selectedTurnId } = inspector;
  const { turns, discardedFuture } = session.sessionData;
  const shown = turns.find((turn) => turn.id === selectedTurnId) ?? visibleEnd(session);
  const contents: Record<Pane, ReactNode> = {
    state: <StatePane session={session} modelLabel={modelLabel} />,
    why: shown && <WhyPane turn={shown} number={turns.indexOf(shown) + 1} />,
    paths: <PathsPane session={session} isBusy={isBusy} onRestore={onRestore} />,
  };
  return (
    <aside
      aria-label="Inspector"
      className={classNames(
        "min-h-0 w-full flex-col bg-surface lg:w-88 lg:border-l",
        isOpen === null ? "hidden lg:flex" : isOpen ? "flex" : "hidden",
      )}
    >
      <Tabs.Root
        value={pane}
        onValueChange={(value) => setPane(panes.find((candidate) => candidate === value) ?? "state")}
        className="flex min-h-0 flex-1 flex-col"
      >
        <Tabs.List aria-label="Inspector panes" className="flex gap-4 border-b px-4">
          {panes.map((each) => (
            <Tabs.Trigger
              key={each}
              value={each}
              className="-mb-px h-10 border-transparent border-b-2 text-ink-soft text-sm hover:text-ink data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink"
            >
              {labels[each]}
              {each === "paths" && discardedFuture.length > 0 && ` (${discardedFuture.length})`}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <Tabs.Content value={pane} tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto p-4">
          {contents[pane]}
        </Tabs.Content>
      </Tabs.Root>
    </aside>
  );
}
