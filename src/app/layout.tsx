import "./globals.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { ApiProvider } from "@/features/api/api-provider";
import { TooltipProvider } from "@/features/interface/icon-button";
import { ThemeProvider } from "@/features/interface/theme";

export const metadata: Metadata = {
  title: { default: "Retake", template: "%s · Retake" },
  description: "Test conversational workflows by text chat: rewind to any turn, try again, keep every path.",
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fcfcfc" },
    { media: "(prefers-color-scheme: dark)", color: "#111113" },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <ThemeProvider>
          <TooltipProvider delayDuration={400}>
            <ApiProvider>{children}</ApiProvider>
          </TooltipProvider>
        </ThemeProvider>
      </body>
    </html>
  );
}
