import type { Message } from "@/engine/message";

const roles: Record<Message["role"], string> = { user: "Person", assistant: "Model", tool: "Result" };

/** What the model is told of the conversation so far, oldest first. */
export function MessageHistory({ messages }: { messages: readonly Message[] }) {
  if (messages.length === 0) return <p className="text-ink-soft text-xs">Nothing was said before.</p>;
  return (
    <ol className="grid gap-1.5 text-xs">
      {messages.map((message, index) => (
        <li key={index} className="grid grid-cols-[3rem_minmax(0,1fr)] gap-2">
          <span className="text-ink-faint">{roles[message.role]}</span>
          <span dir="auto" className="wrap-anywhere whitespace-pre-wrap">
            {wordsOf(message)}
          </span>
        </li>
      ))}
    </ol>
  );
}

function wordsOf({ content }: Message): string {
  if (typeof content === "string") return content;
  return content
    .map((part) => {
      if (part.type === "text") return part.text;
      if (part.type === "tool-call") return `${part.toolName}(${JSON.stringify(part.input)})`;
      return `${part.toolName} → ${JSON.stringify(part.output.value)}`;
    })
    .join("\n");
}
