import { useId, useState } from "react";
import { Button } from "@/features/interface/button";
import { classNames } from "@/features/interface/class-names";
import { count } from "@/features/interface/measure";
import { exactTime } from "@/features/interface/relative-time";
import { CopyButton } from "@/features/tester/parts/copy-button";

/** Much longer than what a folded text still shows, so that folding is worth a button. */
const longestWhole = { characters: 1_400, lines: 20 };

/** What was said to the agent, as it was written. A long text is folded: what was answered matters more. */
export function UserBubble({ text, at, by = null }: { text: string; at?: string; by?: string | null }) {
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const isLong = text.length > longestWhole.characters || text.split("\n").length > longestWhole.lines;
  return (
    <div className="group/bubble flex items-end justify-end gap-1">
      <CopyButton
        label="Copy what you said"
        text={text}
        className="opacity-0 focus-visible:opacity-100 group-hover/bubble:opacity-100 pointer-coarse:opacity-100"
      />
      <div
        title={at && exactTime(at)}
        className="grid w-fit min-w-0 max-w-[85%] justify-items-start gap-1 rounded-xl rounded-br-sm border border-accent-line bg-accent-soft px-3 py-1.5"
      >
        {by === null ? (
          <span className="sr-only">You said: </span>
        ) : (
          <span className="max-w-full truncate text-ink-faint text-xs">
            {by}
            <span className="sr-only"> said: </span>
          </span>
        )}
        <p
          id={id}
          dir="auto"
          className={classNames("wrap-anywhere whitespace-pre-wrap", isLong && !isOpen && "line-clamp-12")}
        >
          {text}
        </p>
        {isLong && (
          <Button
            size="small"
            className="-ml-1 mb-0.5"
            aria-controls={id}
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
          >
            {isOpen ? "Show less" : `Show all ${count(text.length, "character")}`}
          </Button>
        )}
      </div>
    </div>
  );
}
