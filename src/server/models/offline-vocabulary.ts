/** What several words say together, and the words that say the same. Read from the top, in lower case. */
export const phrases: readonly (readonly [RegExp, string])[] = [
  [/[👍👌✅]/gu, " yes "],
  [/\b(?:none|neither|nothing|not any) of (?:these|those|them|the \w+|that)\b/g, " not suitable "],
  [
    /\b(?:none|neither|nothing) (?:suits?|fits?|works?|there)\b|\b(?:doesn't|don't|does not|do not|won't) (?:work|suit|fit)(?: for)? (?:me|us)\b/g,
    " not suitable ",
  ],
  [/\b(?:can't|cannot|can not) (?:make|do|manage) (?:it|any|that|those|these|them)\b/g, " not suitable "],
  [/\b(?:can't|cannot) (?:talk|speak|chat)\b/g, " busy "],
  [/\bas (?:early|soon) as possible\b|\basap\b/g, " earliest "],
  [/\b(?:not|n't) (?:really |at all )?free\b|\bnot available\b/g, " not suitable "],
  [
    /\b(?:unfortunately|sadly|afraid|of course|certainly|definitely|absolutely|surely|better) not\b/g,
    " no, ",
  ],
  [/\b(?:i see|got it|i (?:now )?(?:understand|get it)|makes? sense|understood)\b/g, " yes, understood "],
  [/\bnever ?mind\b/g, " nevermind "],
  [/\bright (?=now\b|away\b|there\b)/g, ""],
  [
    /\b(?:(?:i|we) )?(?:don't|do not|doesn't) know\b|\bno idea\b|\b(?:not|never) (?:quite |really |so )?(?:sure|certain)\b/g,
    " maybe ",
  ],
  [/\bunsure\b|\b(?:it )?depends\b|\bhard to say\b/g, " maybe "],
  [
    /\bprobably not\b|\b(?:i'd |i would |would |we'd )?(?:rather|prefer) not\b(?! (?:say|tell|answer|share|give))|\bi think not\b/g,
    " no, ",
  ],
  [/\bnot (?:really|now|today|at the moment|particularly|interested|this time|for me|for us)\b/g, " no, "],
  [/^\s*nothing(?: really| at all)?[.!\s]*$/g, " no "],
  [/\bnot (?:an? )?(?:very |so |really |such )?(?:good|great|ideal|convenient)\b/g, " bad "],
  [/\b(?:(?:don't|do not|never) (?:need to |have to )?call|no (?:phone )?calls?)\b/g, " no, "],
  [/\byou (?:can|may|could) (?:call|phone|ring)\b/g, " yes, call "],
  [/\bask (?:me )?(?:now|away)\b/g, " yes, asknow "],
  [/\bnot yet\b/g, " no, yet, "],
  [/\bnot at all\b/g, " no, hardly, "],
  [/\bno,? (?:thanks|thank you)\b/g, " no, "],
  [
    /\b(?:no problem|no worries|of course|why not|go ahead|go for it|fire away|by all means|with pleasure)\b/g,
    " yes, ",
  ],
  [
    /\b(?:all right|alright|please do|feel free|(?:i'd|i would|we'd) (?:love|be happy) to|happy to|let's (?:do|go|start)(?: it| that)?)\b/g,
    " yes, ",
  ],
  [
    /\b(?:sounds?|looks?|seems?) (?:very |really |so |all )?(?:good|great|fine|right|perfect|lovely|ok|okay|like a plan)\b/g,
    " yes, ",
  ],
  [
    /\b(?:that|this|it|which)(?:'s| is| was| would be|'d be)? (?:very |just |absolutely |all )?(?:good|great|fine|perfect|lovely|ideal|wonderful|ok|okay)\b(?! (?:but|now|again))/g,
    " yes, ",
  ],
  [
    /\b(?:that|this|it|those|they|these) (?:would )?(?:works?|suits?|fits?)(?: (?:for )?(?:me|us)(?: well| fine)?)?(?=\s*[.,!?;]|\s*$)/g,
    " yes, suits, ",
  ],
  [
    /\b(?:fine|ok|okay|good) (?:by|with|for) (?:me|us)\b|\byou bet\b|\bspot on\b|\bthat's it exactly\b/g,
    " yes, ",
  ],
  [
    /\b(?:that's|that is|that was|that'll be|that will be) (?:all|it|everything)\b|\bnothing (?:else|more)\b|\b(?:i'm|i am|we're) (?:all )?(?:set|done|good)\b|\bno,? (?:more|further|other) questions?\b/g,
    " goodbye ",
  ],
  [/\b(?:(?:don't|do not|haven't|have not) (?:have |got )?(?:the |any |much )?time|no time)\b/g, " busy "],
  [/\bhave (?:the |some |a little )?(?:time|a minute|two minutes|a moment)\b/g, " yes, "],
  [
    /\bforget (?:it|about it|that)\b|\b(?:drop|skip|leave) it\b|\bchanged (?:(?:my|our|their) )?minds?\b/g,
    " nevermind ",
  ],
  [/\bhow much\b/g, " price "],
  [/\b(?:opening|business|office) (?:hours|times)\b/g, " open "],
  [
    /\b(?:where (?:are you|is the (?:clinic|practice|office|shop))|how (?:do|can) i (?:get|find|reach))\b/g,
    " address ",
  ],
  [/\b(?:send(?:ing)?|give|giving|take|bring) (?:\w+ ){0,3}back\b/g, " return "],
  [/\bmoney back\b/g, " refund "],
  [/\b(?:make|get|need|arrange|set up|have|like|want) an? (?:new )?(appointment|visit)\b/g, " book $1 "],
  [/\b(?:come (?:in|by|over)|see (?:the|a) (?:dentist|doctor))\b/g, " book "],
  [
    /\b(?:hasn't|haven't|didn't|doesn't|isn't|not|never)(?: been| yet| even)? (?:arrived?|come|turned up|here|received|delivered)\b|\bnever got\b/g,
    " lost ",
  ],
  [/\bevery ?day\b|\beach day\b|\ball (?:the time|day)\b/g, " daily "],
  [/\b(?:every|each) week\b|\b(?:once|twice|\w+ times) a week\b/g, " weekly "],
  [/\b(?:a lot|most days|most of the time)\b/g, " often "],
  [
    /\b(?:once|twice) a (?:month|year)\b|\b(?:not|n't) (?:\w+ ){0,3}(?:often|much)\b|\balmost never\b|\bonly (?:once|twice)\b/g,
    " rarely ",
  ],
  [/\b(?:now and then|from time to time|every now and again|once in a while)\b/g, " sometimes "],
  [/^\s*never\s*[.!]*\s*$|\bnever (?:use|used|open|touch)\b/g, " hardly "],
];

/** The whole of an utterance, short for a yes or a no to what was asked. */
export const shortAnswer =
  /^(?:well,? |oh,? )?(?:i|we|it|that|they|he|she|you)(?:'d| would)? ?(?<verb>do|does|did|am|is|are|was|will|would|can|could|have|has|may|don't|doesn't|didn't|am not|is not|isn't|are not|aren't|wasn't|won't|wouldn't|can't|couldn't|haven't|hasn't|do not|does not|would not|will not)[.! ]*$/;

/** Words that mean the same here, the first of each line standing for all. */
const groups = [
  "price cost costs costly expensive pricey dear cheap pricing",
  "insurance insured insurer coverage covered cover covers",
  "open opens opening close closes closing closed",
  "hurt hurts hurting pain painful pains ache aches aching toothache sore",
  "book books booking booked schedule scheduling",
  "move moves moved reschedule rescheduling rescheduled postpone postponed shift",
  "parcel parcels package packages packet shipment delivery delivered deliver tracking track",
  "broken broke break damaged damage defective defect cracked crack shattered smashed torn faulty scratched dented",
  "late delayed overdue delay",
  "internet wifi wlan broadband connection connect connected connecting network wireless online offline",
  "bill bills billing billed invoice invoices charge charged charges payment pay paid payments",
  "cancel cancels cancelled canceled cancelling cancellation terminate",
  "leave leaving leaves quit",
  "stay stays staying keep keeping remain",
  "refund refunded reimburse reimbursed",
  "wrong incorrect mistake error false",
  "often regularly frequently usually constantly always regular",
  "rarely rare seldom barely scarcely",
  "sometimes occasionally occasional",
  "daily nonstop",
  "maybe perhaps possibly",
  "speed fast quick quickly faster speedy",
  "sharing share shared collaborate collaboration",
  "search searching searches find finding",
  "feature features function functions functionality",
  "learning learn learned complicated confusing",
  "suit suits suitable suited fit fits convenient",
  "busy occupied driving meeting",
  "outside outdoors outdoor terrace patio",
  "speak talk",
  "thanks thank thx cheers",
];
export const synonyms = new Map(
  groups.flatMap((line) => {
    const words = line.split(" ");
    return words.map((word) => [word, words[0] ?? word] as const);
  }),
);

const waysToSay = {
  yes:
    "yes yeah yep yup yea sure ok okay correct right confirm confirms confirmed agree agrees agreed " +
    "accept accepts accepted absolutely definitely certainly exactly precisely indeed perfect great wonderful " +
    "excellent lovely super cool fine deal gladly probably true",
  no:
    "no nope nah decline declines declined refuse refuses refused reject rejects rejected deny denies " +
    "disagree disagrees",
  goodbye: "bye goodbye finish finished done end hang",
};
/** What stands for any way of saying yes, no or goodbye. */
export const answers = new Map(
  Object.entries(waysToSay).flatMap(([answer, words]) => words.split(" ").map((word) => [word, answer])),
);

export const contrasts = new Set(["but", "instead", "rather", "however"]);
export const denials = new Set(
  "no not never none nothing without neither nor cannot dont doesnt didnt wont cant isnt".split(" "),
);
export const startsOver = new Set("i i'd i'll i'm it let please thank thanks we you".split(" "));

/** Words that any condition and any message may hold. */
export const emptyWords = new Set(
  (
    "a about after again all also an and any are as ask asks at be been by call caller can client could customer did " +
    "do does for from get give gives given go going guest had has have he hello her here hey hi him his how i i'd " +
    "i'll i'm i've if in into is it it's its just let like likes may me mention mentions might my need needs now of " +
    "on one once or our ours out patient person please prefer provide provided said say says she should so some " +
    "tell tells that that's the their them then there there's they this to too up user us wait want " +
    "wanted wants was we were what when where whether which while who will wish wishes with would you your yours " +
    "that'll let's we're we'd we'll you're they're what's where's how's am very really well um uh er oh only still " +
    "participant than something anything"
  ).split(" "),
);

/** Words that say nothing about what a value is. */
export const emptyOfTopic = new Set(
  (
    "a an and are as at be by can caller client could customer customer's did do does for from had has have he her him " +
    "his how i if in is it its many may me much my of on or our patient person please said say shall she that the their " +
    "them there they this to us user was we were what when where whether which who will with would you your name"
  ).split(" "),
);
