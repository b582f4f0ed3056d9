import type { DemoClock } from "./clock";

interface Moment {
  day: number;
  hour: number;
  minute: number;
  turn: number;
  work: () => Promise<unknown>;
}

/** Collects what happens on which day and lets it happen in order, the one clock moved along. */
export class DemoStory {
  private readonly moments: Moment[] = [];

  on(day: number, hour: number, minute: number, work: () => Promise<unknown>): void {
    this.moments.push({ day, hour, minute, turn: this.moments.length, work });
  }

  /** Throws with the day of the step that failed. */
  async happen(clock: DemoClock): Promise<void> {
    const order = this.moments.toSorted(
      (a, b) => a.day - b.day || a.hour - b.hour || a.minute - b.minute || a.turn - b.turn,
    );
    for (const { day, hour, minute, work } of order) {
      await clock.goTo(day, hour, minute);
      await work().catch((error: unknown) => {
        throw new Error(
          `the demo's day ${day}, ${hour}:${minute}: ${error instanceof Error ? error.message : String(error)}`,
          { cause: error },
        );
      });
    }
  }
}
