/** `all_was_thought`: everything before this piece was thought, though it was told as text. */
export type SpokenPiece = { type: "text" | "reasoning"; text: string } | { type: "all_was_thought" };

/** Separates thoughts from words, in whatever pieces they come. */
export type Thoughts = {
  /** @returns what is sure by now; an end that may be the beginning of a mark is held back */
  read(text: string): SpokenPiece[];
  /** @returns what was held back */
  end(): SpokenPiece[];
};

const harmonyEnd = "<|end|>";

/** How reasoning models mark thoughts that their servers leave in the words: what opens one and what closes it, in any case. */
const closingMarks = new Map([
  ...[
    "think",
    "thinking",
    "thought",
    "thoughts",
    "reasoning",
    "reflection",
    "analysis",
    "seed:think",
    "mm:think",
    "antthinking",
  ].map((name) => [`<${name}>`, `</${name}>`] as const),
  ["[think]", "[/think]"],
  ["◁think▷", "◁/think▷"],
  ["<|thinking|>", "<|/thinking|>"],
  ["<|begin_of_thought|>", "<|end_of_thought|>"],
  ["<|channel|>analysis<|message|>", harmonyEnd],
  ["<|channel|>commentary<|message|>", harmonyEnd],
]);

/** Marks of a template around the words themselves: they stand for nothing. */
const silentMarks = [
  "<|start|>assistant",
  "<|channel|>final<|message|>",
  "<|return|>",
  "<|im_end|>",
  "<|eot_id|>",
  "<|eom_id|>",
  "<|endoftext|>",
  "<end_of_turn>",
  "<|begin_of_solution|>",
  "<|end_of_solution|>",
  harmonyEnd,
];

const allMarks = [...new Set([...closingMarks.keys(), ...closingMarks.values(), ...silentMarks])];
const longestMark = Math.max(...allMarks.map(({ length }) => length));
const anyMark = patternOf(allMarks);
const patterns = new Map([...closingMarks.values()].map((mark) => [mark, patternOf([mark])]));

/**
 * Where a chat template has opened the thought itself, only its closing mark comes: what was read before it was thought.
 */
export function createThoughts(): Thoughts {
  /** The mark that ends the thought being read; null among words. */
  let closing: string | null = null;
  let held = "";
  /** The last character before what is held. */
  let previous = "";
  /** White space between a thought and the words after it belongs to neither. */
  let isBeforeWords = false;

  function piece(text: string): SpokenPiece[] {
    if (text === "") return [];
    if (closing !== null) return [{ type: "reasoning", text }];
    const said = isBeforeWords ? text.trimStart() : text;
    if (said === "") return [];
    isBeforeWords = false;
    return [{ type: "text", text: said }];
  }

  /** Reads from `start` to the end of the next mark. */
  function readToMark(text: string, start: number): { pieces: SpokenPiece[]; end: number } | null {
    const pattern = (closing !== null && patterns.get(closing)) || anyMark;
    pattern.lastIndex = start;
    let found = pattern.exec(text);
    while (found && isQuoted(text[found.index - 1] ?? previous)) found = pattern.exec(text);
    if (!found) return null;
    const before = piece(text.slice(start, found.index));
    const end = pattern.lastIndex;
    const mark = found[0].toLowerCase();
    if (closing !== null) {
      closing = null;
      isBeforeWords = true;
      return { pieces: before, end };
    }
    closing = closingMarks.get(mark) ?? null;
    if (closing !== null || silentMarks.includes(mark)) return { pieces: before, end };
    isBeforeWords = true;
    return { pieces: [...before, { type: "all_was_thought" }], end };
  }

  return {
    read(added) {
      const text = held + added;
      const pieces: SpokenPiece[] = [];
      let start = 0;
      for (let next = readToMark(text, 0); next !== null; next = readToMark(text, start)) {
        pieces.push(...next.pieces);
        start = next.end;
      }
      const end = text.length - beginningOfMark(text.slice(start), closing === null ? allMarks : [closing]);
      held = text.slice(end);
      previous = text[end - 1] ?? previous;
      return settled([...pieces, ...piece(text.slice(start, end))]);
    },
    end() {
      const pieces = piece(held);
      held = "";
      return pieces;
    },
  };
}

/** Who writes about a mark puts it into quotes. */
function isQuoted(characterBefore: string): boolean {
  return characterBefore !== "" && "`\"'“‘".includes(characterBefore);
}

/** What turns out to be thought within one piece was never told as text. */
function settled(pieces: readonly SpokenPiece[]): SpokenPiece[] {
  const last = pieces.findLastIndex(({ type }) => type === "all_was_thought");
  return pieces.map((piece, index) =>
    piece.type === "text" && index < last ? { type: "reasoning", text: piece.text } : piece,
  );
}

/** How many characters at the end of a text may be the beginning of a mark. */
function beginningOfMark(text: string, expected: readonly string[]): number {
  const end = text.slice(-longestMark);
  for (let length = end.length; length > 0; length -= 1) {
    const tail = end.slice(-length).toLowerCase();
    if (expected.some((mark) => mark.length > length && mark.startsWith(tail))) return length;
  }
  return 0;
}

function patternOf(texts: readonly string[]): RegExp {
  const longestFirst = [...texts].sort((left, right) => right.length - left.length);
  return new RegExp(longestFirst.map((text) => text.replace(/[|[\]\\/.*+?^${}()]/g, "\\$&")).join("|"), "gi");
}
