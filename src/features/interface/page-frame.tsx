import type { ReactNode } from "react";

/** A page of reading width: title, what can be done with it, and the rest below. */
export function PageFrame({
  title,
  trail,
  actions,
  children,
}: {
  title: ReactNode;
  trail?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <main className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto grid max-w-4xl gap-6 px-4 py-6 sm:px-6 sm:py-8">
        <header className="grid gap-1">
          {trail && <div className="text-ink-faint text-sm">{trail}</div>}
          <div className="flex min-h-8 flex-wrap items-center justify-between gap-3">
            <h1 className="min-w-0 break-words font-semibold text-xl tracking-tight">{title}</h1>
            {actions && <div className="flex gap-2">{actions}</div>}
          </div>
        </header>
        {children}
      </div>
    </main>
  );
}

export function Section({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid min-w-0 content-start gap-3">
      <div>
        <h2 className="font-semibold text-base">{title}</h2>
        {note && <p className="text-ink-soft text-sm">{note}</p>}
      </div>
      {children}
    </section>
  );
}
