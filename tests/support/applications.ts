import { randomBytes } from "node:crypto";
import { saveSection } from "@/lib/applications/commands/save-section";
import { startApplication } from "@/lib/applications/commands/start-application";
import { submitApplication } from "@/lib/applications/commands/submit-application";
import type { Actor } from "@/lib/platform/actor";
import { defaultForm } from "@/lib/programmes/templates/default-form/form";
import { goodAnswers } from "./answers";
import { behindTheWall } from "./behind-the-wall";

/** A document of a section, without bytes behind it. Returns its id. */
export async function addDocument(
  applicationId: string,
  sectionKey: string,
  questionKey: string,
  state: "scanning" | "clean" | "refused" = "clean",
): Promise<string> {
  const section = await behindTheWall().applicationSection.findUniqueOrThrow({
    where: { applicationId_sectionKey: { applicationId, sectionKey } },
  });
  const id = randomBytes(20).toString("hex");
  const document = await behindTheWall().document.create({
    data: {
      applicationId,
      organisationId: section.organisationId,
      programmeId: section.programmeId,
      sectionKey,
      questionKey,
      tier: section.tier,
      name: `${questionKey}.pdf`,
      size: 10,
      mediaType: "application/pdf",
      sha256: "0".repeat(64),
      storageKey: `${id.slice(0, 2)}/${id}`,
      state,
      frozenVersions: [],
    },
  });
  return document.id;
}

/** A draft with every section answered, through the real commands. */
export async function makeCompleteDraft(
  owner: Actor,
  intakeId: string,
  answers: Record<string, Record<string, unknown>> = {},
): Promise<string> {
  const startupId = owner.membership?.startupId ?? "";
  const { id } = await startApplication(owner, { intakeId, startupId });
  for (const section of defaultForm.sections) {
    await saveSection(
      owner,
      { applicationId: id, sectionKey: section.key },
      { revision: 0, answers: { ...goodAnswers(section), ...answers[section.key] } },
    );
  }
  return id;
}

/** A submitted application, through the real commands. */
export async function makeSubmitted(
  owner: Actor,
  intakeId: string,
  answers: Record<string, Record<string, unknown>> = {},
): Promise<string> {
  const id = await makeCompleteDraft(owner, intakeId, answers);
  await submitApplication(owner, id);
  return id;
}
