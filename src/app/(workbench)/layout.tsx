import Link from "next/link";
import type { ReactNode } from "react";
import { AccountMenu } from "@/features/account/account-menu";
import { MainNavigation } from "@/features/interface/main-navigation";
import { Palette } from "@/features/palette/palette";
import { ShortcutsProvider } from "@/features/palette/shortcuts";

export default function WorkbenchLayout({ children }: { children: ReactNode }) {
  return (
    <ShortcutsProvider>
      <div className="flex h-dvh flex-col">
        <div className="flex h-11 shrink-0 items-center gap-4 border-b px-4 max-sm:gap-2 max-sm:px-3">
          <Link href="/workflows" className="rounded font-semibold tracking-tight">
            Retake
          </Link>
          <MainNavigation />
          <div className="ml-auto flex min-w-0 items-center gap-2">
            <Palette />
            <AccountMenu />
          </div>
        </div>
        {children}
      </div>
    </ShortcutsProvider>
  );
}
