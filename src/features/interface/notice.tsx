import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

const tones = {
  info: { icon: Info, className: "border-line bg-sunken", mark: "text-ink-faint" },
  accent: { icon: Info, className: "border-accent-line bg-accent-soft", mark: "text-accent" },
  positive: { icon: CircleCheck, className: "border-line bg-positive-soft", mark: "text-positive" },
  caution: { icon: TriangleAlert, className: "border-line bg-caution-soft", mark: "text-caution" },
  negative: { icon: CircleAlert, className: "border-line bg-negative-soft", mark: "text-negative" },
};

/** Says what happened, in its place, with what can be done about it. A negative notice is read out at once. */
export function Notice({
  tone,
  title,
  action,
  className,
  children,
}: {
  tone: keyof typeof tones;
  title?: string | undefined;
  action?: ReactNode;
  className?: string;
  children?: ReactNode;
}) {
  const { icon: Icon, className: toneClass, mark } = tones[tone];
  return (
    <div
      role={tone === "negative" ? "alert" : "status"}
      className={classNames(
        "flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border px-3 py-2 text-sm",
        toneClass,
        className,
      )}
    >
      <Icon className={classNames("size-4 shrink-0 self-start mt-0.5", mark)} aria-hidden />
      <div className="min-w-0 flex-1 basis-48">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className={classNames(title && "text-ink-soft")}>{children}</div>}
      </div>
      {action && <div className="flex gap-2">{action}</div>}
    </div>
  );
}
