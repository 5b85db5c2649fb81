/** `session` is the whole tree, to be imported again; the others are the transcript of the visible path. */
export type ExportFormat = "session" | "markdown" | "json";

const endings: Record<ExportFormat, string> = {
  session: "session.json",
  markdown: "transcript.md",
  json: "transcript.json",
};

/** The session's name as every file system takes it. */
export function fileName(name: string, format: ExportFormat): string {
  const stem = name
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80);
  return `${stem || "session"}.${endings[format]}`;
}
