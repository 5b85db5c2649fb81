"use client";

import { createContext, useContext } from "react";

const NodeTypes = createContext<ReadonlyMap<string, string>>(new Map());

/** The type of each node by its id, so that a turn can show a node in its colour. */
export const NodeTypesProvider = NodeTypes.Provider;

export function useNodeType(nodeId: string): string {
  return useContext(NodeTypes).get(nodeId) ?? "unknown";
}
