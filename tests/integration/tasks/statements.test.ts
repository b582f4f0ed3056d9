import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/platform/actor";
import { listTasks } from "@/lib/tasks/queries/list-tasks";
import { makeDeciding, type Deciding } from "@/tests/integration/decisions/cases";
import { copyUntil } from "@/tests/support/many-applications";
import { countQueries } from "@/tests/support/query-count";
import { ownerQuery } from "@/tests/support/worker-database";

const items = async (actor: Actor) => (await listTasks(actor, "en-HK")).items;

describe("the list's cost", () => {
  let deciding: Deciding;
  beforeAll(async () => {
    deciding = await makeDeciding();
    await ownerQuery("DROP INDEX applications_one_open");
  });

  it("is as many statements for 300 rows as for 3, under every role", async () => {
    const { world, id, owner } = deciding;
    const most = { manager: 9, officer: 8, partnerLead: 8, owner: 7, reviewer: 4, mentor: 3 };
    const readers: Record<keyof typeof most, Actor> = {
      manager: world.manager,
      officer: world.officer,
      partnerLead: world.partnerLead,
      owner,
      reviewer: world.leadReviewer,
      mentor: world.mentor,
    };
    const seen: Record<string, number>[] = [];
    for (const count of [3, 300]) {
      await copyUntil(id, count);
      await ownerQuery(
        `UPDATE applications SET status = (ARRAY['submitted', 'screening', 'in_review', 'deciding'])[1 + ('x' || substr(md5(id::text), 1, 4))::bit(16)::int % 4]::"ApplicationStatus" WHERE id <> $1`,
        [id],
      );
      const costs: Record<string, number> = {};
      for (const [who, reader] of Object.entries(readers)) {
        await items(reader);
        const { queries, result } = await countQueries(() => items(reader));
        costs[who] = queries.length;
        expect(queries.length, who).toBeLessThanOrEqual(most[who as keyof typeof most]);
        expect(result.length, `${who} ${count}`).toBeLessThan(30);
      }
      seen.push(costs);
    }
    expect(seen[1]).toEqual(seen[0]);
    const counted = (await items(world.manager)).reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBeGreaterThan(100);
  });
});
