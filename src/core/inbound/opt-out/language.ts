/**
 * The meaning of a word in a request for no more mail. Each language lists its own words for each meaning. Their combinations mean
 * the same in all languages (`rules.ts`).
 */
export type Meaning =
  /** Says all by itself and means the writer: "leave me alone", "opt me out". */
  | "leave"
  /** Complete when it is alone, as people type it: "unsubscribe", "opt out". */
  | "command"
  /** A command only where the mail says nothing else: "stop", "remove". */
  | "bare"
  /** To unsubscribe, as an infinitive or an imperative. Past tenses are reports and stay out. */
  | "unsubscribe"
  /** To take off, remove or delete: needs to be told what. */
  | "remove"
  /** The writer, the address written to, the writer's data. */
  | "me"
  /** Our collection of addresses. */
  | "list"
  /** To stop, as an infinitive or an imperative. */
  | "stop"
  /** To write to a person, in the forms that follow "stop" or "do not". */
  | "contact"
  /** To send: as `contact`, but it needs to be told what. */
  | "send"
  /** "Do not" of an order. */
  | "not"
  /** "Do not contact" in one word, as Turkish or Japanese say it. */
  | "forbid"
  /** Mail of ours in general: "e-mails", "messages", "anything". */
  | "mail"
  /** "No more": together with `mail` it is an order. */
  | "noMore"
  /** "I do not want". */
  | "refuse"
  /** To receive, to hear from, to be contacted. */
  | "receive"
  /** "Again", "any more", "in future", "ever". */
  | "more"
  /** "I want", "I ask you to": makes an order of a sentence about the writer. */
  | "want"
  /** Words of data protection that are a request by themselves: "object to the processing", "withdraw my consent". */
  | "object"
  /** "I", "we" as the one who does something. */
  | "I"
  /** A request in the shape of a question or a condition: "could you", "if possible". */
  | "ask"
  /** Asks how one gets off the list. */
  | "how"
  /** Begins a question without its mark. */
  | "question"
  /** A condition. */
  | "if"
  /** Says that we have the writer: "I am on your list", "you have my address". No condition goes with it. */
  | "listed"
  /** A time after which writing is welcome: "before Monday", "yet", "this week". */
  | "until"
  /** One thing that is not wanted, where mail is: "attachment", "call", "invoice". */
  | "narrow"
  /** Another way that is wanted: "use … instead", "my new address". */
  | "instead"
  /** The next thought begins: "and", "but". */
  | "and"
  /** Asks to go on writing: "do not hesitate", "keep me on your list". */
  | "welcome"
  /** Another person, or a thing that is not the writer's: "him", "my colleague", "duplicates". */
  | "other"
  /** Tells what was said or done: "told me to", "he wants". */
  | "report"
  /** Describes an exit to others, as a footer does: "click here", "reply with". */
  | "offer"
  /** Wants to go on talking: "call me", "Thursday works". */
  | "interest"
  /** Displeasure that may or may not be a request: "spam", "go away". */
  | "anger"
  /** Asks where we have the address from. */
  | "source"
  /** Says that we wrote to the wrong person. */
  | "wrong"
  /** Says that a person left: "no longer works here". The person to remove may be at this address. */
  | "gone"
  /** One more mail, as a threat begins: "any further e-mail", "if I hear from you again". */
  | "again"
  /** A consequence: "I will report you". */
  | "threat"
  /** The person who handles complaints, in a threat or in business: "our lawyer", "the police". */
  | "authority"
  /** Words of confidentiality notices: two of them make a sentence one. */
  | "notice"
  /** Politeness, greetings and the small words of grammar. */
  | "small";

/**
 * The words of one language, by meaning: forms parted by commas, in any case and with or without accents. A form is words. `*` at
 * the end of one matches any ending, `#` at its beginning any number. `…` between two matches up to five words. `^` before a form
 * means that nothing comes before it. `_` is the edge of a word where the language has no other spaces.
 */
export type Language = {
  code: string;
  /** Written without spaces between words, so forms are searched for inside words too. */
  unspaced?: true;
  /** Puts objects before their verbs. */
  verbLast?: true;
  words: Partial<Record<Meaning, string>>;
};
