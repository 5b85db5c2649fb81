import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { explainFailure, fieldProblems, readFailure } from "./failure";

function refusal(data: object): TRPCClientError<never> {
  return TRPCClientError.from({ error: { code: -32000, message: "refused", data } });
}

test("the reason and its facts are read from the error's data", () => {
  const failure = readFailure(
    refusal({ reason: "revision_conflict", expectedRevision: 4, actualRevision: 6 }),
  );
  expect(failure).toMatchObject({ reason: "revision_conflict", expectedRevision: 4, actualRevision: 6 });
  expect(explainFailure(failure)).toContain("from revision 4 to 6");
});

test.each([
  ["a network error", new TypeError("Failed to fetch")],
  ["an answer that is not from the API", TRPCClientError.from(new SyntaxError("Unexpected token <"))],
  ["a reason that is not in the contract", refusal({ reason: "toString" })],
])("%s is a server that could not be reached", (_name, error) => {
  expect(readFailure(error)).toEqual({ reason: "unreachable" });
});

test("an invalid graph counts its errors, not its warnings", () => {
  const issue = { kind: "node", id: "a", field: null, message: "" } as const;
  const issues = [
    { ...issue, severity: "error" },
    { ...issue, severity: "warning" },
  ] as const;
  expect(explainFailure({ reason: "invalid_graph", issues: [...issues] })).toContain("1 error ");
});

test("problems of a form are found by field", () => {
  const issues = [{ path: "email", message: "Taken." }];
  expect(fieldProblems({ reason: "invalid_input", issues })).toEqual({ email: "Taken." });
  expect(fieldProblems({ reason: "internal" })).toEqual({});
  expect(fieldProblems(null)).toEqual({});
});
