import { z } from "zod";
import type { ToolModeChoice } from "@/session/tool-mode";
import { limits } from "@/shared/limits";
import { jsonObject, plainText } from "./scalars";

/** Where the results of a tool come from in a session. */
export const toolMode = z.discriminatedUnion("mode", [
  z.strictObject({ mode: z.literal("live") }),
  z.strictObject({ mode: z.literal("recorded"), otherwise: z.enum(["mock", "fail", "live"]) }),
  z.strictObject({
    mode: z.literal("mock"),
    result: jsonObject.exactOptional(),
    error: plainText.max(2_000).exactOptional(),
    delayMs: z.int().min(0).max(limits.mockDelayMs).exactOptional(),
  }),
]) satisfies z.ZodType<ToolModeChoice>;
