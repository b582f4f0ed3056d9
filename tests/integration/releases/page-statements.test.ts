import { expect, test } from "vitest";
import { keepFrom } from "@/lib/releases/commands/keep-from";
import { sendReleaseMessage } from "@/lib/releases/commands/send-message";
import { getSharing } from "@/lib/releases/queries/get-sharing";
import { countQueries } from "@/tests/support/query-count";
import { makePerson } from "@/tests/support/world";
import { asked, makeReleasePlace, membershipOf, released } from "./release-world";

test("who sees what is read in at most six statements, however many requests there are", async () => {
  const place = await makeReleasePlace({});
  const { world, owner, lead, reviewer, applicationId } = place;
  const read = () => getSharing(owner, applicationId, "en-HK");
  // The first of a process also reads what it keeps for the next.
  await read();
  const none = await countQueries(read);
  const other = await makePerson({
    role: "reviewer",
    organisationId: world.partner.id,
    programmeId: world.programme.id,
  });
  await released(place, [lead, reviewer], ["science"]);
  for (const sections of [["finance"], ["science"], ["finance", "science"]]) {
    const id = await asked(lead, applicationId, [lead, other], { sections });
    await sendReleaseMessage(lead, id, "How old are these figures?");
  }
  const [first] = (await read()).releases;
  expect(first?.word).toBe("asked");
  await sendReleaseMessage(owner, first?.id ?? "", "May it be the figures of March?");
  expect((await read()).releases[0]?.word).toBe("asked_back");
  await keepFrom(owner, applicationId, { membership: membershipOf(reviewer) });
  const many = await countQueries(read);
  expect(many.result.releases).toHaveLength(4);
  expect(many.result.releases.flatMap(({ messages }) => messages)).toHaveLength(4);
  expect(many.result.owners).toEqual([owner.displayName]);
  expect(many.queries.length).toBeLessThanOrEqual(6);
  expect(none.queries.length).toBeLessThanOrEqual(many.queries.length);
});
