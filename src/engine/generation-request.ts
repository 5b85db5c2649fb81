import { type ConversationNode, edgesFrom, type Graph } from "./graph";
import { hashOf } from "./hash";
import type { GraphEdge } from "./node-type";
import { renderTemplate, type TemplateScope } from "./template";
import type { OfferedTool } from "./tool";
import type { FunctionDefinition, GenerationRequest, RunningTurn } from "./turn";

/**
 * What the model is asked at the node where the turn stands: that node's prompt, the history, and that node's tools and
 * edges as functions.
 */
export function composeRequest(turn: RunningTurn): GenerationRequest {
  const { node, start } = turn;
  const scope = templateScope(turn);
  const system = composePrompt(start.graph, node, scope);
  const functions = [...toolsAt(turn), ...edgesFrom(start.graph, node.id)].map((each) =>
    asFunction(each, scope),
  );
  return {
    nodeId: node.id,
    nodeName: node.data.name,
    system,
    promptHash: hashOf(system),
    messages: [...turn.history, ...turn.messages],
    functions,
    functionsHash: hashOf(JSON.stringify(functions)),
  };
}

/** A node without a way to go on from is offered nothing, whatever it names. */
export function toolsAt({ node, start }: RunningTurn): readonly OfferedTool[] {
  return node.type === "endCall" ? [] : (start.tools.get(node.id)?.tools ?? []);
}

export function asFunction(offered: OfferedTool | GraphEdge, scope: TemplateScope): FunctionDefinition {
  if ("toolId" in offered) {
    const { functionName: name, description, parameters } = offered;
    return { name, description, parameters };
  }
  return {
    name: offered.functionName,
    description: renderTemplate(offered.data.condition, scope),
    parameters: { type: "object", properties: {} },
  };
}

/** The global prompt, unless the node declines it, then the node's own. Nothing is added about routing. */
export function composePrompt(graph: Graph, node: ConversationNode, scope: TemplateScope): string {
  return promptsOf(graph, node)
    .map((prompt) => renderTemplate(prompt, scope))
    .filter((prompt) => prompt !== "")
    .join("\n\n");
}

/** As they are written. */
export function promptsOf({ globalNode }: Graph, node: ConversationNode): string[] {
  return globalNode && node.data.add_global_prompt
    ? [globalNode.data.prompt, node.data.prompt]
    : [node.data.prompt];
}

export function templateScope({ start, initialContext, gatheredContext }: RunningTurn): TemplateScope {
  return { initialContext, gatheredContext, now: start.templateNow };
}
