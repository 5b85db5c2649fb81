import type { ReactNode } from "react";

/** One thing that happened in a turn. */
export function Step({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2.5 gap-y-1 text-sm">
      <span className="mt-0.5 text-ink-faint [&>svg]:size-4" aria-hidden>
        {icon}
      </span>
      <p className="font-medium">{title}</p>
      <div className="col-start-2 break-words text-ink-soft [&_code]:text-xs">{children}</div>
    </li>
  );
}
