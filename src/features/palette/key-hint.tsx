"use client";

import { useIsHydrated } from "@/features/interface/use-is-hydrated";
import { keyLabels } from "./shortcut-keys";

/** The keys of an action, as this machine names them. */
export function KeyHint({ keys }: { keys: string }) {
  const isHydrated = useIsHydrated();
  const isApple = isHydrated && /mac|iphone|ipad/i.test(navigator.platform);
  return (
    <span className="flex shrink-0 gap-0.5">
      {keyLabels(keys, isApple).map((label) => (
        <kbd
          key={label}
          className="inline-flex h-5 min-w-5 items-center justify-center rounded border border-line-strong bg-sunken px-1 font-sans text-ink-soft text-xs"
        >
          {label}
        </kbd>
      ))}
    </span>
  );
}
