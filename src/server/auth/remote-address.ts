type HeaderBag = Record<string, unknown> | Headers | undefined;

/** Where a request came from, as the nearest proxy says. Good for counting attempts, not for trusting anybody. */
export function remoteAddressOf(headers: HeaderBag): string {
  const forwarded =
    headers instanceof Headers ? headers.get("x-forwarded-for") : headers?.["x-forwarded-for"];
  const nearest = typeof forwarded === "string" ? forwarded.split(",").at(-1)?.trim() : undefined;
  return nearest || "unknown";
}
