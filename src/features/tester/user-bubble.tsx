import { exactTime } from "@/features/interface/relative-time";

export function UserBubble({ text, at }: { text: string; at?: string }) {
  return (
    <p
      title={at && exactTime(at)}
      className="ml-auto w-fit max-w-[85%] whitespace-pre-wrap break-words rounded-xl rounded-br-sm border border-accent-line bg-accent-soft px-3 py-1.5"
    >
      <span className="sr-only">You said: </span>
      {text}
    </p>
  );
}
