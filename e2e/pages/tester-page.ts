import { expect, type Page } from "@playwright/test";
import type { Chat } from "../start-chat";

export type TesterPage = ReturnType<typeof testerPage>;

type TurnAction = "Rerun" | "Edit and rerun" | "Change variables" | "Rewind to here" | "Try again";

/** The chat of one session, with its inspector. */
export function testerPage(page: Page) {
  const log = page.getByRole("log", { name: "Conversation" });
  const message = page.getByRole("textbox", { name: "Message", exact: true });
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  const turn = (number: number) => log.getByRole("article", { name: `Turn ${number}`, exact: true });
  const graph = page.getByRole("region", { name: "Graph" });
  return {
    log,
    graph,
    message,
    inspector,
    turn,
    turns: log.getByRole("article"),
    pill: (nodeName: string) =>
      log.getByRole("button", { name: new RegExp(`^(Moved from .* to|Entered) ${nodeName} `) }),
    youAreHere: log.getByText("You are here"),
    typing: log.getByText("The agent is replying"),
    stop: page.getByRole("button", { name: "Stop", exact: true }),
    status: (label: string) => page.getByRole("banner").getByText(label, { exact: true }),
    notice: (text: string | RegExp) => page.getByRole("main").getByRole("status").filter({ hasText: text }),
    refusal: (text: string | RegExp) => page.getByRole("main").getByRole("alert").filter({ hasText: text }),
    otherPaths: inspector.getByRole("list", { name: "Other paths" }).getByRole("group"),
    restore: inspector.getByRole("button", { name: "Restore" }),
    branches: (number: number) => turn(number).getByRole("group", { name: `Branches at turn ${number}` }),
    /** A tool call, found by its result and the name of its function. */
    toolCard: (summary: string) => log.locator("details").filter({ hasText: summary }),
    timeline: page.getByRole("slider", { name: "Timeline" }),
    undo: page.getByRole("main").getByRole("button", { name: "Undo" }),
    /** A branch in the tree, found by what was said first in it. */
    branch: (title: string) => inspector.getByRole("treeitem").filter({ hasText: title }),
    /** Opens and closes a pane beside the chat. */
    paneSwitch: (name: "Graph" | "Inspector") => page.getByRole("banner").getByRole("button", { name }),
    returnToLatest: page.getByRole("button", { name: "Return to latest" }),
    endSession: page.getByRole("button", { name: "End session" }),
    open: ({ workflowId, runId }: Chat) => page.goto(`/workflows/${workflowId}/sessions/${runId}`),
    async send(text: string) {
      await message.fill(text);
      await expect(page.getByRole("button", { name: "Send" })).toBeEnabled();
      await message.press("Enter");
    },
    act: (number: number, action: TurnAction) =>
      turn(number).getByRole("button", { name: action, exact: true }).click(),
    /** The tab of a pane, where there is only room for one pane at a time. */
    tab: (name: "Graph" | "Chat" | "Inspector") =>
      page.getByRole("tablist", { name: "Panes" }).getByRole("tab", { name }),
    /** A node of the graph, found by the beginning of its label: name, kind, and how it stands. */
    graphNode: (label: string) => graph.getByRole("button", { name: label }),
    /** The light on the edges that the conversation has just taken. */
    light: graph.locator("[data-light]"),
    async showPane(name: string) {
      await inspector.getByRole("tab", { name }).click();
    },
  };
}
