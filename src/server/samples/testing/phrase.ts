import type { JsonObject } from "@/shared/json";

/** Said at a node, it leads to another or stays (null), and leaves these values; null for a variable that must have none. */
export type Phrase = [node: string, said: string, leadsTo: string | null, values?: JsonObject];
