/** What a refused request says: `code` is `<namespace>.<key>`; its sentence stands at `<namespace>.errors.<key>`. */
export type ProblemCode = `${string}.${string}`;

export type ProblemParams = Record<string, string | number>;

/** One field's problem; `code` as above. */
export interface FieldProblem {
  code: ProblemCode;
  params?: ProblemParams;
}

interface RefusalOptions {
  status?: number;
  params?: ProblemParams;
  /** By path of the field in the request, e.g. `answers.title`. */
  fields?: Record<string, FieldProblem>;
  /** Further members of the problem document, e.g. `conflicts`. Must hold nothing the reader may not see. */
  extra?: Record<string, unknown>;
  retryAfterSeconds?: number;
}

/** An expected refusal. Thrown by commands and queries, turned into application/problem+json by the route wrapper. */
export class Refusal extends Error {
  readonly status: number;
  readonly params: ProblemParams;
  readonly fields: Record<string, FieldProblem>;
  readonly extra: Record<string, unknown>;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: ProblemCode,
    options: RefusalOptions = {},
  ) {
    super(code);
    this.status = options.status ?? 422;
    this.params = options.params ?? {};
    this.fields = options.fields ?? {};
    this.extra = options.extra ?? {};
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** Unknown and forbidden are the same answer, in status and body (security.md 2). */
export const notFound = () => new Refusal("platform.not_found", { status: 404 });

export const notSignedIn = () => new Refusal("platform.not_signed_in", { status: 401 });

/** The reader may see the thing but not do this with it; `code` says why. */
export const notAllowed = (code: ProblemCode, params: ProblemParams = {}) =>
  new Refusal(code, { status: 403, params });

/** The state of the record forbids it now; `code` says why. */
export const conflict = (code: ProblemCode, options: RefusalOptions = {}) =>
  new Refusal(code, { ...options, status: 409 });
