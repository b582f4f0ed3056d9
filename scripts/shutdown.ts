import type { ChildProcess } from "node:child_process";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** Milliseconds that a program gets to end by itself. */
const patience = 30_000;

/**
 * Ends programs and services that belong together, once, however often and from how many sides it is asked: programs
 * first, then services, the latest first. A second signal hurries nothing, because a database that is left half stopped
 * goes on running without anybody who would stop it.
 */
export class Shutdown {
  private readonly programs: ChildProcess[] = [];
  private readonly services: (() => Promise<void>)[] = [];
  private ending: Promise<void> | null = null;

  get isUnderWay(): boolean {
    return this.ending !== null;
  }

  /** From now on a signal ends everything, and nothing else listens to one: packages that do would exit half-way. */
  listen(): void {
    for (const signal of signals) {
      process.removeAllListeners(signal);
      process.on(signal, () => void this.exit(0));
    }
  }

  readonly addProgram = (program: ChildProcess): void => {
    this.programs.push(program);
    if (this.isUnderWay) program.kill("SIGTERM");
  };

  /** May be added before the service runs: `stop` then waits until it does. */
  addService(stop: () => Promise<void>): void {
    this.services.unshift(stop);
  }

  /** Ends everything and then this process; the first that asks says with which code. */
  async exit(code: number): Promise<never> {
    process.exitCode ??= code;
    this.ending ??= this.end();
    await this.ending;
    process.exit();
  }

  private async end(): Promise<void> {
    const running = this.programs.filter(
      ({ exitCode, signalCode }) => exitCode === null && !signalCode,
    );
    const ended = running.map((program) => new Promise((done) => program.once("exit", done)));
    for (const program of running) program.kill("SIGTERM");
    await Promise.race([Promise.all(ended), new Promise((done) => setTimeout(done, patience))]);
    for (const program of this.programs) program.kill("SIGKILL");
    for (const stop of this.services)
      await stop().catch((error: unknown) => console.error("A service did not stop:", error));
  }
}
