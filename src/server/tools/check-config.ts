import type { ToolCategory } from "@/engine/tool";
import type { JsonObject } from "@/shared/json";
import { AppError } from "../app-error";
import { checkJsonSize } from "../check-limit";
import { toolConfigs, toolLimits } from "../contract/tool-contract";
import type { Prisma } from "../prisma/generated/client";

/** The settings as they are stored, with defaults. @throws AppError invalid_input naming each field, limit_exceeded */
export function checkConfig(category: ToolCategory, config: JsonObject): Prisma.InputJsonObject {
  checkJsonSize(config, toolLimits.configBytes, "The tool's settings");
  const parsed = toolConfigs[category].safeParse(config);
  if (parsed.success) return parsed.data as Prisma.InputJsonObject;
  const issues = parsed.error.issues.map(({ path, message }) => ({
    path: ["config", ...path].join("."),
    message,
  }));
  const sentence = issues.map(({ path, message }) => `${path}: ${message}`).join("; ");
  throw new AppError("invalid_input", { issues }, sentence.slice(0, 1_000));
}
