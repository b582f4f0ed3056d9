"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Controller, useForm } from "react-hook-form";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { ChipChoice, type Chip } from "@/components/ui/chip-choice";
import { Cluster } from "@/components/ui/cluster";
import { CheckboxField, TextField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { numberOrWords } from "@/components/ui/typed-number";
import { useAction } from "@/components/ui/use-action";

export type ProfileValues = {
  areas: readonly string[];
  modalities: readonly string[];
  languages: readonly string[];
  capacity: number;
  active: boolean;
};

/** As it is typed. */
type TypedProfile = Omit<ProfileValues, "capacity"> & { capacity: string };

type ProfileFormProps = {
  membershipId: string;
  profile: ProfileValues;
  /** Labels in the reader's language. */
  areas: readonly Chip[];
  modalities: readonly Chip[];
  onSaved?: (() => void) | undefined;
};

const languageNames = { "en-HK": "English", "zh-HK": "繁體中文", "zh-CN": "简体中文" } as const;

/** What a reviewer knows, reads and takes on: what the best assignment is computed from. */
export function ProfileForm({
  membershipId,
  profile,
  areas,
  modalities,
  onSaved,
}: ProfileFormProps) {
  const t = useTranslations("reviews.profile");
  const router = useRouter();
  const announce = useAnnounce();
  const { register, handleSubmit, control } = useForm<TypedProfile>({
    defaultValues: { ...profile, capacity: String(profile.capacity) },
    shouldFocusError: false,
  });
  const save = useAction(
    (_context, values: TypedProfile) =>
      request("PUT", `/api/reviewers/${membershipId}`, {
        ...values,
        capacity: numberOrWords(values.capacity),
      }),
    () => {
      announce(t("saved"));
      onSaved?.();
      router.refresh();
    },
  );
  const errors = save.problem?.fields ?? {};
  const chips = (
    name: "areas" | "modalities" | "languages",
    options: readonly Chip[],
    hint?: string,
  ) => (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <ChipChoice
          id={name}
          kind="many"
          name={name}
          label={t(name)}
          hint={hint}
          error={errors[name]}
          options={options}
          value={field.value}
          onChange={field.onChange}
        />
      )}
    />
  );
  return (
    <Form onSubmit={handleSubmit(save.run)}>
      {chips("areas", areas, t("areasHint"))}
      {chips("modalities", modalities)}
      {chips(
        "languages",
        Object.entries(languageNames).map(([value, label]) => ({ value, label })),
        t("languagesHint"),
      )}
      <TextField
        id="capacity"
        inputMode="numeric"
        label={t("capacity")}
        hint={t("capacityHint")}
        error={errors.capacity}
        defaultValue={profile.capacity}
        {...register("capacity")}
      />
      <CheckboxField
        id="active"
        label={t("active")}
        hint={t("activeHint")}
        defaultChecked={profile.active}
        {...register("active")}
      />
      <ProblemBanner problem={save.problem} />
      <Cluster variant="bar">
        <Button type="submit" tone="primary" pending={save.pending}>
          {t("save")}
        </Button>
      </Cluster>
    </Form>
  );
}
