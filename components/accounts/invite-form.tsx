"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useForm, useWatch } from "react-hook-form";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { ErrorSummary } from "@/components/ui/error-summary";
import { CheckboxField, SelectField, TextField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import type { PlaceOption } from "@/lib/accounts/schema";
import { useFormRequest } from "@/components/ui/use-form-request";

type InviteFormProps = {
  places: readonly PlaceOption[];
  /** Null: the role holds for every programme of its organisation. */
  programmeId: string | null;
};

const blank = { email: "", displayName: "", place: "", unit: "", deputy: false };
type Values = typeof blank;
const fieldIds = {
  email: "invite-email",
  displayName: "invite-name",
  role: "invite-place",
  unit: "invite-unit",
};

const canBeDeputy = (place: PlaceOption | undefined) =>
  place !== undefined && ["programme_manager", "partner_lead"].includes(place.role);

/** Mails an invitation to take up one of the roles that the reader may give. */
export function InviteForm({ places, programmeId }: InviteFormProps) {
  const t = useTranslations("accounts");
  const router = useRouter();
  const announce = useAnnounce();
  const { register, handleSubmit, reset, control } = useForm<Values>({
    defaultValues: blank,
    shouldFocusError: false,
  });
  const { send, pending, errors, fields } = useFormRequest<{ id: string }>(fieldIds);
  const place = places[Number(useWatch({ control, name: "place" }) || -1)];
  const submit = async ({ deputy, ...values }: Values) => {
    const body = {
      email: values.email,
      displayName: values.displayName || null,
      unit: values.unit || null,
      role: place?.role ?? "",
      organisationId: place?.organisationId ?? "",
      programmeId,
      deputy: place?.onlyAsDeputy || (canBeDeputy(place) && deputy),
    };
    if (!(await send(() => request("POST", "/api/invitations", body)))) return;
    reset(blank);
    announce(t("people.sent"));
    router.refresh();
  };
  return (
    <Form onSubmit={handleSubmit(submit)}>
      <ErrorSummary errors={errors} />
      <TextField
        id={fieldIds.email}
        label={t("people.email")}
        error={fields.email}
        type="email"
        autoComplete="off"
        {...register("email")}
      />
      <TextField
        id={fieldIds.displayName}
        label={t("people.displayName")}
        hint={t("people.displayNameHint")}
        error={fields.displayName}
        optional
        {...register("displayName")}
      />
      <SelectField
        id={fieldIds.role}
        label={t("people.place")}
        error={fields.role}
        {...register("place")}
        options={places.map((each, index) => ({
          value: String(index),
          label: t(each.onlyAsDeputy ? "people.placeOptionDeputy" : "people.placeOption", {
            role: t(`roles.${each.role}`),
            organisation: each.organisation,
          }),
        }))}
      />
      {canBeDeputy(place) && !place?.onlyAsDeputy ? (
        <CheckboxField id="invite-deputy" label={t("people.deputy")} {...register("deputy")} />
      ) : null}
      <TextField
        id={fieldIds.unit}
        label={t("people.unit")}
        hint={t("people.unitHint")}
        error={fields.unit}
        optional
        {...register("unit")}
      />
      <Cluster>
        <Button type="submit" tone="primary" pending={pending}>
          {t("people.send")}
        </Button>
      </Cluster>
    </Form>
  );
}
