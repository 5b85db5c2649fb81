import type { JsonObject } from "@/shared/json";

/** How a turn of the model settles. */
export type ModelOutcome = {
  status: "completed" | "failed" | "cancelled";
  node: string;
  context: JsonObject;
  said: string;
  tokens: number;
  isEnd: boolean;
};
