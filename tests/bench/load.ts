import autocannon from "autocannon";

export interface LoadRow {
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
}

interface Load {
  url: string;
  connections: number;
  seconds: number;
  headers?: Record<string, string>;
  /** A text that every good answer holds; an answer without it makes the run void. */
  expects: string;
  /** Requests in turn, for writes; without them GET of `url`. */
  requests?: { method: "PUT" | "POST"; path: string; body: string }[];
}

/** Loads a loopback address for some seconds. Throws when any answer was not as expected: then the run is void. */
export async function load({
  url,
  connections,
  seconds,
  headers,
  expects,
  requests,
}: Load): Promise<LoadRow> {
  const host = new URL(url).hostname;
  if (host !== "127.0.0.1") throw new Error("load goes to this machine only");
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    headers: headers ?? {},
    verifyBody: (body) => String(body).includes(expects),
    ...(requests ? { requests } : {}),
  });
  const bad = result.errors + result.timeouts + result.non2xx + result.mismatches;
  if (bad > 0) {
    throw new Error(
      `${url}: ${result.non2xx} refused, ${result.mismatches} without "${expects}", ${result.errors + result.timeouts} errors: the run is void`,
    );
  }
  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p95: result.latency.p97_5,
    p99: result.latency.p99,
  };
}
