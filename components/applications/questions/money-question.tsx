"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { Field } from "@/components/ui/field";
import field from "@/components/ui/field.module.css";
import { moneyFromText, textFromMoney } from "@/lib/applications/typed-values";
import { inLocale } from "@/lib/programmes/localised";
import { currencies, type Column, type Currency, type QuestionOf } from "@/lib/programmes/schema";
import { currencyLabels } from "@/lib/programmes/vocabulary";
import { useFrame, useKnownLocale } from "./frame-of";
import type { QuestionProps } from "./question-props";
import { useRawText } from "./use-raw-text";
import styles from "./questions.module.css";

type MoneyAsked = QuestionOf<"money"> | Extract<Column, { type: "money" }>;

function currencyOf(value: unknown): Currency | undefined {
  const given = typeof value === "object" && value !== null && "currency" in value;
  return given ? currencies.find((each) => each === value.currency) : undefined;
}

/** Currency and amount in one line; the currency is kept while the amount is still empty. */
export function MoneyQuestion(props: QuestionProps<MoneyAsked>) {
  const { question, value, onChange, readOnly } = props;
  const locale = useKnownLocale();
  const t = useTranslations("apply.fields");
  const frame = useFrame(props);
  const [chosen, setChosen] = useState<Currency>(question.config.currencies[0] ?? "HKD");
  const currency = currencyOf(value) ?? chosen;
  const accepted = question.config.currencies;
  const [raw, take, tidy] = useRawText(value, textFromMoney, (text) =>
    moneyFromText(currency, text, accepted),
  );
  return (
    <Field {...frame}>
      {(wiring) => (
        <span className={styles.pair}>
          <select
            aria-label={t("currency")}
            className={classNames(field.input, styles.tiny)}
            value={currency}
            disabled={readOnly}
            onChange={(event) => {
              const next = currencies.find((each) => each === event.target.value) ?? currency;
              setChosen(next);
              onChange(moneyFromText(next, raw, accepted));
            }}
          >
            {question.config.currencies.map((each) => (
              <option key={each} value={each}>
                {inLocale(currencyLabels[each], locale)}
              </option>
            ))}
          </select>
          <input
            {...wiring}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            className={field.input}
            value={raw}
            readOnly={readOnly}
            onBlur={tidy}
            onChange={(event) => onChange(take(event.target.value))}
          />
        </span>
      )}
    </Field>
  );
}
