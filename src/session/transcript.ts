import { pathTo } from "./path";
import { type Session, visibleTurn } from "./session";

export type TranscriptFormat = "text" | "markdown" | "json";

export type TranscriptLine = {
  turnId: string;
  at: string;
  role: "user" | "assistant";
  /** The node that spoke; null for the person. */
  nodeName: string | null;
  text: string;
};

/** What was said on the visible path, in order. */
export function transcriptLines(session: Session): TranscriptLine[] {
  return pathTo(session, visibleTurn(session).id).flatMap((turn) => {
    const said: TranscriptLine[] = turn.segments.map(({ nodeName, text }) => ({
      turnId: turn.id,
      at: turn.settledAt ?? turn.createdAt,
      role: "assistant",
      nodeName,
      text,
    }));
    if (turn.userText === null) return said;
    return [
      { turnId: turn.id, at: turn.createdAt, role: "user", nodeName: null, text: turn.userText },
      ...said,
    ];
  });
}

export function writeTranscript(
  session: Session,
  facts: { name: string; createdAt: string },
  format: TranscriptFormat,
): string {
  const lines = transcriptLines(session);
  switch (format) {
    case "text":
      return lines.map(({ at, role, text }) => `[${at}] ${role}: ${text}`).join("\n");
    case "markdown":
      return [`# ${facts.name}`, `Started ${facts.createdAt}`, ...lines.map(paragraph)].join("\n\n");
    case "json":
      return JSON.stringify({ version: 1, ...facts, lines }, null, 2);
  }
}

function paragraph({ role, nodeName, text }: TranscriptLine): string {
  const speaker = role === "user" ? "User" : `Assistant (${nodeName})`;
  return `**${speaker}:** ${text.replaceAll("\n", "\n\n")}`;
}
