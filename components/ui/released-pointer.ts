/**
 * What a blur sets off may move the page, and a press begun on a button that then moves is no click. So it waits until the
 * pointer that is pressed is released and its click was heard. A tap presses and releases at once; it is waited for too.
 */
export class ReleasedPointer {
  private isPressed = false;
  private waiting: (() => void)[] = [];

  constructor(
    private readonly page: Pick<EventTarget, "addEventListener" | "removeEventListener">,
  ) {
    page.addEventListener("pointerdown", this.press, true);
    for (const end of ends) page.addEventListener(end, this.release, true);
  }

  /** Runs once no pointer is pressed; soon, if none is. */
  readonly run = (then: () => void): void => {
    if (this.isPressed) this.waiting.push(then);
    else setTimeout(then, 0);
  };

  /** What waited runs all the same. */
  readonly stop = (): void => {
    this.page.removeEventListener("pointerdown", this.press, true);
    for (const end of ends) this.page.removeEventListener(end, this.release, true);
    this.release();
  };

  private readonly press = (): void => {
    this.isPressed = true;
  };

  private readonly release = (): void => {
    this.isPressed = false;
    for (const then of this.waiting) setTimeout(then, 0);
    this.waiting = [];
  };
}

// Dragging (of a link, of marked text) ends without a pointerup.
const ends = ["pointerup", "pointercancel", "dragend"] as const;

// From the first script on, so that a press that is under way when somebody asks is known.
const ofPage = typeof document === "undefined" ? null : new ReleasedPointer(document);

/** Runs what a blur sets off once no pointer is pressed on this page; at once on the server, which has none. */
export function afterPress(then: () => void): void {
  if (ofPage) ofPage.run(then);
  else then();
}
