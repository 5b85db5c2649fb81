import { type EdgeMarker, MarkerType } from "@xyflow/react";

/** Of one size, however thick its edge is. */
export function arrowHead(color: string): EdgeMarker {
  return { type: MarkerType.ArrowClosed, color, width: 22, height: 22, markerUnits: "userSpaceOnUse" };
}
