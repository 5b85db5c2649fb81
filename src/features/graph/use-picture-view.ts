import { getViewportForBounds, useReactFlow, useStore, type Viewport } from "@xyflow/react";
import { useCallback, useEffect } from "react";
import { boundsOfLayout, type GraphLayout, nodeSize } from "./graph-layout";
import { hopDuration } from "./hop-duration";
import type { FittingLayout } from "./legible-arrangement";
import type { Size } from "./rectangle";
import { margin, viewAround } from "./view-around";

export const zoomLimits = { minZoom: 0.2, maxZoom: 1.5 };

/**
 * Below this scale a graph is shown around the current node and not as a whole: a node less than 24 pixels high is hard
 * to hit.
 */
const smallestScale = 24 / nodeSize.height;

/**
 * Shows the whole graph where it can be read as a whole, else the surroundings of one node, also when the pane becomes wider or narrower. Returns what
 * shows the whole graph in any case.
 */
export function usePictureView({ layout, scale }: FittingLayout, focusNodeId: string | null): () => void {
  const width = useStore((store) => store.width);
  const height = useStore((store) => store.height);
  const { setViewport } = useReactFlow();
  const isWhole = scale >= smallestScale;
  const focus = layout.nodes.find(({ id }) => id === focusNodeId) ?? layout.nodes[0];
  const x = isWhole || !focus ? null : focus.position.x + nodeSize.width / 2;
  const y = isWhole || !focus ? null : focus.position.y + nodeSize.height / 2;

  const showWhole = useCallback(() => {
    const view = wholeView(layout, { width, height });
    if (view) void setViewport(view);
  }, [setViewport, layout, width, height]);

  useEffect(() => {
    const bounds = boundsOfLayout(layout);
    if (x === null || y === null || bounds === null) showWhole();
    else {
      const view = viewAround({ x, y }, bounds, { width, height });
      void setViewport(view, { duration: prefersStillness() ? 0 : hopDuration });
    }
  }, [setViewport, showWhole, layout, width, height, x, y]);
  return showWhole;
}

function wholeView(layout: GraphLayout, pane: Size): Viewport | null {
  const bounds = boundsOfLayout(layout);
  if (!bounds || pane.width === 0 || pane.height === 0) return null;
  return getViewportForBounds(bounds, pane.width, pane.height, zoomLimits.minZoom, 1, `${margin}px`);
}

function prefersStillness(): boolean {
  return globalThis.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
