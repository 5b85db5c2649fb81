const home = "/workflows";

/** Where to go after signing in: a path of this site, whatever the address says. */
export function returnPath(wanted: string | undefined): string {
  if (!wanted?.startsWith("/")) return home;
  const site = "http://site.invalid";
  const target = URL.canParse(wanted, site) ? new URL(wanted, site) : null;
  if (target?.origin !== site || target.pathname === "/sign-in") return home;
  return target.pathname + target.search;
}

export function signInPath(returnTo: string): string {
  const path = returnPath(returnTo);
  return path === home ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`;
}
