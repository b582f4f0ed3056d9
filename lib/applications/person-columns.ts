import type { Column, PersonField, QuestionOf } from "@/lib/programmes/schema";
import { personFieldLabels } from "@/lib/programmes/vocabulary";

/** A list of people is a table whose columns are name parts and facts; one set of rules judges both. */
export function personColumns(config: QuestionOf<"people">["config"]): Column[] {
  return config.fields.map((field) => personColumn(field, config.requiredFields.includes(field)));
}

function personColumn(field: PersonField, required: boolean): Column {
  const ask = { key: field, required, label: personFieldLabels[field] };
  switch (field) {
    case "fullTime":
    case "technical":
      return { ...ask, type: "boolean" };
    case "equityPercent":
      return { ...ask, type: "number", config: { min: 0, max: 100, decimals: 2, totalMax: 100 } };
    case "bio":
      return { ...ask, type: "long_text", config: { maxLength: 600 } };
    default:
      return { ...ask, type: "short_text", config: { maxLength: 120 } };
  }
}
