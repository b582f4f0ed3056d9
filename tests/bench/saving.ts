import autocannon from "autocannon";
import { startApplication } from "@/lib/applications/commands/start-application";
import { makeStartup, type World } from "@/tests/support/world";
import type { LoadRow } from "./load";
import { cookieOf } from "./sessions";

interface Draft {
  id: string;
  cookie: string;
}

interface Context {
  draft?: Draft;
  revision?: number;
  turn?: number;
}

/** One draft with its founder for each connection. */
export async function makeDrafts(world: World, count: number): Promise<Draft[]> {
  const drafts: Draft[] = [];
  for (let n = 0; n < count; n += 1) {
    const { startup, owner } = await makeStartup(`Bench ${n}`);
    const { id } = await startApplication(owner, {
      intakeId: world.intake.id,
      startupId: startup.id,
    });
    drafts.push({ id, cookie: await cookieOf(owner) });
  }
  return drafts;
}

const words = Array.from({ length: 150 }, (_, n) => `word${n}`).join(" ");

/**
 * Every connection saves its own draft again and again, each time on the revision it got back: the small edit changes one
 * short answer, the whole text replaces 150 words. Throws when an answer is not a saved revision.
 */
export async function saveLoad(
  origin: string,
  drafts: Draft[],
  seconds: number,
  whole: boolean,
): Promise<LoadRow> {
  let next = 0;
  const result = await autocannon({
    url: origin,
    connections: drafts.length,
    duration: seconds,
    initialContext: {},
    requests: [
      {
        method: "PUT",
        setupRequest: (request, raw) => {
          const context = raw as Context;
          context.draft ??= drafts[next++ % drafts.length];
          context.turn = (context.turn ?? 0) + 1;
          const text = whole ? `${words} ${context.turn}` : `Indication ${context.turn}`;
          const answers = whole ? { unmet_need: text } : { indication: text };
          return {
            ...request,
            path: `/api/applications/${context.draft?.id}/sections/product`,
            headers: {
              "content-type": "application/json",
              origin,
              cookie: context.draft?.cookie ?? "",
            },
            body: JSON.stringify({ revision: context.revision ?? 0, answers }),
          };
        },
        onResponse: (status, body, raw) => {
          const revision =
            status === 200 ? (JSON.parse(body) as { revision?: unknown }).revision : undefined;
          if (typeof revision !== "number")
            throw new Error(`a save answered ${status}: ${body.slice(0, 200)}`);
          (raw as Context).revision = revision;
        },
      },
    ],
  });
  if (result.errors + result.timeouts + result.non2xx > 0)
    throw new Error(`saves: ${result.non2xx} refused, ${result.errors} errors: the run is void`);
  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p95: result.latency.p97_5,
    p99: result.latency.p99,
  };
}
