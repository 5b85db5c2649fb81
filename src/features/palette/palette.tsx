"use client";

import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { everywhere } from "./action-registry";
import { KeyHint } from "./key-hint";
import { useActions, useShortcuts } from "./shortcuts";

const CommandPalette = dynamic(() => import("./command-palette").then((module) => module.CommandPalette));
const ShortcutList = dynamic(() => import("./shortcut-list").then((module) => module.ShortcutList));

/** The search button at the top of every page, with the two windows that its keys open. */
export function Palette() {
  const [open, setOpen] = useState<"commands" | "shortcuts" | null>(null);
  const actions = useActions();
  useShortcuts([
    {
      label: "Open the command palette",
      keys: "Mod+K",
      group: everywhere,
      isForTyping: true,
      isOnlyKey: true,
      handler: () => setOpen("commands"),
    },
    {
      label: "List keyboard shortcuts",
      keys: "?",
      group: everywhere,
      handler: () => setOpen("shortcuts"),
    },
  ]);
  const close = () => setOpen(null);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen("commands")}
        className="flex h-7 items-center gap-2 rounded-md border border-line-strong bg-raised px-2 text-ink-soft text-sm hover:bg-hover hover:text-ink"
      >
        <Search className="size-3.5" aria-hidden />
        <span className="max-sm:sr-only">Search</span>
        <span className="max-sm:hidden" aria-hidden>
          <KeyHint keys="Mod+K" />
        </span>
      </button>
      {open === "commands" && <CommandPalette actions={actions} isOpen onClose={close} />}
      {open === "shortcuts" && <ShortcutList actions={actions} isOpen onClose={close} />}
    </>
  );
}
