import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { classNames } from "@/features/interface/class-names";
import { IconButton } from "@/features/interface/icon-button";

const shownMs = 1_500;

export function CopyButton({ label, text, className }: { label: string; text: string; className?: string }) {
  const [isCopied, setIsCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), shownMs);
    return () => clearTimeout(timer);
  }, [isCopied]);

  return (
    <IconButton
      label={isCopied ? "Copied" : label}
      className={classNames("size-6", className)}
      icon={
        isCopied ? (
          <Check className="size-3.5 text-positive" aria-hidden />
        ) : (
          <Copy className="size-3.5" aria-hidden />
        )
      }
      onClick={() => void navigator.clipboard.writeText(text).then(() => setIsCopied(true))}
    />
  );
}
