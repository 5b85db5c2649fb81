import { connectionRules, isNodeType } from "@/engine/node-type";

/** Whether an edge may begin at a node of this type. A type that is not known may do anything. */
export function canLeave(type: string): boolean {
  return !isNodeType(type) || connectionRules[type].outgoing !== "none";
}

/** Whether an edge may lead to a node of this type. */
export function canReach(type: string): boolean {
  return !isNodeType(type) || connectionRules[type].incoming !== "none";
}
