import type { ReactNode } from "react";

/** Nothing here, why, and what to do next. */
export function EmptyState({
  icon,
  title,
  action,
  children,
}: {
  icon: ReactNode;
  title: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="grid justify-items-center gap-3 px-6 py-14 text-center">
      <span className="rounded-lg border bg-raised p-2 text-ink-faint" aria-hidden>
        {icon}
      </span>
      <div className="grid max-w-sm gap-1">
        <p className="font-medium">{title}</p>
        <p className="text-ink-soft text-sm">{children}</p>
      </div>
      {action && <div className="flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
