/** Whether a text only says that there is no value, as models write it: `N/A`, “not mentioned”, a dash. */
export function saysNothing(text: string): boolean {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^[\s"'“”‘’`<>()[\]{}]+|[\s"'“”‘’`<>()[\]{}]+$/gu, "")
    .replace(/(?<=\p{L})[.!]+$/u, "");
  return /^[\p{P}\p{S}\s]*$/u.test(bare) || words.has(bare) || sentence.test(bare);
}

const words = new Set([
  ..."null nul nil none nan undefined unknown unspecified unavailable n/a n.a n/d na tbd empty missing".split(
    " ",
  ),
  ..."unbekannt desconocido desconhecido inconnu sconosciuto onbekend".split(" "),
  ...[
    "no value",
    "no answer",
    "no information",
    "no info",
    "no data",
    "no mention",
    "none given",
    "none mentioned",
  ],
  ...["none provided", "none stated", "none specified", "to be determined", "keine angabe", "k. a", "k.a"],
  ...["nicht angegeben", "nicht erwähnt", "nicht genannt", "no especificado", "no mencionado", "non précisé"],
]);

const sentence = new RegExp(
  "^(?:(?:it|this|that|(?:the |their |its )?[\\w ]{1,40}?) )?(?:(?:is|was|were|has|have|had|did|does) )?" +
    "(?:(?:not|never)|(?:is|was|has|did|does)n['’]t) (?:(?:yet|been|explicitly|clearly|directly|specifically) )*" +
    "(?:mention|mentioned|provide|provided|give|given|state|stated|specify|specified|say|said|known|available|" +
    "applicable|disclosed|found|discussed|asked|answered|shared|determined|indicated|set)" +
    "(?: (?:yet|so far|here|explicitly|(?:in|by|from|during) (?:the|this) \\w+))*$",
  "u",
);
