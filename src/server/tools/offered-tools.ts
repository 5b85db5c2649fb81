import type { OfferedTool, ToolOffer } from "@/engine/tool";
import { calculatorFunction, toolFunctionName } from "@/engine/tool-name";
import type { JsonObject } from "@/shared/json";
import type { ToolConfigs } from "../contract/tool-contract";
import type { StoredTool } from "./stored-tool";

/** Null for `mcp`: only its server knows its functions. */
export function offerOf(tool: StoredTool): OfferedTool | null {
  const functionName = toolFunctionName(tool);
  if (functionName === null || tool.category === "mcp") return null;
  const offered = {
    toolId: tool.id,
    toolName: tool.name,
    category: tool.category,
    functionName,
    description: tool.description || `Calls the tool “${tool.name}”.`,
    parameters: noParameters,
    spokenMessage: null,
    asksReason: false,
  };
  switch (tool.category) {
    case "http_api": {
      const { customMessage, customMessageType } = tool.config;
      return {
        ...offered,
        parameters: httpParameters(tool.config),
        spokenMessage: customMessageType === "audio" ? null : spoken(customMessage),
      };
    }
    case "calculator":
      return {
        ...offered,
        functionName: calculatorFunction,
        description: tool.description || "Calculates an expression of numbers and + - * / ** % ( ).",
        parameters: objectOf({ expression: { type: "string", description: "Such as (2 + 3) * 4." } }),
      };
    case "end_call": {
      const { messageType, customMessage, endCallReason, endCallReasonDescription } = tool.config;
      const asksReason = endCallReason === true;
      const description = endCallReasonDescription || "Why the conversation ends, in a few words.";
      return {
        ...offered,
        description: tool.description || "Ends the conversation.",
        parameters: asksReason ? objectOf({ reason: { type: "string", description } }) : noParameters,
        spokenMessage: messageType === "custom" ? spoken(customMessage) : null,
        asksReason,
      };
    }
    case "transfer_call":
      return { ...offered, description: tool.description || "Transfers the call to a person." };
  }
}

const noParameters: JsonObject = { type: "object", properties: {} };

function objectOf(properties: JsonObject, required = Object.keys(properties)): JsonObject {
  return { type: "object", properties, required };
}

function httpParameters({ parameters }: ToolConfigs["http_api"]): JsonObject {
  if (!parameters?.length) return noParameters;
  const properties = parameters.map(({ name, type, description }) => [
    name,
    { type, ...(description && { description }), ...(type === "array" && { items: {} }) },
  ]);
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
  return objectOf(Object.fromEntries(properties), required);
}

function spoken(message: string | null | undefined): string | null {
  return message?.trim() ? message : null;
}

/** The functions that a node can offer: the first of each name, except for the names that its edges use. */
export function resolveNames(offers: readonly ToolOffer[], edgeNames: readonly string[]): ToolOffer {
  const taken = new Map(edgeNames.map((name) => [name, "an edge of this node"]));
  const tools: OfferedTool[] = [];
  const notices = offers.flatMap((offer) => offer.notices);
  for (const tool of offers.flatMap((offer) => offer.tools)) {
    const holder = taken.get(tool.functionName);
    if (holder === undefined) {
      taken.set(tool.functionName, `the tool “${tool.toolName}”`);
      tools.push(tool);
    } else {
      const message = `The tool “${tool.toolName}” is left out: ${holder} is the function “${tool.functionName}”, too.`;
      notices.push({ kind: "tool_name_taken", message });
    }
  }
  return { tools, notices };
}
