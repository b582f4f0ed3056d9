"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { Field } from "@/components/ui/field";
import field from "@/components/ui/field.module.css";
import { inLocale } from "@/lib/programmes/localised";
import {
  companyNumberSchemes,
  type CompanyNumberScheme,
  type QuestionOf,
} from "@/lib/programmes/schema";
import { companyNumberSchemeLabels } from "@/lib/programmes/vocabulary";
import { useFrame, useKnownLocale } from "./frame-of";
import type { QuestionProps } from "./question-props";
import styles from "./questions.module.css";

type Typed = { scheme: CompanyNumberScheme; value: string };

function typedOf(value: unknown): Typed | null {
  if (typeof value !== "object" || value === null) return null;
  if (!("scheme" in value) || !("value" in value) || typeof value.value !== "string") return null;
  const scheme = companyNumberSchemes.find((each) => each === value.scheme);
  return scheme ? { scheme, value: value.value } : null;
}

/** The register first, then the number as it stands there. */
export function CompanyNumberQuestion(props: QuestionProps<QuestionOf<"company_number">>) {
  const { value, onChange, readOnly } = props;
  const locale = useKnownLocale();
  const t = useTranslations("apply.fields");
  const frame = useFrame(props);
  const [chosen, setChosen] = useState<CompanyNumberScheme>("hk_brn");
  const typed = typedOf(value);
  const scheme = typed?.scheme ?? chosen;
  const take = (next: Typed) => onChange(next.value === "" ? null : next);
  return (
    <Field {...frame}>
      {(wiring) => (
        <span className={styles.stack}>
          <select
            aria-label={t("register")}
            className={field.input}
            value={scheme}
            disabled={readOnly}
            onChange={(event) => {
              const next =
                companyNumberSchemes.find((each) => each === event.target.value) ?? scheme;
              setChosen(next);
              take({ scheme: next, value: typed?.value ?? "" });
            }}
          >
            {companyNumberSchemes.map((each) => (
              <option key={each} value={each}>
                {inLocale(companyNumberSchemeLabels[each], locale)}
              </option>
            ))}
          </select>
          <input
            {...wiring}
            type="text"
            autoComplete="off"
            spellCheck={false}
            className={classNames(field.input, styles.short)}
            value={typed?.value ?? ""}
            readOnly={readOnly}
            onChange={(event) => {
              setChosen(scheme);
              take({ scheme, value: event.target.value });
            }}
          />
        </span>
      )}
    </Field>
  );
}
