import { Tabs } from "radix-ui";
import type { ReactNode } from "react";
import { Group, Panel, Separator } from "react-resizable-panels";
import { classNames } from "@/features/interface/class-names";
import type { Pane, Panes } from "./use-panes";

type Contents = Record<Pane, ReactNode>;

/** Graph, chat and inspector: beside each other, or as tabs where there is no room for that. */
export function TesterPanes({ panes, ...contents }: Contents & { panes: Panes }) {
  return panes.isWide ? (
    <WidePanes panes={panes} contents={contents} />
  ) : (
    <NarrowPanes panes={panes} contents={contents} />
  );
}

function WidePanes({ panes, contents }: { panes: Panes; contents: Contents }) {
  const { kept, closed, panels, noticeWidth, keep } = panes;
  return (
    <Group
      className="min-h-0 flex-1"
      defaultLayout={kept ?? undefined}
      onLayoutChanged={(layout) => keep(layout)}
    >
      <Panel
        id="graph"
        panelRef={panels.graph}
        collapsible
        defaultSize="27%"
        minSize={200}
        onResize={({ inPixels }) => noticeWidth("graph", inPixels)}
        className="flex flex-col"
      >
        {!closed.graph && contents.graph}
      </Panel>
      <Divider label="Width of the graph" />
      <Panel id="chat" minSize={360} className="flex flex-col">
        {contents.chat}
      </Panel>
      <Divider label="Width of the inspector" />
      <Panel
        id="inspector"
        panelRef={panels.inspector}
        collapsible
        defaultSize="27%"
        minSize={280}
        onResize={({ inPixels }) => noticeWidth("inspector", inPixels)}
        className="flex flex-col"
      >
        {!closed.inspector && contents.inspector}
      </Panel>
    </Group>
  );
}

function Divider({ label }: { label: string }) {
  return (
    <Separator
      aria-label={label}
      className="relative w-px bg-line transition-colors focus-visible:bg-accent focus-visible:outline-2 data-[separator=active]:bg-accent data-[separator=hover]:bg-accent"
    />
  );
}

const tabs: { pane: Pane; label: string }[] = [
  { pane: "graph", label: "Graph" },
  { pane: "chat", label: "Chat" },
  { pane: "inspector", label: "Inspector" },
];

/** Chat and inspector stay mounted while another pane is shown, and so keep their scroll position. */
function NarrowPanes({ panes: { shown, show }, contents }: { panes: Panes; contents: Contents }) {
  return (
    <Tabs.Root
      value={shown}
      onValueChange={(value) => show(tabs.find((tab) => tab.pane === value)?.pane ?? "chat")}
      className="flex min-h-0 flex-1 flex-col"
    >
      <Tabs.List aria-label="Panes" className="grid grid-cols-3 border-b">
        {tabs.map(({ pane, label }) => (
          <Tabs.Trigger
            key={pane}
            value={pane}
            className="-mb-px h-10 border-transparent border-b-2 text-ink-soft text-sm -outline-offset-2 data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink"
          >
            {label}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <div className="grid min-h-0 flex-1">
        {tabs.map(({ pane }) => (
          <Tabs.Content
            key={pane}
            value={pane}
            forceMount
            tabIndex={-1}
            className={classNames(
              "col-start-1 row-start-1 flex min-h-0 min-w-0 flex-col",
              pane !== shown && "invisible",
            )}
          >
            {/* The canvas makes its nodes visible even inside an invisible parent. */}
            {(pane !== "graph" || pane === shown) && contents[pane]}
          </Tabs.Content>
        ))}
      </div>
    </Tabs.Root>
  );
}
