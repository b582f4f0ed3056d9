import { Prisma } from "@/lib/generated/prisma/client";
import { asJson, type Tx } from "@/lib/platform/db";
import { Refusal } from "@/lib/platform/errors";
import type { UpdateIntakeInput } from "@/lib/programmes/setup-schema";

/** The columns that the form of an intake fills; form version and cut-offs are written beside them. */
export function intakeColumns(input: UpdateIntakeInput) {
  return {
    name: asJson(input.name),
    kind: input.kind,
    opensAt: input.opensAt,
    closesAt: input.closesAt,
    graceMinutes: input.graceMinutes,
    panelAt: input.panelAt,
    answerBy: input.answerBy,
    reviewsDueAt: input.reviewsDueAt,
    acceptedLanguages: [...input.acceptedLanguages],
    lookingFor: asJson(input.lookingFor),
    originText: asJson(input.originText),
    reviewersPerOrganisation: input.reviewersPerOrganisation,
    cohortName: input.cohortName === null ? Prisma.DbNull : asJson(input.cohortName),
  };
}

export const cutOffRows = (input: Pick<UpdateIntakeInput, "cutOffs">) =>
  input.cutOffs.map(({ closesAt, panelAt, answerBy }) => ({ closesAt, panelAt, answerBy }));

/** Null passes: the newest published form is taken at opening. Throws 422 programmes.form_not_published. */
export async function requirePublishedForm(
  tx: Tx,
  programmeId: string,
  formVersionId: string | null,
): Promise<void> {
  if (formVersionId === null) return;
  const form = await tx.formVersion.findFirst({
    where: { id: formVersionId, programmeId, status: "published" },
    select: { id: true },
  });
  if (!form)
    throw new Refusal("programmes.form_not_published", {
      fields: { formVersionId: { code: "programmes.form_not_published" } },
    });
}
