import pg from "pg";

const day = 24 * 3600_000;

/**
 * Moves the one clock of a demo database; commands then happen at that time. Needs the owner's connection, since the
 * application may not touch the clock.
 */
export class DemoClock {
  private constructor(private readonly client: pg.Client) {}

  static async open(ownerUrl: string): Promise<DemoClock> {
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    return new DemoClock(client);
  }

  /** Sets the clock `days` from now (negative: the past) at an hour and minute of a Hong Kong working day. */
  async goTo(days: number, hour = 10, minute = 0): Promise<Date> {
    const hongKong = 8 * 3600_000;
    const midnight = Math.floor((Date.now() + hongKong) / day) * day - hongKong;
    const wanted = midnight + days * day + hour * 3600_000 + minute * 60_000;
    await this.client.query("UPDATE deployments SET clock_offset_ms = $1", [
      Math.round(wanted - Date.now()),
    ]);
    return new Date(wanted);
  }

  /** Back to the wall clock. */
  async backToNow(): Promise<void> {
    await this.client.query("UPDATE deployments SET clock_offset_ms = 0");
  }

  /** Marks the database as a demo; refused by a trigger once people are in it. */
  async declareDemo(canaries: boolean): Promise<void> {
    await this.client.query("UPDATE deployments SET mode = 'demo', canaries = $1", [canaries]);
  }

  /**
   * The demo is complete: a later start keeps it. Its mails have gone on their days, so the jobs that were to send them
   * would only keep the worker from the first real one.
   */
  async markSeeded(): Promise<void> {
    await this.client.query(
      "DELETE FROM pgboss.job WHERE name = 'mail.deliver' AND state = 'created'",
    );
    await this.client.query("UPDATE deployments SET seeded_at = app_now()");
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
