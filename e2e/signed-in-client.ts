import type { APIRequestContext } from "@playwright/test";
import { createRetakeClient, type RetakeClient } from "@/client/retake-client";

/** A typed client in the organization of whoever is signed in at `url`. */
export async function signedInClient(request: APIRequestContext, url: string): Promise<RetakeClient> {
  const response = await request.post(`${url}/api/trpc/apiKey.create`, { data: { name: "Journey" } });
  const { result } = await response.json();
  return createRetakeClient({ url, apiKey: result.data.key });
}
