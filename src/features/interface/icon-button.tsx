"use client";

import { Tooltip } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

export const TooltipProvider = Tooltip.Provider;

/** A button that is only an icon: its label is read out, and shown on hover and focus. */
export function IconButton({
  label,
  icon,
  className,
  ...rest
}: Omit<ComponentProps<"button">, "children"> & { label: string; icon: ReactNode }) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>
        <button
          type="button"
          aria-label={label}
          className={classNames(
            "inline-flex size-8 shrink-0 items-center justify-center rounded-md text-ink-soft transition-colors",
            "hover:bg-hover hover:text-ink disabled:pointer-events-none disabled:opacity-50",
            className,
          )}
          {...rest}
        >
          {icon}
        </button>
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content
          sideOffset={4}
          collisionPadding={8}
          className="z-50 rounded-md bg-ink px-2 py-1 text-surface text-xs"
        >
          {label}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
