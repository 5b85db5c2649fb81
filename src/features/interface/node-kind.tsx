import { BadgeCheck, Bot, Flag, Globe, type LucideIcon, Play, Webhook, Zap } from "lucide-react";
import { classNames } from "./class-names";

type NodeKind = { label: string; icon: LucideIcon; text: string; fill: string };

const outside = { text: "text-node-outside", fill: "fill-node-outside" };

const kinds: Record<string, NodeKind> = {
  startCall: { label: "Start", icon: Play, text: "text-node-start", fill: "fill-node-start" },
  agentNode: { label: "Agent", icon: Bot, text: "text-node-agent", fill: "fill-node-agent" },
  endCall: { label: "End", icon: Flag, text: "text-node-end", fill: "fill-node-end" },
  globalNode: { label: "Global", icon: Globe, text: "text-node-global", fill: "fill-node-global" },
  trigger: { label: "Trigger", icon: Zap, ...outside },
  webhook: { label: "Webhook", icon: Webhook, ...outside },
  qa: { label: "Quality check", icon: BadgeCheck, ...outside },
};

const unknownKind: NodeKind = { label: "Node", icon: Bot, ...outside };

/** One hue and one icon for each kind of node, the same wherever a node is shown. */
export function nodeKind(type: string): NodeKind {
  return kinds[type] ?? unknownKind;
}

export function NodeIcon({ type, className }: { type: string; className?: string }) {
  const { icon: Icon, text, label } = nodeKind(type);
  return (
    <Icon
      className={classNames("size-3.5 shrink-0", text, className)}
      role="img"
      aria-label={`${label} node`}
    />
  );
}
