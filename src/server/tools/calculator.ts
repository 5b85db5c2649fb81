import { type MathNode, type OperatorNode, type ParenthesisNode, parse } from "mathjs/number";
import type { JsonObject } from "@/shared/json";

const maximumLength = 500;
const maximumExponent = 1_000;

/** Sums of plain numbers. An expression that is anything else is an error, in words for the model. */
export function calculate(expression: unknown): JsonObject {
  if (typeof expression !== "string" || expression.trim() === "") {
    return { error: "Give the expression as a text." };
  }
  if (expression.length > maximumLength) {
    return { error: `The expression is longer than ${maximumLength} characters.` };
  }
  try {
    const value = resultOf(parse(expression.replaceAll("**", "^")));
    if (!Number.isFinite(value)) return { error: "The result is too large, or not a number." };
    // Further digits are rounding errors of binary fractions.
    return { expression, result: Number(value.toPrecision(15)) };
  } catch (error) {
    return { error: error instanceof NotASum ? error.message : "The expression could not be read." };
  }
}

class NotASum extends Error {}

function resultOf(node: MathNode): number {
  if (node.type === "ConstantNode") {
    const { value } = node as MathNode & { value: unknown };
    if (typeof value === "number") return value;
  }
  if (node.type === "ParenthesisNode") return resultOf((node as ParenthesisNode).content);
  if (node.type === "OperatorNode") return operate(node as OperatorNode);
  throw new NotASum("Only numbers, + - * / ** %, and parentheses can be calculated.");
}

function operate({ fn, args }: OperatorNode): number {
  const [left = 0, right = 0] = args.map(resultOf);
  switch (`${fn}/${args.length}`) {
    case "unaryPlus/1":
      return left;
    case "unaryMinus/1":
      return -left;
    case "add/2":
      return left + right;
    case "subtract/2":
      return left - right;
    case "multiply/2":
      return left * right;
    case "divide/2":
      if (right === 0) throw new NotASum("Nothing can be divided by zero.");
      return left / right;
    case "mod/2":
      if (right === 0) throw new NotASum("Nothing can be divided by zero.");
      return left - right * Math.floor(left / right);
    case "pow/2":
      if (Math.abs(right) > maximumExponent) {
        throw new NotASum(`Exponents go up to ${maximumExponent}.`);
      }
      return left ** right;
    default:
      throw new NotASum("Only numbers, + - * / ** %, and parentheses can be calculated.");
  }
}
