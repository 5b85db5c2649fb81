import { useMemo, useState } from "react";
import { outlineGraph } from "@/features/definition/graph-outline";
import { type GraphLayout, isDrawn, layoutGraph } from "@/features/graph/graph-layout";

/** The layout of a definition. It is computed again only when the drawing changes, not while a prompt is typed. */
export function useDrawnLayout(definition: unknown): GraphLayout {
  const drawing = useMemo(
    () => JSON.stringify([outlineGraph(definition), isDrawn(definition)]),
    [definition],
  );
  const [last, setLast] = useState({ drawing, definition });
  if (last.drawing !== drawing) setLast({ drawing, definition });
  return useMemo(() => layoutGraph(last.definition), [last.definition]);
}
