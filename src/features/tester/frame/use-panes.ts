import { useCallback, useMemo, useState } from "react";
import { type PanelImperativeHandle, usePanelRef } from "react-resizable-panels";
import { type PaneLayout, readPaneLayout } from "./pane-layout";
import { useIsWide } from "./use-is-wide";

export type Pane = "graph" | "chat" | "inspector";
export type SidePane = Exclude<Pane, "chat">;
export type Panes = ReturnType<typeof usePanes>;

const key = "retake:panes";

/** Which panes are seen: beside each other where there is room, else one at a time. How the room is shared is remembered. */
export function usePanes() {
  const isWide = useIsWide();
  const [shown, show] = useState<Pane>("chat");
  const [kept] = useState(readKept);
  const [closed, setClosed] = useState({ graph: kept?.graph === 0, inspector: kept?.inspector === 0 });
  const graph = usePanelRef();
  const inspector = usePanelRef();
  const panels = useMemo(() => ({ graph, inspector }), [graph, inspector]);

  const reveal = useCallback(
    (pane: Pane) => {
      show(pane);
      if (pane !== "chat") panels[pane].current?.expand();
    },
    [panels],
  );

  const toggle = useCallback((pane: SidePane) => flip(panels[pane].current), [panels]);

  const noticeWidth = useCallback(
    (pane: SidePane, width: number) =>
      setClosed((before) => (before[pane] === (width === 0) ? before : { ...before, [pane]: width === 0 })),
    [],
  );

  return { isWide, shown, show, kept, closed, panels, reveal, toggle, noticeWidth, keep };
}

function flip(panel: PanelImperativeHandle | null): void {
  if (panel?.isCollapsed()) panel.expand();
  else panel?.collapse();
}

function readKept(): PaneLayout | null {
  return readPaneLayout(localStorage.getItem(key));
}

function keep(layout: Record<string, number>): void {
  localStorage.setItem(key, JSON.stringify(layout));
}
