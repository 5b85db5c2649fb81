import type { ReactNode } from "react";
import { classNames } from "./class-names";

const tones = {
  neutral: "border-line bg-sunken text-ink-soft",
  accent: "border-accent-line bg-accent-soft text-accent",
  positive: "border-transparent bg-positive-soft text-positive",
  caution: "border-transparent bg-caution-soft text-caution",
  negative: "border-transparent bg-negative-soft text-negative",
};

export type Tone = keyof typeof tones;

export function Badge({
  tone = "neutral",
  title,
  children,
}: {
  tone?: Tone;
  title?: string;
  children: ReactNode;
}) {
  return (
    <span
      title={title}
      className={classNames(
        "inline-flex h-5 shrink-0 items-center gap-1 rounded-full border px-2 text-xs whitespace-nowrap",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
