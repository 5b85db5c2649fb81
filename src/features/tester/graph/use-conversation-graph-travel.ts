import { useState } from "react";
import type { GraphRoute } from "@/session/graph-route";
import { standstill, type Travel, travelOn } from "./conversation-graph-travel";

/**
 * Computed in the same render as the route: a node that is first drawn lit and then told to wait for the light would not
 * wait.
 */
export function useConversationGraphTravel(route: GraphRoute): Travel {
  const [shown, setShown] = useState({ route, travel: standstill });
  if (shown.route === route) return shown.travel;
  const travel = travelOn(shown.travel, shown.route, route, performance.now());
  setShown({ route, travel });
  return travel;
}
