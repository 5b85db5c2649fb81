import type { LanguageModel } from "ai";
import type { Price } from "@/engine/price";

/** The AI SDK's model interface, as far as `ai` names it. */
export type LanguageModelV3 = Extract<LanguageModel, { specificationVersion: "v3" }>;

/** A model as a person chooses it. `isReal` is false for one that follows rules instead of understanding. */
export type OfferedModel = { id: string; label: string; isReal: boolean };

/** The models that the server itself is set up with. */
export type ModelProvider = {
  defaultModelId: string;
  /** The models to offer, the default one first. Any other id that resolves may be used too. */
  list(): OfferedModel[];
  /** `null` for an id of no known kind. A kind that is not set up gives a model that fails with `model_not_configured`. */
  resolve(modelId: string): LanguageModelV3 | null;
  /** What it costs today; `null` when that is not known. */
  price(modelId: string): Price | null;
};

/** Those of the server, and those that an organization has saved, whose ids begin with `saved:`. */
export type OrganizationModels = {
  defaultModelId: string;
  /** The models to offer, the default one first, saved ones last. */
  list(organizationId: string | null): Promise<OfferedModel[]>;
  /** As `ModelProvider.resolve`; `null` too for a saved model that is gone, or whose key cannot be read. */
  resolve(modelId: string, organizationId: string): Promise<LanguageModelV3 | null>;
  /** As `ModelProvider.price`; a saved model keeps its own when it is archived. */
  price(modelId: string, organizationId: string): Promise<Price | null>;
};
