import autocannon from "autocannon";

export interface LoadResult {
  requests: number;
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

/** A page or an answer that is asked for: whichever of `paths` comes next, as whom, and a text that a good answer holds. */
export interface Asked {
  origin: string;
  paths: readonly string[];
  cookie?: string;
  expects: string;
}

const headersOf = ({ cookie }: Asked): Record<string, string> => (cookie ? { cookie } : {});

function requireLoopback(origin: string): void {
  if (new URL(origin).hostname !== "127.0.0.1") throw new Error("load goes to this machine only");
}

/** Asks once, the paths in turn. Returns milliseconds. Throws when the answer is not as expected. */
export async function askOnce(asked: Asked, turn: number): Promise<number> {
  requireLoopback(asked.origin);
  const at = asked.paths[turn % asked.paths.length] ?? "";
  const begun = performance.now();
  const answer = await fetch(`${asked.origin}${at}`, {
    headers: headersOf(asked),
    redirect: "manual",
  });
  const body = await answer.text();
  const took = performance.now() - begun;
  if (answer.status !== 200 || !body.includes(asked.expects))
    throw new Error(`${at}: ${answer.status}, or without "${asked.expects}"`);
  return took;
}

/** Asks `amount` times over some connections. Throws when any answer was not as expected. */
export async function askOften(
  asked: Asked,
  connections: number,
  amount: number,
  method: "GET" | "POST" = "GET",
): Promise<LoadResult> {
  requireLoopback(asked.origin);
  const result = await autocannon({
    url: asked.origin,
    connections: Math.min(connections, amount),
    amount,
    timeout: 60,
    headers: headersOf(asked),
    requests: asked.paths.map((path) => ({ method, path })),
    verifyBody: (body) => String(body).includes(asked.expects),
  });
  const { errors, timeouts, non2xx, mismatches } = result;
  if (errors + timeouts + non2xx + mismatches > 0)
    throw new Error(
      `${asked.paths[0]}: ${non2xx} refused, ${mismatches} without "${asked.expects}", ${errors + timeouts} errors`,
    );
  const { p50, p99 } = result.latency;
  return { requests: amount, perSecond: amount / result.duration, p50, p99 };
}

/** Lets each of some connections work in its turns, `amount` in all. `work` throws when an answer is not as expected. */
export async function workOften(
  work: (connection: number) => Promise<void>,
  connections: number,
  amount: number,
): Promise<LoadResult> {
  const times: number[] = [];
  let given = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async (_, connection) => {
      while (given < amount) {
        given += 1;
        const turn = performance.now();
        await work(connection);
        times.push(performance.now() - turn);
      }
    }),
  );
  const took = (performance.now() - begun) / 1_000;
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return { requests: amount, perSecond: amount / took, p50: at(0.5), p99: at(0.99) };
}
