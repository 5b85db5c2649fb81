import { useState } from "react";
import type { WorkflowDefinition } from "@/server/contract/workflow-contract";
import {
  type TextPlace,
  type TypedText,
  type TypedTexts,
  textAt,
  unappliedPlaces,
  withoutText,
  withText,
} from "./typed-text";

/** What is typed into one control, kept by whoever shows it. */
export type Typing = { typed: TypedText | null; onType: (typed: TypedText) => void };

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
