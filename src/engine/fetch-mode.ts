import type { NodeOf } from "./node-type";

type StartData = NodeOf<"startCall">["data"];

/** When the original fetches. A text chat has no direction: only `always` counts. */
const fetchModes = ["disabled", "always", "inbound", "outbound"] as const;

/** The address that is asked before the conversation begins; null when none is. */
export function fetchedUrl(data: StartData): string | null {
  return (modeOf(data) === "always" && urlOf(data)) || null;
}

/** Why nothing is asked, although the node names an address; null when it is asked, or nobody wants it to be. */
export function whyNotFetched(data: StartData): string | null {
  const mode = modeOf(data);
  if (mode === "always" || mode === "disabled" || urlOf(data) === "") return null;
  return mode === "inbound" || mode === "outbound"
    ? `The workflow fetches context before ${mode} calls only. A text chat has no direction: nothing was fetched.`
    : `${wrongMode(mode)} Nothing was fetched.`;
}

/** What is wrong with the mode, for who draws the graph; null for one of the original's. */
export function fetchModeProblem(data: StartData): string | null {
  const mode = modeOf(data);
  return fetchModes.some((known) => known === mode) ? null : `${wrongMode(mode)} Nothing is fetched.`;
}

function wrongMode(mode: string): string {
  return `“${mode.slice(0, 60)}” is no mode of the fetch before a call: there are ${fetchModes.join(", ")}.`;
}

function modeOf({ pre_call_fetch_mode, pre_call_fetch_enabled }: StartData): string {
  return pre_call_fetch_mode || (pre_call_fetch_enabled ? "always" : "disabled");
}

function urlOf({ pre_call_fetch_url }: StartData): string {
  return pre_call_fetch_url?.trim() ?? "";
}
