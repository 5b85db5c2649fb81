import type { Message } from "@/engine/message";
import type { FunctionDefinition, GenerationRequest } from "@/engine/turn";
import type { LanguageModelV3 } from "@/server/ports/model-provider";

export type ModelCallOptions = Parameters<LanguageModelV3["doStream"]>[0];
type PromptMessage = ModelCallOptions["prompt"][number];
type FunctionTool = Extract<NonNullable<ModelCallOptions["tools"]>[number], { type: "function" }>;

/** What the model is given: the node's prompt, then the history. */
export function toPrompt({
  system,
  messages,
}: Pick<GenerationRequest, "system" | "messages">): ModelCallOptions["prompt"] {
  return [{ role: "system", content: system }, ...messages.map(toPromptMessage)];
}

/** Our messages are the SDK's, but for plain strings, which it wants as parts. */
function toPromptMessage(message: Message): PromptMessage {
  switch (message.role) {
    case "user":
      return { role: "user", content: [{ type: "text", text: message.content }] };
    case "assistant": {
      const { content } = message;
      return {
        role: "assistant",
        content: typeof content === "string" ? [{ type: "text", text: content }] : content,
      };
    }
    case "tool":
      return message;
  }
}

export function toTools(functions: readonly FunctionDefinition[]): FunctionTool[] {
  return functions.map(({ name, description, parameters }) => ({
    type: "function",
    name,
    description,
    inputSchema: parameters as FunctionTool["inputSchema"],
  }));
}
