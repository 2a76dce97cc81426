// The part of Adaptive Cards 1.5 that our cards use. adaptivecards.io/explorer

/** Its text is never read as markup, other than that of a TextBlock. */
export type TextRun = {
  type: "TextRun";
  text: string;
  weight?: "Bolder";
  size?: "Medium";
  fontType?: "Monospace";
  isSubtle?: true;
  selectAction?: OpenUrl;
};

/** A line or a paragraph. */
export type RichTextBlock = { type: "RichTextBlock"; inlines: TextRun[]; spacing?: "None" | "Small" };

export type OpenUrl = { type: "Action.OpenUrl"; title: string; url: string; style?: "positive" };

/** `verb` and `data` come back when it is pressed, with the inputs in `data` unless `associatedInputs` is "none". */
export type Execute = {
  type: "Action.Execute";
  title: string;
  verb: string;
  data: Record<string, unknown>;
  style?: "positive";
  associatedInputs?: "none";
};

export type CardAction = OpenUrl | Execute;

export type ActionSet = { type: "ActionSet"; actions: CardAction[] };

export type Container = {
  type: "Container";
  style: "attention" | "warning" | "good" | "emphasis";
  bleed?: true;
  items: RichTextBlock[];
};

export type TextInput = {
  type: "Input.Text";
  id: string;
  label: string;
  value?: string;
  maxLength: number;
  isRequired?: true;
  errorMessage?: string;
};

export type ChoiceInput = {
  type: "Input.ChoiceSet";
  id: string;
  label: string;
  style: "compact";
  placeholder: string;
  choices: { title: string; value: string }[];
  value?: string;
  isRequired: true;
  errorMessage: string;
};

export type CardElement = RichTextBlock | ActionSet | Container | TextInput | ChoiceInput;

export type AdaptiveCard = {
  type: "AdaptiveCard";
  version: "1.5";
  lang: "en";
  fallbackText: string;
  /** People in `userIds` have the card refreshed when they see it. In conversations of more than 60 nobody else has. */
  refresh?: { action: Execute; userIds: string[] };
  body: CardElement[];
};
