"use client";

import { Command } from "cmdk";
import { Zap } from "lucide-react";
import { useRouter } from "next/navigation";
import { ModalDialog } from "@/features/interface/modal-dialog";
import { type Action, everywhere, keysOf } from "./action-registry";
import { KeyHint } from "./key-hint";
import { PaletteDestinations } from "./palette-destinations";
import { itemClass } from "./palette-item";

/** Everything that can be done here, and everywhere one can go, found by typing a part of its name. */
export function CommandPalette({
  actions,
  isOpen,
  onClose,
}: {
  actions: readonly Action[];
  isOpen: boolean;
  onClose: () => void;
}) {
  const router = useRouter();
  const shown = actions.filter((action) => action.handler && !action.isOnlyKey);
  // What can be done here comes before what can be done everywhere.
  const listed = [
    ...shown.filter(({ group }) => group !== everywhere),
    ...shown.filter(({ group }) => group === everywhere),
  ];
  return (
    <ModalDialog title="Command palette" isTitleShown={false} isOpen={isOpen} onClose={onClose}>
      <Command
        label="Command palette"
        filter={(_value, search, keywords = []) => match(keywords.join(" "), search)}
        className="flex min-h-0 flex-col [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-ink-faint [&_[cmdk-group-heading]]:text-xs"
      >
        <Command.Input
          placeholder="Type a command, a workflow or a session"
          className="h-12 shrink-0 border-b bg-transparent px-4 text-base outline-none max-sm:text-lg"
        />
        <Command.List className="min-h-0 overflow-y-auto p-1.5">
          <Command.Empty className="px-2.5 py-6 text-center text-ink-soft text-sm">
            Nothing found
          </Command.Empty>
          {listed.length > 0 && (
            <Command.Group heading="On this page">
              {listed.map((action, place) => (
                <Command.Item
                  key={`${action.label} ${place}`}
                  value={`action ${place}`}
                  keywords={[action.label]}
                  onSelect={() => {
                    onClose();
                    action.handler?.();
                  }}
                  className={itemClass}
                >
                  <Zap className="size-4 text-ink-faint" aria-hidden />
                  <span className="truncate">{action.label}</span>
                  <span className="ml-auto">
                    {keysOf(action)
                      .slice(0, 1)
                      .map((keys) => (
                        <KeyHint key={keys} keys={keys} />
                      ))}
                  </span>
                </Command.Item>
              ))}
            </Command.Group>
          )}
          <PaletteDestinations
            onGo={(href) => {
              onClose();
              router.push(href);
            }}
          />
        </Command.List>
      </Command>
    </ModalDialog>
  );
}

/** Every word of the search has to occur; a name that begins with it comes first. */
function match(label: string, search: string): number {
  const [name, sought] = [label.toLowerCase(), search.trim().toLowerCase()];
  if (name.startsWith(sought)) return 1;
  return sought.split(/\s+/).every((word) => name.includes(word)) ? 0.5 : 0;
}
