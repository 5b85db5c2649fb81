import { Check, CloudOff, LoaderCircle, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { SaveState } from "./draft-saving";

const readings: Record<SaveState, { text: string; icon: ReactNode }> = {
  saved: { text: "Saved", icon: <Check className="size-3.5 text-positive" aria-hidden /> },
  saving: { text: "Saving", icon: <LoaderCircle className="size-3.5 animate-spin" aria-hidden /> },
  "not saved": { text: "Not saved", icon: <CloudOff className="size-3.5 text-negative" aria-hidden /> },
  conflict: { text: "Not saved", icon: <TriangleAlert className="size-3.5 text-caution" aria-hidden /> },
};

const unapplied = {
  text: "Text not applied",
  icon: <TriangleAlert className="size-3.5 text-caution" aria-hidden />,
};

export function SaveStatus({ state, isAllApplied }: { state: SaveState; isAllApplied: boolean }) {
  const { text, icon } = state === "saved" && !isAllApplied ? unapplied : readings[state];
  return (
    <span role="status" aria-label="Draft" className="flex items-center gap-1.5 text-ink-soft text-xs">
      {icon}
      {text}
    </span>
  );
}
