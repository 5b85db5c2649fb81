import type { AppendInput } from "@/server/contract/text-chat-contract";

/** What an append goes through, from the inside out: each has all that stands before it. */
export const layers = ["use case", "checked", "request", "authenticated", "bare HTTP", "Next"] as const;
export type Layer = (typeof layers)[number];

/** Those that the server's process times itself. */
export type InnerLayer = Exclude<Layer, "bare HTTP" | "Next">;

export type HttpServerReady = {
  next: string;
  bare: string;
  /** Answers everything with the last answer of the use case: what its bytes alone cost. */
  floor: string;
  apiKey: string;
  workflowId: string;
};

export type HttpServerQuestion = { layer: InnerLayer; input: AppendInput };

export type Appended = { milliseconds: number; revision: number; bytes: number };

export const endpoint = "/api/trpc/textChat.append";
