import { isJsonObject, type JsonValue } from "@/shared/json";
import type { StartNode } from "./graph";
import type { GraphEdge } from "./node-type";
import { renderTemplate, type TemplateScope } from "./template";

/** What the workflow has the assistant say without asking the model. A recording has no text that a chat could show. */
export type ScriptedLine = { type: "text"; text: string; template: string } | { type: "audio" };

/** A `greeting_override` in the initial context wins over the greeting of the start node; a malformed one is ignored. */
export function greetingOf(node: StartNode, scope: TemplateScope): ScriptedLine | null {
  const { greeting_type, greeting, greeting_recording_id } = node.data;
  return (
    readOverride(scope.initialContext.greeting_override, scope) ??
    readLine(greeting_type, greeting, greeting_recording_id, scope)
  );
}

export function transitionSpeechOf(edge: GraphEdge, scope: TemplateScope): ScriptedLine | null {
  const { transition_speech_type, transition_speech, transition_speech_recording_id } = edge.data;
  return readLine(transition_speech_type, transition_speech, transition_speech_recording_id, scope);
}

function readOverride(override: JsonValue | undefined, scope: TemplateScope): ScriptedLine | null {
  if (!isJsonObject(override)) return null;
  const { type, text, recording_id } = override;
  if (type !== "text" && type !== "audio") return null;
  return readLine(type, textOrNull(text), textOrNull(recording_id), scope);
}

function readLine(
  type: string | null | undefined,
  text: string | null | undefined,
  recordingId: string | null | undefined,
  scope: TemplateScope,
): ScriptedLine | null {
  if (type === "audio") return recordingId ? { type: "audio" } : null;
  const rendered = renderTemplate(text ?? "", scope).trim();
  return rendered === "" ? null : { type: "text", text: rendered, template: text ?? "" };
}

function textOrNull(value: JsonValue | undefined): string | null {
  return typeof value === "string" ? value : null;
}
