import { useLayoutEffect, useRef, useState } from "react";
import { standstill, type Travel, travelOn } from "./talk-graph-travel";
import type { TalkPath } from "./talk-path";

/** Known before anything of the new path is painted, so that no node lights up before the light has reached it. */
export function useTalkGraphTravel(path: TalkPath): Travel {
  const shownPath = useRef(path);
  const [travel, setTravel] = useState(standstill);
  useLayoutEffect(() => {
    const from = shownPath.current;
    shownPath.current = path;
    if (from !== path) setTravel((current) => travelOn(current, from, path, performance.now()));
  }, [path]);
  return travel;
}
