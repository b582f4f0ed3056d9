import { numberOrWords } from "@/components/ui/typed-number";
import type { Locale } from "@/lib/i18n/locales";
import { fromHongKongInput, toHongKongInput } from "@/lib/i18n/hong-kong-time";
import type { IntakeKind } from "@/lib/programmes/schema";
import type { LocalisedText } from "@/lib/programmes/localised";

interface CutOff {
  closesAt: Date | string;
  panelAt: Date | string | null;
  answerBy: Date | string | null;
}

/** An intake as the page hands it to its form. */
export interface FormIntake {
  id: string;
  slug: string;
  name: LocalisedText;
  kind: IntakeKind;
  opensAt: Date | string;
  closesAt: Date | string | null;
  graceMinutes: number;
  panelAt: Date | string | null;
  answerBy: Date | string | null;
  reviewsDueAt: Date | string | null;
  cutOffs: CutOff[];
  acceptedLanguages: string[];
  lookingFor: LocalisedText;
  originText: LocalisedText;
  reviewersPerOrganisation: number;
  cohortName: LocalisedText | null;
  formVersionId: string | null;
}

/** The same as it is typed: moments as Hong Kong date-time inputs, numbers as text. */
export interface IntakeValues {
  name: LocalisedText;
  kind: IntakeKind;
  opensAt: string;
  closesAt: string;
  graceMinutes: string;
  panelAt: string;
  answerBy: string;
  reviewsDueAt: string;
  cutOffs: { closesAt: string; panelAt: string; answerBy: string }[];
  acceptedLanguages: string[];
  lookingFor: LocalisedText;
  originText: LocalisedText;
  reviewersPerOrganisation: string;
  cohortName: LocalisedText;
  formVersionId: string;
}

export const blankText = (): LocalisedText => ({ "en-HK": "", "zh-HK": "", "zh-CN": "" });

export const blankCutOff = { closesAt: "", panelAt: "", answerBy: "" };

export function intakeValues(intake: FormIntake | null, locales: readonly Locale[]): IntakeValues {
  const at = (moment: Date | string | null | undefined) => toHongKongInput(moment ?? null);
  return {
    name: intake?.name ?? blankText(),
    kind: intake?.kind ?? "window",
    opensAt: at(intake?.opensAt),
    closesAt: at(intake?.closesAt),
    graceMinutes: String(intake?.graceMinutes ?? 15),
    panelAt: at(intake?.panelAt),
    answerBy: at(intake?.answerBy),
    reviewsDueAt: at(intake?.reviewsDueAt),
    cutOffs: (intake?.cutOffs ?? []).map((cutOff) => ({
      closesAt: at(cutOff.closesAt),
      panelAt: at(cutOff.panelAt),
      answerBy: at(cutOff.answerBy),
    })),
    acceptedLanguages: intake?.acceptedLanguages ?? [...locales],
    lookingFor: intake?.lookingFor ?? blankText(),
    originText: intake?.originText ?? blankText(),
    reviewersPerOrganisation: String(intake?.reviewersPerOrganisation ?? 2),
    cohortName: intake?.cohortName ?? blankText(),
    formVersionId: intake?.formVersionId ?? "",
  };
}

/** The request for what was typed (createIntakeSchema, updateIntakeSchema of setup-schema.ts). */
export function intakeBody(values: IntakeValues, stored: FormIntake | null) {
  const rolling = values.kind === "rolling";
  const at = (typed: string, before?: Date | string | null) =>
    fromHongKongInput(typed, before ?? null);
  return {
    name: values.name,
    kind: values.kind,
    opensAt: at(values.opensAt, stored?.opensAt) ?? "",
    closesAt: at(values.closesAt, stored?.closesAt),
    graceMinutes: numberOrWords(values.graceMinutes),
    panelAt: rolling ? null : at(values.panelAt, stored?.panelAt),
    answerBy: rolling ? null : at(values.answerBy, stored?.answerBy),
    reviewsDueAt: at(values.reviewsDueAt, stored?.reviewsDueAt),
    cutOffs: rolling
      ? values.cutOffs.map((cutOff, index) => {
          const before = stored?.cutOffs[index];
          return {
            closesAt: at(cutOff.closesAt, before?.closesAt) ?? "",
            panelAt: at(cutOff.panelAt, before?.panelAt),
            answerBy: at(cutOff.answerBy, before?.answerBy),
          };
        })
      : [],
    acceptedLanguages: values.acceptedLanguages,
    lookingFor: values.lookingFor,
    originText: values.originText,
    reviewersPerOrganisation: numberOrWords(values.reviewersPerOrganisation),
    cohortName: Object.values(values.cohortName).every((words) => words.trim() === "")
      ? null
      : values.cohortName,
    formVersionId: values.formVersionId || null,
  };
}
