import { spawn } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";

export interface PlainServer {
  origin: string;
  /** All that it printed so far. */
  printed(): string;
  stop(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

/**
 * Starts a second web process on the tests' own data, without proxy.ts. Throws with what it printed when it does not
 * answer within a minute.
 */
export async function serveWithoutProxy(): Promise<PlainServer> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const script = path.join(import.meta.dirname, "serve-without-proxy.ts");
  const child = spawn("tsx", [script], {
    env: {
      ...process.env,
      PORT: String(port),
      PORTAL_DATA: ".data/e2e",
      DATABASE_WAIT_MS: "10000",
    },
  });
  let words = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (part: string) => (words += part));
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  for (let tries = 0; tries < 120; tries += 1) {
    if (child.exitCode !== null) break;
    const answer = await fetch(`${origin}/api/health`).catch(() => null);
    if (answer?.ok) return { origin, printed: () => words, stop };
    await new Promise((done) => setTimeout(done, 500));
  }
  await stop();
  throw new Error(`the server without proxy.ts did not start:\n${words}`);
}
