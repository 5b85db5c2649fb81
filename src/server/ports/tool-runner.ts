import type { Graph } from "@/engine/graph";
import type { TemplateScope } from "@/engine/template";
import type { ToolOffer } from "@/engine/tool";
import type { JsonObject } from "@/shared/json";

export type LiveToolCall = {
  organizationId: string;
  toolId: string;
  functionName: string;
  arguments: JsonObject;
  /** What templates of the tool's address, presets and body see. */
  scope: TemplateScope;
  /** The same for every attempt at this call. */
  idempotencyKey: string;
  signal: AbortSignal;
};

export type ContextFetch = {
  organizationId: string;
  url: string;
  /** The id of a tool whose credential is sent along; null for none. */
  credentialToolId: string | null;
  body: JsonObject;
  signal: AbortSignal;
};

/** Calls to the world outside. Nothing here throws: what goes wrong is a result. */
export type ToolRunner = {
  /**
   * What each node of the graph offers, by node id; nodes without tools are absent. A tool that is gone, or a server
   * that does not answer, is a notice of its node.
   */
  offer(organizationId: string, graph: Graph): Promise<ReadonlyMap<string, ToolOffer>>;

  /** @returns the result as the model reads it: `{status: "success" | "error", …}`, or what the category says */
  call(call: LiveToolCall): Promise<JsonObject>;

  /** Asks for more initial context before a conversation begins. */
  fetchContext(fetch: ContextFetch): Promise<{ context: JsonObject } | { error: string }>;

  close(): Promise<void>;
};
