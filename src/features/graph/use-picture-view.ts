import { getViewportForBounds, useReactFlow, useStore, type Viewport } from "@xyflow/react";
import { useCallback, useEffect } from "react";
import { boundsOfLayout, type GraphLayout, nodeSize } from "./graph-layout";
import { hopDuration } from "./hop-duration";
import { type FittingLayout, legibleScale } from "./legible-arrangement";
import type { Size } from "./rectangle";

export const zoomLimits = { minZoom: 0.2, maxZoom: 1.5 };
const roomForControls = 48;
const margin = 12;

/** Below it a graph is not shown as a whole, but around where the talk is. */
const smallestScale = 0.5;

/** Where the controls lie: where there is most room to spare. */
export function controlsSide({ width, height }: Size): "left" | "bottom" {
  return width > height ? "left" : "bottom";
}

/** What is left of a pane beside its controls. */
export function roomForPicture(pane: Size): Size {
  const isAtLeft = controlsSide(pane) === "left";
  return {
    width: Math.max(1, pane.width - margin - (isAtLeft ? roomForControls : margin)),
    height: Math.max(1, pane.height - margin - (isAtLeft ? margin : roomForControls)),
  };
}

/**
 * Shows the whole graph where it can be read as a whole, else the surroundings of one node, also when the pane becomes wider or narrower. Returns what
 * shows the whole graph in any case.
 */
export function usePictureView({ layout, scale }: FittingLayout, focusNodeId: string | null): () => void {
  const width = useStore((store) => store.width);
  const height = useStore((store) => store.height);
  const { setViewport, setCenter } = useReactFlow();
  const isWhole = scale >= smallestScale;
  const focus = layout.nodes.find(({ id }) => id === focusNodeId) ?? layout.nodes[0];
  const x = isWhole || !focus ? null : focus.position.x + nodeSize.width / 2;
  const y = isWhole || !focus ? null : focus.position.y + nodeSize.height / 2;

  const showWhole = useCallback(() => {
    const view = wholeView(layout, { width, height });
    if (view) void setViewport(view);
  }, [setViewport, layout, width, height]);

  useEffect(() => {
    if (x === null || y === null) showWhole();
    else void setCenter(x, y, { zoom: legibleScale, duration: prefersStillness() ? 0 : hopDuration });
  }, [setCenter, showWhole, x, y]);
  return showWhole;
}

function wholeView(layout: GraphLayout, pane: Size): Viewport | null {
  const bounds = boundsOfLayout(layout);
  if (!bounds || pane.width === 0 || pane.height === 0) return null;
  const side = controlsSide(pane);
  return getViewportForBounds(bounds, pane.width, pane.height, zoomLimits.minZoom, 1, {
    top: `${margin}px`,
    right: `${margin}px`,
    bottom: `${side === "bottom" ? roomForControls : margin}px`,
    left: `${side === "left" ? roomForControls : margin}px`,
  });
}

function prefersStillness(): boolean {
  return globalThis.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
