"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { useFieldArray } from "react-hook-form";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Cluster } from "@/components/ui/cluster";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SelectField, TextField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import type { Locale } from "@/lib/i18n/locales";
import type { DecisionMode } from "@/lib/programmes/schema";
import type { LocalisedText } from "@/lib/programmes/localised";
import { LocalisedFields } from "./localised-fields";
import styles from "./set-up-form.module.css";
import { useSetUpForm } from "./use-set-up-form";

type Values = {
  name: LocalisedText;
  summary: LocalisedText;
  offers: LocalisedText[];
  decisionMode: DecisionMode;
  contactEmail: string;
  partnerOrganisationId: string;
};

type ProgrammeFormProps = {
  locale: Locale;
  /** Null: a new one. */
  programme:
    | (Omit<Values, "partnerOrganisationId"> & { id: string; slug: string; revision: number })
    | null;
  /** To choose from when it is new. */
  partners: { value: string; label: string }[];
  decisionModes: { value: string; label: string }[];
  /** The decision mode is fixed once startups apply under it. */
  isOpen: boolean;
};

const blank = (): LocalisedText => ({ "en-HK": "", "zh-HK": "", "zh-CN": "" });

/** Makes a programme or changes its words, contact and, in draft, the way of deciding. */
export function ProgrammeForm({ locale, programme, ...choices }: ProgrammeFormProps) {
  const t = useTranslations("setup");
  const router = useRouter();
  const announce = useAnnounce();
  const revision = useRef(programme?.revision);
  const { form, field, errorAt, submit, pending, errors } = useSetUpForm<Values, { slug: string }>({
    defaultValues: {
      name: programme?.name ?? blank(),
      summary: programme?.summary ?? blank(),
      offers: programme?.offers ?? [blank()],
      decisionMode: programme?.decisionMode ?? "both_must_agree",
      contactEmail: programme?.contactEmail ?? "",
      partnerOrganisationId: "",
    },
    send: async ({ partnerOrganisationId, contactEmail, ...words }) => {
      const body = { ...words, contactEmail: contactEmail.trim() || null };
      if (!programme) return request("POST", "/api/programmes", { ...body, partnerOrganisationId });
      const saved = await request<{ slug: string }>("PUT", `/api/programmes/${programme.id}`, {
        ...body,
        revision: revision.current,
      });
      // Whoever has read what a colleague saved meanwhile may save over it.
      if (!saved.ok && typeof saved.problem.body.revision === "number")
        revision.current = saved.problem.body.revision;
      return saved;
    },
    onDone: ({ slug }) => {
      announce(t("saved"));
      router.push(`/${locale}/desk/programmes/${slug}`);
      router.refresh();
    },
  });
  const offers = useFieldArray({ control: form.control, name: "offers" });
  const text = { field, errorAt };
  return (
    <Form className={styles.form} onSubmit={submit}>
      <ErrorSummary errors={errors} />
      {programme ? null : (
        <SelectField
          label={t("programme.partner")}
          hint={t("programme.partnerHint")}
          options={choices.partners}
          {...field("partnerOrganisationId")}
        />
      )}
      <LocalisedFields path="name" label={t("programme.name")} {...text} />
      <LocalisedFields path="summary" label={t("programme.summary")} multiline {...text} />
      <SelectField
        label={t("programme.decisionMode")}
        hint={choices.isOpen ? t("programme.decisionModeFixed") : t("programme.decisionModeHint")}
        options={choices.decisionModes}
        blank={null}
        {...field("decisionMode")}
      />
      <TextField
        label={t("programme.contact")}
        hint={t("programme.contactHint")}
        type="email"
        optional
        {...field("contactEmail")}
      />
      <h2>{t("programme.offers")}</h2>
      <p className="quiet">{t("programme.offersHint")}</p>
      {offers.fields.map((offer, index) => (
        <div key={offer.id} className={styles.row}>
          <LocalisedFields
            path={`offers.${index}`}
            label={t("programme.offer", { number: index + 1 })}
            {...text}
          />
          <Button size="small" onClick={() => offers.remove(index)}>
            {t("programme.removeOffer", { number: index + 1 })}
          </Button>
        </div>
      ))}
      <div className={styles.add}>
        <Button size="small" onClick={() => offers.append(blank())}>
          {t("programme.addOffer")}
        </Button>
      </div>
      <Cluster variant="bar">
        <Button type="submit" tone="primary" pending={pending}>
          {programme ? t("save") : t("programme.create")}
        </Button>
        <ButtonLink href={`/${locale}/desk/programmes/${programme?.slug ?? ""}`}>
          {t("cancel")}
        </ButtonLink>
      </Cluster>
    </Form>
  );
}
