import { z } from "zod";
import { localeFromAcceptLanguage, type Locale } from "@/lib/i18n/locales";
import type { Actor } from "./actor";
import { env } from "./env";
import { notFound, notSignedIn, Refusal } from "./errors";
import { pageOwner, pageOwnerHeader, requireOwnPage, type PageRule } from "./page-owner";
import { problemResponse } from "./problem";
import { isStorable, readJson, readOptionalJson } from "./request-body";
import { readSession } from "./session";

type Schema = z.ZodType;
type Parsed<S extends Schema | undefined> = S extends Schema ? z.output<S> : undefined;

interface RouteOptions<
  P extends Schema | undefined,
  Q extends Schema | undefined,
  B extends Schema | undefined,
> {
  /** `required` (default): 401 without a session. `optional`: actor may be null. */
  actor?: "required" | "optional";
  /** Path parameters; a mismatch is "not found", like an unknown id. */
  params?: P;
  query?: Q;
  /** JSON body; where it is optional, none need be sent. Without it the handler reads `request` itself (uploads). */
  body?: B;
  maxBytes?: number;
  /** How far the page that asks must belong to the session; to person and membership unless told. */
  page?: PageRule;
  /** The actor may act under another membership afterwards: the answer then says whose page it is (see page-owner). */
  changesActor?: boolean;
}

export interface RouteContext<A, P, Q, B> {
  actor: A;
  params: P;
  query: Q;
  body: B;
  locale: Locale;
  request: Request;
  /** The Idempotency-Key header, when it is sane (8–200 printable characters). */
  idempotencyKey: string | undefined;
}

type NextContext = { params: Promise<Record<string, string | string[] | undefined>> };

function parsedParams<P extends Schema | undefined>(schema: P, raw: unknown): Parsed<P> {
  if (!schema) return undefined as Parsed<P>;
  const result = schema.safeParse(raw);
  if (!result.success) throw notFound();
  return result.data as Parsed<P>;
}

function parsedQuery<Q extends Schema | undefined>(schema: Q, request: Request): Parsed<Q> {
  if (!schema) return undefined as Parsed<Q>;
  const raw = Object.fromEntries(new URL(request.url).searchParams);
  if (!isStorable(raw)) throw new Refusal("platform.unstorable_text", { status: 400 });
  return schema.parse(raw) as Parsed<Q>;
}

function idempotencyKeyOf(request: Request): string | undefined {
  const key = request.headers.get("idempotency-key") ?? undefined;
  if (key !== undefined && !/^[\x21-\x7e]{8,200}$/.test(key)) {
    throw new Refusal("platform.bad_idempotency_key", { status: 400 });
  }
  return key;
}

function answer(result: unknown): Response {
  if (result instanceof Response) return result;
  return Response.json(result ?? {}, { headers: { "cache-control": "private, no-store" } });
}

/** Renews the browser's cookie with an answer, unless the answer itself signs in or out. */
function keepingSession(response: Response, cookie: string | null): Response {
  if (cookie && !response.headers.has("set-cookie")) response.headers.append("set-cookie", cookie);
  return response;
}

/** 201 with a body. */
export const created = (body: unknown) =>
  Response.json(body, { status: 201, headers: { "cache-control": "private, no-store" } });

/** Tells the page whom it may go on for, after an act that can change under which membership its reader acts. */
async function sayingOwner(response: Response, request: Request): Promise<Response> {
  if (!response.ok) return response;
  const { actor } = await readSession(request);
  response.headers.set(pageOwnerHeader, pageOwner(actor));
  return response;
}

const routeWith =
  (guard: (request: Request) => void) =>
  <
    P extends Schema | undefined = undefined,
    Q extends Schema | undefined = undefined,
    B extends Schema | undefined = undefined,
    O extends "required" | "optional" = "required",
  >(
    options: RouteOptions<P, Q, B> & { actor?: O },
    handler: (
      context: RouteContext<
        O extends "optional" ? Actor | null : Actor,
        Parsed<P>,
        Parsed<Q>,
        Parsed<B>
      >,
    ) => Promise<unknown>,
  ) =>
  async (request: Request, next: NextContext): Promise<Response> => {
    const locale = localeFromAcceptLanguage(request.headers.get("accept-language"));
    try {
      guard(request);
      const { actor, cookie } = await readSession(request);
      if (!actor && options.actor !== "optional") throw notSignedIn();
      requireOwnPage(request, actor, options.page ?? "membership");
      const response = answer(
        await handler({
          actor: actor as O extends "optional" ? Actor | null : Actor,
          params: parsedParams(options.params as P, await next.params),
          query: parsedQuery(options.query as Q, request),
          body: (options.body
            ? options.body.parse(await bodyOf(request, options.body, options.maxBytes))
            : undefined) as Parsed<B>,
          locale,
          request,
          idempotencyKey: idempotencyKeyOf(request),
        }),
      );
      if (options.changesActor) await sayingOwner(response, request);
      return keepingSession(response, cookie);
    } catch (error) {
      return problemResponse(error, locale);
    }
  };

const bodyOf = (request: Request, schema: z.ZodType, maxBytes?: number) =>
  schema instanceof z.ZodOptional
    ? readOptionalJson(request, maxBytes)
    : readJson(request, maxBytes);

/** The browser's word that the request came from our own pages. Missing and `null` are refused (security.md 7). */
function requireOwnOrigin(request: Request): void {
  if (request.headers.get("origin") !== env().APP_ORIGIN) {
    throw new Refusal("platform.foreign_origin", { status: 403 });
  }
}

/** A route handler that changes something: origin, session → actor, parse, one command, error map. */
export const mutation = routeWith(requireOwnOrigin);

/** A route handler that only reads. */
export const reading = routeWith(() => undefined);
