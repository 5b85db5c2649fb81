import Link from "next/link";
import type { ReactNode } from "react";
import { AccountMenu } from "@/features/account/account-menu";

export default function WorkbenchLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex h-dvh flex-col">
      <div className="flex h-11 shrink-0 items-center gap-4 border-b px-4">
        <Link href="/workflows" className="rounded font-semibold tracking-tight">
          Retake
        </Link>
        <nav aria-label="Main" className="flex gap-1 text-ink-soft text-sm">
          <Link href="/workflows" className="rounded-md px-2 py-1 hover:bg-hover hover:text-ink">
            Workflows
          </Link>
        </nav>
        <div className="ml-auto flex min-w-0">
          <AccountMenu />
        </div>
      </div>
      {children}
    </div>
  );
}
