import type { ReactNode } from "react";
import { classNames } from "@/features/interface/class-names";
import { NodeIcon } from "@/features/interface/node-kind";
import { nodeSize } from "./graph-layout";

/**
 * `idle` for a node the conversation did not touch, where there is a conversation; `plain` where there is none. `left` and `right` were visited by only one
 * of two that are compared.
 */
export type NodeStanding = "plain" | "idle" | "visited" | "current" | "left" | "right";

const standings: Record<NodeStanding, string> = {
  plain: "border-line-strong bg-raised",
  idle: "border-line-strong border-dashed bg-surface text-ink-soft",
  visited: "border-ink-faint bg-raised",
  left: "border-2 border-accent bg-accent-soft",
  right: "border-2 border-caution border-dashed bg-caution-soft",
  current: "border-accent bg-accent-soft shadow-[0_0_0_3px_var(--accent-line)]",
};

/** One node of a workflow as it looks on every canvas: its kind by hue and icon, its name, and how it stands. */
export function NodeCard({
  type,
  name,
  standing = "plain",
  delay = 0,
  isSelected = false,
  mark,
  children,
}: {
  type: string;
  name: string;
  standing?: NodeStanding;
  /** How long to wait before a new standing shows, in milliseconds. */
  delay?: number;
  isSelected?: boolean;
  /** Sits on the upper edge: an order, a count of issues. */
  mark?: ReactNode;
  /** Whatever the canvas needs inside, such as handles. */
  children?: ReactNode;
}) {
  return (
    <div
      style={{ ...nodeSize, transitionDelay: `${delay}ms` }}
      className={classNames(
        "relative flex items-center gap-1.5 rounded-lg border px-2 text-left transition-[background-color,border-color,box-shadow] duration-200",
        standings[standing],
        isSelected && "outline-2 outline-accent outline-offset-2",
      )}
    >
      <NodeIcon type={type} className="size-4" />
      <span className="line-clamp-2 min-w-0 text-balance font-medium text-ink text-sm leading-4.5">
        {name}
      </span>
      {mark && <span className="-top-2.5 -right-2.5 absolute flex gap-0.5">{mark}</span>}
      {children}
    </div>
  );
}
