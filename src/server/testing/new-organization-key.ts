import { newApiKey } from "../accounts/api-key-secret";
import { bootstrapApiKeys } from "../accounts/bootstrap-api-keys";
import type { Services } from "../services";

/** The API key of a new organization. */
export async function newOrganizationKey(services: Services): Promise<{ apiKey: string; slug: string }> {
  const apiKey = newApiKey();
  const slug = services.newId("org").replace("_", "-");
  await bootstrapApiKeys(services, [{ slug, key: apiKey }]);
  return { apiKey, slug };
}
