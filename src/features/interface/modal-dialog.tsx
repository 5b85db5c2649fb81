"use client";

import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "@/features/interface/class-names";

/** A window over the page that keeps the focus until it is closed. */
export function ModalDialog({
  title,
  description,
  isTitleShown = true,
  isOpen,
  onClose,
  className,
  children,
}: {
  title: string;
  description?: string;
  isTitleShown?: boolean;
  isOpen: boolean;
  onClose: () => void;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.4)]" />
        <Dialog.Content
          {...(description === undefined && { "aria-describedby": undefined })}
          className={classNames(
            "-translate-x-1/2 fixed top-[12vh] left-1/2 z-50 flex max-h-[76vh] w-[min(36rem,calc(100vw-2rem))] animate-arrive flex-col overflow-hidden rounded-xl border bg-raised shadow-xl outline-none",
            className,
          )}
        >
          <div className={isTitleShown ? "grid gap-0.5 border-b px-4 py-3" : "sr-only"}>
            <Dialog.Title className="font-semibold text-base">{title}</Dialog.Title>
            {description !== undefined && (
              <Dialog.Description className="text-ink-soft text-sm">{description}</Dialog.Description>
            )}
          </div>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
