"use client";

import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { classNames } from "@/features/interface/class-names";

/** A window over the page that keeps the focus until it is closed, and then gives it back. */
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
  const opener = useRef<Element | null>(null);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.4)]" />
        <Dialog.Content
          {...(description === undefined && { "aria-describedby": undefined })}
          onOpenAutoFocus={() => {
            opener.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // An action in the dialog may have moved the focus already: then it stays there.
            const isUnset = document.activeElement === document.body;
            if (isUnset && opener.current instanceof HTMLElement) opener.current.focus();
          }}
          className={classNames(
            "-translate-x-1/2 fixed top-[12vh] left-1/2 z-50 flex max-h-[76vh] w-[min(36rem,calc(100vw-2rem))] animate-arrive flex-col overflow-hidden rounded-xl border bg-raised shadow-xl outline-none",
            className,
          )}
        >
          <div className={isTitleShown ? "flex items-start gap-3 border-b py-3 pr-3 pl-4" : "sr-only"}>
            <div className="grid min-w-0 flex-1 gap-0.5">
              <Dialog.Title className="wrap-anywhere font-semibold text-base">{title}</Dialog.Title>
              {description !== undefined && (
                <Dialog.Description className="text-ink-soft text-sm">{description}</Dialog.Description>
              )}
            </div>
            {isTitleShown && (
              <Dialog.Close
                aria-label="Close window"
                title="Close window"
                className="inline-flex size-7 shrink-0 items-center justify-center rounded-md text-ink-soft hover:bg-hover hover:text-ink"
              >
                <X className="size-4" aria-hidden />
              </Dialog.Close>
            )}
          </div>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
