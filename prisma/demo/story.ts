import { applicationMailChecks } from "@/lib/applications/mail-checks";
import { decisionMailChecks } from "@/lib/decisions/mail-checks";
import { sendWaitingMails } from "@/lib/notifications/send-waiting";
import { releaseMailChecks } from "@/lib/releases/mail-checks";
import { reviewMailChecks } from "@/lib/reviews/mail-checks";
import type { DemoClock } from "./clock";

interface Moment {
  day: number;
  hour: number;
  minute: number;
  turn: number;
  work: () => Promise<unknown>;
}

const checks = {
  ...applicationMailChecks,
  ...releaseMailChecks,
  ...reviewMailChecks,
  ...decisionMailChecks,
};

/** Collects what happens on which day and lets it happen in order, the one clock moved along; each day's mails go that day. */
export class DemoStory {
  private readonly moments: Moment[] = [];

  on(day: number, hour: number, minute: number, work: () => Promise<unknown>): void {
    this.moments.push({ day, hour, minute, turn: this.moments.length, work });
  }

  /** `sendsMails` false: mails stay in the outbox as written. Throws with the day of the step that failed. */
  async happen(clock: DemoClock, sendsMails = true): Promise<void> {
    const order = this.moments.toSorted(
      (a, b) => a.day - b.day || a.hour - b.hour || a.minute - b.minute || a.turn - b.turn,
    );
    for (const [at, { day, hour, minute, work }] of order.entries()) {
      await clock.goTo(day, hour, minute);
      await work().catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        throw new Error(`the demo's day ${day}, ${hour}:${minute}: ${why}`, { cause: error });
      });
      if (sendsMails && order[at + 1]?.day !== day) await sendWaitingMails(checks);
    }
  }
}
