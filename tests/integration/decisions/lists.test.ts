import { expect, it } from "vitest";
import { acceptOffer } from "@/lib/decisions/commands/answer-offer";
import { decideOutcome } from "@/lib/decisions/commands/decide-outcome";
import { openDecision } from "@/lib/decisions/commands/open-decision";
import { getPanel } from "@/lib/decisions/queries/get-panel";
import { getCohort, listCohorts } from "@/lib/decisions/queries/list-cohorts";
import { countQueries } from "@/tests/support/query-count";
import {
  bothSay,
  inDays,
  makeOffered,
  makeReviewed,
  offer,
  signature,
  type Deciding,
} from "./cases";

async function addAdmitted({ world }: Pick<Deciding, "world">) {
  const { id, owner } = await makeReviewed(world);
  await openDecision(world.manager, id, { recommendationsDueAt: inDays(7) });
  await bothSay({ world, id }, "admit", "admit");
  await decideOutcome(world.manager, id, offer());
  await acceptOffer(owner, id, await signature(owner, id));
}

it("reads panel sheet and cohorts in as many statements for three startups as for one", async () => {
  const first = await makeOffered();
  const { world } = first;
  await acceptOffer(first.owner, first.id, await signature(first.owner, first.id));
  const [cohort] = await listCohorts(world.manager, "en-HK");
  const measure = async () => [
    (await countQueries(() => getPanel(world.manager, world.intake.slug, "en-HK"))).queries.length,
    (await countQueries(() => listCohorts(world.manager, "en-HK"))).queries.length,
    (await countQueries(() => getCohort(world.manager, cohort?.id ?? "", "en-HK"))).queries.length,
  ];
  const one = await measure();
  await addAdmitted(first);
  await addAdmitted(first);
  expect((await getPanel(world.manager, world.intake.slug, "en-HK")).rows).toHaveLength(3);
  expect((await getCohort(world.manager, cohort?.id ?? "", "en-HK")).rows).toHaveLength(3);
  expect(await measure()).toEqual(one);
});
