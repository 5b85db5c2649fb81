import { useState } from "react";
import type { Typing } from "@/features/form/typing";
import type { WorkflowDefinition } from "@/server/contract/workflow-contract";
import {
  type TextPlace,
  type TypedTexts,
  textAt,
  unappliedPlaces,
  withoutText,
  withText,
} from "./typed-texts";

/** The texts typed in the editor, whichever of them is in view. */
export function useTypedTexts(definition: WorkflowDefinition) {
  const [texts, setTexts] = useState<TypedTexts>([]);
  return {
    unapplied: unappliedPlaces(texts, definition),
    typingAt: (place: TextPlace): Typing => ({
      typed: textAt(texts, place),
      onType: (typed) => setTexts((current) => withText(current, place, typed)),
    }),
    drop: (place: TextPlace) => setTexts((current) => withoutText(current, place)),
  };
}
