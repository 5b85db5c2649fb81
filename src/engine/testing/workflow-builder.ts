import type { JsonObject, JsonValue } from "@/shared/json";

export type Definition = { nodes: JsonValue[]; edges: JsonValue[] };

/** One-line workflow definitions for tests. Every part has what the check asks for; `data` adds to it or overrides it. */
export function node(type: string, id: string, data: JsonObject = {}): JsonObject {
  return {
    id,
    type,
    position: { x: 0, y: 0 },
    data: { name: titleOf(id), prompt: `You are at ${id}.`, ...data },
  };
}

export const start = (data: JsonObject = {}, id = "start"): JsonObject => node("startCall", id, data);
export const agent = (id: string, data: JsonObject = {}): JsonObject => node("agentNode", id, data);
export const end = (id: string, data: JsonObject = {}): JsonObject => node("endCall", id, data);

/** `edge("start", "a", "Go on")` has the id `start-a`. */
export function edge(source: string, target: string, label: string, data: JsonObject = {}): JsonObject {
  return { id: `${source}-${target}`, source, target, data: { label, condition: `When: ${label}`, ...data } };
}

function titleOf(id: string): string {
  return id.slice(0, 1).toUpperCase() + id.slice(1);
}
