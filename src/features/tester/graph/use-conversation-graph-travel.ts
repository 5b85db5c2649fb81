import { useState } from "react";
import type { GraphRoute } from "@/session/graph-route";
import { standstill, type Travel, travelOn } from "./conversation-graph-travel";

/**
 * Computed in the same render as the route: a node that is first drawn lit and then told to wait for the light would not
 * wait.
 */
export function useConversationGraphTravel(path: GraphRoute): Travel {
  const [shown, setShown] = useState({ path, travel: standstill });
  if (shown.path === path) return shown.travel;
  const travel = travelOn(shown.travel, shown.path, path, performance.now());
  setShown({ path, travel });
  return travel;
}
