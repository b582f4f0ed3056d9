import { ZodError } from "zod";
import { Prisma } from "@/lib/generated/prisma/client";
import { datesInWords } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { namespaces, type Namespace } from "@/lib/i18n/messages";
import { getTranslator } from "@/lib/i18n/translator";
import {
  notFound,
  Refusal,
  type FieldProblem,
  type ProblemCode,
  type ProblemParams,
} from "./errors";
import { log } from "./log";
import { isUnavailable } from "./unavailable";

const isNamespace = (name: string): name is Namespace => (namespaces as string[]).includes(name);

const codePattern = /^[a-z_]+\.[a-z0-9_.]+$/;

/** One sentence for a code in a language; the generic one when the code has no message (logged, found by a test). */
export async function sentenceFor(
  locale: Locale,
  code: ProblemCode,
  params: ProblemParams = {},
): Promise<string> {
  const dot = code.indexOf(".");
  const namespace = code.slice(0, dot);
  if (isNamespace(namespace)) {
    const t = await getTranslator(locale, namespace);
    const rest = code.slice(dot + 1);
    // Answers and files keep their sentences outside `errors`.
    for (const key of [`errors.${rest}`, rest]) {
      if (t.has(key as never)) return t(key as never, datesInWords(params, locale) as never);
    }
  }
  log.warn({ code }, "a refusal without a sentence");
  const t = await getTranslator(locale, "platform");
  return t("errors.invalid" as never);
}

/** What a zod issue says, as a field problem. Schemas may give a code as their message. */
function fieldProblem(issue: ZodError["issues"][number]): FieldProblem {
  if (codePattern.test(issue.message)) return { code: issue.message as ProblemCode };
  switch (issue.code) {
    case "invalid_type":
      // Issues carry no input by default; zod's own words do.
      return {
        code: issue.message.endsWith("received undefined")
          ? "platform.required"
          : "platform.wrong_type",
      };
    case "too_small":
      return {
        code: issue.origin === "string" ? "platform.too_short" : "platform.too_small",
        params: { minimum: Number(issue.minimum) },
      };
    case "too_big":
      return {
        code: issue.origin === "string" ? "platform.too_long" : "platform.too_big",
        params: { maximum: Number(issue.maximum) },
      };
    case "unrecognized_keys":
      return { code: "platform.unknown_key" };
    case "invalid_value":
      return { code: "platform.not_an_option" };
    default:
      return { code: "platform.wrong_format" };
  }
}

/** A failed parse as a refusal: 422 with one problem a field. */
export function refusalFromZod(error: ZodError): Refusal {
  const fields: Record<string, FieldProblem> = {};
  for (const issue of error.issues) {
    const path = [
      ...issue.path,
      ...(issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : []),
    ].join(".");
    fields[path || "body"] ??= fieldProblem(issue);
  }
  return new Refusal("platform.invalid", { status: 422, fields });
}

const unavailable = () =>
  new Refusal("platform.unavailable", { status: 503, retryAfterSeconds: 1 });

/** Postgres was asked for an id that is none: an address that somebody changed, so there is nothing at it. */
const isNoId = (error: unknown): boolean =>
  error instanceof Error && /invalid input syntax for type uuid/.test(error.message);

/** Any thrown value as a refusal; null means a defect of ours (500). */
export function refusalFrom(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (error instanceof ZodError) return refusalFromZod(error);
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
    return new Refusal("platform.already_there", { status: 409 });
  if (isNoId(error)) return notFound();
  return isUnavailable(error) ? unavailable() : null;
}

/** The answer to a thrown value: application/problem+json in the reader's language. Never holds the error's own text. */
export async function problemResponse(error: unknown, locale: Locale): Promise<Response> {
  const refusal = refusalFrom(error);
  if (!refusal) log.error({ err: error }, "unexpected error");
  const known = refusal ?? new Refusal("platform.unexpected", { status: 500 });
  const fields = await Promise.all(
    Object.entries(known.fields).map(
      async ([path, field]) => [path, await sentenceFor(locale, field.code, field.params)] as const,
    ),
  );
  const body = {
    type: "about:blank",
    status: known.status,
    code: known.code,
    title: await sentenceFor(locale, known.code, known.params),
    ...(fields.length ? { fields: Object.fromEntries(fields) } : {}),
    ...known.extra,
  };
  return new Response(JSON.stringify(body), {
    status: known.status,
    headers: {
      "content-type": "application/problem+json",
      "content-language": locale,
      "cache-control": "private, no-store",
      ...(known.retryAfterSeconds ? { "retry-after": String(known.retryAfterSeconds) } : {}),
    },
  });
}
