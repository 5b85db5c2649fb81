"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { ThemeProvider as NextThemeProvider, useTheme } from "next-themes";
import type { ReactNode } from "react";
import { Choice } from "./choice";
import { useIsHydrated } from "./use-is-hydrated";

export function ThemeProvider({ children }: { children: ReactNode }) {
  return (
    <NextThemeProvider attribute="data-theme" enableColorScheme={false} disableTransitionOnChange>
      {children}
    </NextThemeProvider>
  );
}

const themes = [
  { value: "system", label: "System", icon: <Monitor className="size-3.5" aria-hidden /> },
  { value: "light", label: "Light", icon: <Sun className="size-3.5" aria-hidden /> },
  { value: "dark", label: "Dark", icon: <Moon className="size-3.5" aria-hidden /> },
];

export function ThemeChoice() {
  const { theme = "system", setTheme } = useTheme();
  const isHydrated = useIsHydrated();
  return <Choice label="Theme" options={themes} value={isHydrated ? theme : "system"} onChange={setTheme} />;
}
