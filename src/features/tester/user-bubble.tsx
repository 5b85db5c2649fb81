import { exactTime } from "@/features/interface/relative-time";
import { CopyButton } from "./copy-button";

/** What was said to the agent, as it was written. */
export function UserBubble({ text, at }: { text: string; at?: string }) {
  return (
    <div className="group/bubble flex items-end justify-end gap-1">
      <CopyButton
        label="Copy what you said"
        text={text}
        className="opacity-0 focus-visible:opacity-100 group-hover/bubble:opacity-100 pointer-coarse:opacity-100"
      />
      <p
        dir="auto"
        title={at && exactTime(at)}
        className="wrap-anywhere w-fit min-w-0 max-w-[85%] whitespace-pre-wrap rounded-xl rounded-br-sm border border-accent-line bg-accent-soft px-3 py-1.5"
      >
        <span className="sr-only">You said: </span>
        {text}
      </p>
    </div>
  );
}
