import { beforeAll, describe, expect, it } from "vitest";
import { collectionStatementVersion } from "@/lib/applications/collection-statement";
import { copyToIntake } from "@/lib/applications/commands/copy-application";
import { startApplication } from "@/lib/applications/commands/start-application";
import { getTeamPage } from "@/lib/applications/queries/get-team-page";
import { startApplicationSchema } from "@/lib/applications/schema";
import { db } from "@/lib/platform/db";
import { ownerQuery } from "@/tests/support/worker-database";
import { makeIntake, makeStartup, makeWorld, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const shown = { version: collectionStatementVersion, locale: "zh-CN" } as const;

async function begin(statement: typeof shown | null) {
  const { owner, startup } = await makeStartup();
  const wish = startApplicationSchema.parse({
    intakeId: world.intake.id,
    startupId: startup.id,
    ...(statement ? { statement } : {}),
  });
  return { owner, wish, ...(await startApplication(owner, wish)) };
}

describe("the collection statement that was shown", () => {
  it("is kept with the application: version, language and when", async () => {
    const before = Date.now();
    const { owner, id } = await begin(shown);
    const { statement } = await getTeamPage(owner, id, "en-HK");
    expect(statement).toMatchObject(shown);
    expect(Date.parse(statement?.shownAt ?? "")).toBeGreaterThan(before - 60_000);
  });

  it("is not made up where no page showed one, nor changed by asking again", async () => {
    const { owner, id, wish } = await begin(null);
    expect((await getTeamPage(owner, id, "en-HK")).statement).toBeNull();
    await startApplication(owner, { ...wish, statement: shown });
    expect((await getTeamPage(owner, id, "en-HK")).statement).toBeNull();
  });

  it("is kept for a copy begun in another intake too", async () => {
    const { owner, id } = await begin(shown);
    const next = await makeIntake(world.programme.id, world.form.id);
    const copy = await copyToIntake(owner, id, {
      intakeId: next.id,
      statement: { ...shown, locale: "en-HK" },
    });
    expect((await getTeamPage(owner, copy.id, "en-HK")).statement?.locale).toBe("en-HK");
  });

  it("is one of the texts we have had, in one of our languages, whole or not at all", async () => {
    const wish = { intakeId: world.intake.id, startupId: world.startup.id };
    for (const statement of [
      { version: "1999-01-01", locale: "en-HK" },
      { version: collectionStatementVersion, locale: "fr" },
      { version: collectionStatementVersion },
    ])
      expect(startApplicationSchema.safeParse({ ...wish, statement }).success).toBe(false);
    const { id } = await begin(shown);
    await expect(
      ownerQuery(`UPDATE applications SET statement_locale = NULL WHERE id = '${id}'`),
    ).rejects.toThrow(/applications_statement/);
    expect(await db().application.findUniqueOrThrow({ where: { id } })).toMatchObject({
      statementVersion: collectionStatementVersion,
    });
  });
});
