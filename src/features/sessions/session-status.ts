import type { SessionStatus } from "@/session/session";

/** How a session's status is told to people. */
export const statusReadings = {
  idle: { label: "Ready", tone: "neutral" },
  pending_assistant_turn: { label: "Replying", tone: "accent" },
  rewound: { label: "Rewound", tone: "accent" },
  error: { label: "Turn failed", tone: "negative" },
  completed: { label: "Ended", tone: "positive" },
} as const satisfies Record<SessionStatus, object>;
