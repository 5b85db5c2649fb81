import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { type ConversationNode, edgesFrom, type Graph } from "./graph";
import { renderTemplate, type TemplateScope } from "./template";
import type { GenerationRequest, RunningTurn } from "./turn";

/** What the model is asked at the node where the turn stands: that node's prompt, the history, and that node's edges as functions. */
export function composeRequest(turn: RunningTurn): GenerationRequest {
  const { node, start } = turn;
  const scope = templateScope(turn);
  const system = composePrompt(start.graph, node, scope);
  return {
    nodeId: node.id,
    nodeName: node.data.name,
    system,
    promptHash: bytesToHex(sha256(utf8ToBytes(system))),
    messages: [...start.messages, ...turn.messages],
    functions: edgesFrom(start.graph, node.id).map((edge) => ({
      name: edge.functionName,
      description: renderTemplate(edge.data.condition, scope),
      parameters: { type: "object", properties: {} },
    })),
  };
}

/** The global prompt, unless the node declines it, then the node's own. Nothing is added about routing. */
export function composePrompt({ globalNode }: Graph, node: ConversationNode, scope: TemplateScope): string {
  const prompts =
    globalNode && node.data.add_global_prompt
      ? [globalNode.data.prompt, node.data.prompt]
      : [node.data.prompt];
  return prompts
    .map((prompt) => renderTemplate(prompt, scope))
    .filter((prompt) => prompt !== "")
    .join("\n\n");
}

export function templateScope({ start, gatheredContext }: RunningTurn): TemplateScope {
  return { initialContext: start.initialContext, gatheredContext, now: start.templateNow };
}
