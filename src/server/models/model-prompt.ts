import type { Message } from "@/engine/message";
import { inShape, type MessageShape } from "@/engine/message-shape";
import type { ServerFields } from "@/engine/sent-back";
import type { FunctionDefinition, GenerationRequest } from "@/engine/turn";
import type { LanguageModelV3 } from "@/server/ports/model-provider";

export type ModelCallOptions = Parameters<LanguageModelV3["doStream"]>[0];
type PromptMessage = ModelCallOptions["prompt"][number];
type FunctionTool = Extract<NonNullable<ModelCallOptions["tools"]>[number], { type: "function" }>;

/** What the model is given: the node's prompt, then the history in the shape that its server wants. */
export function toPrompt(
  { system, messages }: Pick<GenerationRequest, "system" | "messages">,
  shape: MessageShape,
  server: string,
): ModelCallOptions["prompt"] {
  return [
    { role: "system", content: system },
    ...inShape(messages, shape).map((message) => toPromptMessage(message, server)),
  ];
}

/** Our messages are the SDK's, but for plain strings, which it wants as parts, and what only one server is sent. */
function toPromptMessage(message: Message, server: string): PromptMessage {
  switch (message.role) {
    case "user":
      return { role: "user", content: [{ type: "text", text: message.content }] };
    case "assistant": {
      const { content, providerOptions } = message;
      const parts = typeof content === "string" ? [{ type: "text" as const, text: content }] : content;
      return {
        role: "assistant",
        content: parts.map((part) =>
          part.type === "text" ? part : { ...part, ...fieldsFor(server, part.providerOptions) },
        ),
        ...fieldsFor(server, providerOptions),
      };
    }
    case "tool":
      return message;
  }
}

/** Under the name by which the provider adds fields to what it sends. */
function fieldsFor(server: string, fields: ServerFields | undefined) {
  return { providerOptions: { openaiCompatible: fields?.[server] ?? {} } };
}

export function toTools(functions: readonly FunctionDefinition[]): FunctionTool[] {
  return functions.map(({ name, description, parameters }) => ({
    type: "function",
    name,
    description,
    inputSchema: parameters as FunctionTool["inputSchema"],
  }));
}
