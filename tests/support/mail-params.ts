import {
  requiredMailParams,
  type MailParamName,
  type StoredMailParams,
} from "@/lib/notifications/params";
import type { MailTemplate } from "@/lib/notifications/templates";

const every: Required<StoredMailParams> = {
  startup: "Harbour Biologics",
  programme: "Life Science Programme",
  intake: "Spring 2027",
  reference: "CI-7K3Q-2M",
  person: "Chan Tai Man",
  organisation: "Science Park",
  reason: "The company is older than three years.",
  due: "2027-05-12T10:00:00.000Z",
  path: "/applications/3f6d7a52-90a5-4d1b-8a4e-0a6f5b7c8d9e",
  code: "012345",
  minutes: 10,
};

/** Believable params of a template: only those it needs, or all that are known. */
export function sampleParams(template: MailTemplate, which: "needed" | "all" = "needed") {
  const needed: readonly MailParamName[] = requiredMailParams[template];
  if (which === "needed") return Object.fromEntries(needed.map((name) => [name, every[name]]));
  const { code: _code, minutes: _minutes, ...rest } = every;
  return template === "sign_in_code" ? every : rest;
}
