"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Controller, useForm, useWatch } from "react-hook-form";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { ChipChoice } from "@/components/ui/chip-choice";
import { Cluster } from "@/components/ui/cluster";
import { CheckboxField, TextField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { Section } from "@/components/ui/section";
import { useAction } from "@/components/ui/use-action";
import { teamRoles } from "@/lib/accounts/schema";
import type { TeamRole } from "@/lib/startups/schema";

type InviteFormProps = { startupId: string; /** A second owner still fits. */ ownerPlace: boolean };

type Values = { email: string; role: TeamRole; maySubmit: boolean };

/** Asks somebody to join by mail; the answer is the same whether or not they have an account. */
export function InviteForm({ startupId, ownerPlace }: InviteFormProps) {
  const t = useTranslations("apply.team");
  const router = useRouter();
  const announce = useAnnounce();
  const { register, handleSubmit, control, getValues, resetField } = useForm<Values>({
    defaultValues: { email: "", role: ownerPlace ? "owner" : "editor", maySubmit: false },
    shouldFocusError: false,
  });
  const role = useWatch({ control, name: "role" });
  const chosen = role === "owner" && !ownerPlace ? "editor" : role;
  const { run, pending, problem } = useAction(
    (_context, { email, maySubmit }: Values) =>
      request("POST", `/api/startups/${startupId}/invitations`, {
        email,
        role: chosen,
        maySubmit: chosen === "editor" && maySubmit,
      }),
    () => {
      announce(t("invited", { email: getValues("email") }));
      resetField("email");
      router.refresh();
    },
  );
  return (
    <Section title={t("inviteTitle")}>
      <Form onSubmit={handleSubmit(run)}>
        {problem && !problem.fields.email ? <ProblemBanner problem={problem} /> : null}
        <TextField
          id="invite-email"
          label={t("email")}
          hint={t("emailHint")}
          type="email"
          autoComplete="off"
          error={problem?.fields.email}
          {...register("email")}
        />
        <Controller
          control={control}
          name="role"
          render={({ field }) => (
            <ChipChoice
              id="invite-role"
              kind="one"
              name="invite-role"
              label={t("role")}
              hint={t(`roleHints.${chosen}`)}
              options={teamRoles.map((each) => ({
                value: each,
                label: t(`roles.${each}`),
                disabled: each === "owner" && !ownerPlace,
              }))}
              value={[chosen]}
              onChange={([next]) => field.onChange(next)}
            />
          )}
        />
        {chosen === "editor" ? (
          <CheckboxField
            id="invite-submit"
            label={t("maySubmitLabel")}
            hint={t("maySubmitHint")}
            {...register("maySubmit")}
          />
        ) : null}
        <Cluster>
          <Button type="submit" pending={pending}>
            {t("invite")}
          </Button>
        </Cluster>
      </Form>
    </Section>
  );
}
