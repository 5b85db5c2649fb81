import { z } from "zod";
import { limits } from "@/shared/limits";
import { id, name, plainText } from "./scalars";
import { actor } from "./turn-log";

export const registerInput = z.strictObject({
  email: z.email().max(320),
  name,
  password: plainText.min(limits.passwordLength.minimum).max(limits.passwordLength.maximum),
});
export const registerOutput = z.object({ userId: z.string() });
export const apiKeyCreateInput = z.strictObject({ name });
export const apiKeyRevokeInput = z.strictObject({ apiKeyId: id });
export const organizationSelectInput = z.strictObject({ organizationId: id });

const organization = z.object({ organizationId: z.string(), slug: z.string(), name: z.string() });

/** What a member or a key may do; each may what those after it may. */
export const role = z.enum(["owner", "editor", "tester", "viewer"]);

/** `user` is null when the caller is an API key; `actor` is either. */
export const meOutput = z.object({
  actor,
  role: role.nullable(),
  user: z.object({ userId: z.string(), name: z.string(), email: z.string() }).nullable(),
  organization: organization.nullable(),
  /** The models this server can offer, the default one first. */
  models: z.array(z.object({ id: z.string(), label: z.string(), isReal: z.boolean() })),
});
export const organizationListOutput = z.object({
  organizations: z.array(organization.extend({ isSelected: z.boolean() })),
});
export const apiKeyCreateOutput = z.object({ apiKeyId: z.string(), name: z.string(), key: z.string() });
export const apiKeyListOutput = z.object({
  apiKeys: z.array(
    z.object({
      apiKeyId: z.string(),
      name: z.string(),
      /** The last four characters. */
      hint: z.string(),
      role,
      createdBy: actor,
      createdAt: z.string(),
      lastUsedAt: z.string().nullable(),
      revokedAt: z.string().nullable(),
    }),
  ),
});
export const apiKeyRevokeOutput = z.object({ apiKeyId: z.string(), revokedAt: z.string() });

export type Role = z.infer<typeof role>;
export type RegisterInput = z.infer<typeof registerInput>;
export type MeOutput = z.infer<typeof meOutput>;
export type OrganizationListOutput = z.infer<typeof organizationListOutput>;
