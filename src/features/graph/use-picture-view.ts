import { useReactFlow, useStore } from "@xyflow/react";
import { useEffect } from "react";
import { nodeSize } from "./graph-layout";
import { hopDuration } from "./hop-duration";
import { type FittingLayout, legibleScale } from "./legible-arrangement";

export const fitting = { padding: 0.04, maxZoom: 1, minZoom: 0.2 };

/** Below it a graph is not shown as a whole, but around where the talk is. */
const smallestScale = 0.55;

/** Shows the whole graph where it can be read as a whole, else the surroundings of one node, also when the pane becomes wider or narrower. */
export function usePictureView({ layout, scale }: FittingLayout, focusNodeId: string | null): void {
  const width = useStore((store) => store.width);
  const height = useStore((store) => store.height);
  const { fitView, setCenter } = useReactFlow();
  const focus = layout.nodes.find(({ id }) => id === focusNodeId) ?? layout.nodes[0];
  const isWhole = scale >= smallestScale;
  const x = isWhole || !focus ? null : focus.position.x + nodeSize.width / 2;
  const y = isWhole || !focus ? null : focus.position.y + nodeSize.height / 2;

  useEffect(() => {
    if (layout.nodes.length === 0 || width === 0 || height === 0) return;
    const frame = requestAnimationFrame(() => {
      if (x === null || y === null) void fitView(fitting);
      else void setCenter(x, y, { zoom: legibleScale, duration: prefersStillness() ? 0 : hopDuration });
    });
    return () => cancelAnimationFrame(frame);
  }, [fitView, setCenter, layout, width, height, x, y]);
}

function prefersStillness(): boolean {
  return globalThis.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
