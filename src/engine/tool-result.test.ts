import { expect, it } from "vitest";
import { isFailedResult } from "./tool-result";

it.each([
  [{ status: "error", error: "The server cut the connection." }, true],
  [{ error: "Down." }, true],
  [{ status: "success", status_code: 500, data: null }, true],
  [{ status: "success", status_code: 401, data: { error: "no" } }, true],
  [{ status: "success", status_code: 429, isTruncated: true, text: "…" }, true],
  [{ status: "success", status_code: 304, data: null }, true],
  [{ status: "success", status_code: 204, data: null }, false],
  [{ status: "success", data: { status: "error", status_code: 500 } }, false],
  [{ data: "no status at all" }, false],
  [{}, false],
])("T5 %j has failed: %s", (result, hasFailed) => {
  expect(isFailedResult(result)).toBe(hasFailed);
});
