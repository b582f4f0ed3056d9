import type { OpenWords } from "./open-words";

/** What of a form is looked at: its controls, in the order of the page. */
export type LookedAtForm = { elements: Iterable<unknown> };

/**
 * Whether a form that its button sends has words that were not sent. It looks at what stands in the fields, so that it
 * holds for every form however that keeps its values; what was typed and taken back is no words.
 */
export class TypedWords implements OpenWords {
  /** What stood there before the first change; null while nothing was touched. */
  private before: string | null = null;
  private isTouched = false;
  private isTouchedSinceSent = false;
  /** On its way: what stood there, and how many writes the server had taken. */
  private sending: { standing: string; writes: number } | null = null;

  /** `writesSoFar`: how many writes the server has taken from this window. */
  constructor(
    private readonly form: () => LookedAtForm | null,
    private readonly writesSoFar: () => number,
  ) {}

  /** A hand is on the form, and nothing is changed yet: what stands now is what the page brought. */
  readonly approach = (): void => {
    if (!this.isTouched) this.before = this.standing();
  };

  /** Something was changed. */
  readonly touch = (): void => {
    this.isTouched = true;
    this.isTouchedSinceSent = true;
  };

  readonly isOpen = (): boolean => {
    if (!this.isTouched) return false;
    return this.standing() !== (this.sent() ?? this.before);
  };

  /** Runs what sends the form; once the server has taken something from it, what stood there is sent. */
  readonly sendBy = async (send: () => unknown): Promise<void> => {
    this.isTouchedSinceSent = false;
    this.sending = { standing: this.standing(), writes: this.writesSoFar() };
    try {
      await send();
    } finally {
      const sent = this.sent();
      if (sent !== null) {
        this.before = sent;
        this.isTouched = this.isTouchedSinceSent;
      }
      this.sending = null;
    }
  };

  private sent(): string | null {
    const { sending } = this;
    return sending && this.writesSoFar() > sending.writes ? sending.standing : null;
  }

  private standing(): string {
    return JSON.stringify([...(this.form()?.elements ?? [])].flatMap(standingOf));
  }
}

const buttons = ["button", "submit", "reset", "image"];

function standingOf(control: unknown): unknown[] {
  if (typeof control !== "object" || control === null) return [];
  if (!("type" in control && "value" in control) || buttons.some((kind) => kind === control.type))
    return [];
  if ("selectedOptions" in control && control.selectedOptions)
    return [
      [...(control.selectedOptions as Iterable<{ value: string }>)].map(({ value }) => value),
    ];
  const isTick = control.type === "checkbox" || control.type === "radio";
  return [isTick && "checked" in control ? [control.value, control.checked] : control.value];
}
