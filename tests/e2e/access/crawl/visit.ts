import http from "node:http";
import { pdfTexts } from "@/tests/support/pdf-text";
import { unzip } from "@/tests/support/unzip";

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/**
 * One request exactly as written: no client may tidy `//`, `%2e` or the case of a path. Redirects are followed three
 * times, within the origin.
 */
export async function visit(
  origin: string,
  path: string,
  headers: Record<string, string>,
  hops = 3,
): Promise<Answer> {
  // A kept connection may be closed under the request; asked once more, it is the server's own word.
  const answer = await send(origin, path, headers).catch(() => send(origin, path, headers));
  const { location } = answer.headers;
  if (hops === 0 || !location || answer.status < 300 || answer.status > 399) return answer;
  const target = new URL(location, origin);
  return target.origin === new URL(origin).origin
    ? visit(origin, target.pathname + target.search, headers, hops - 1)
    : answer;
}

/** The words of an answer: of a PDF those on its pages, of a ZIP those of every file in it, which stand packed in its bytes. */
async function wordsOf(bytes: Buffer, headers: http.IncomingHttpHeaders): Promise<string> {
  const type = headers["content-type"];
  if (type === "application/pdf") return (await pdfTexts(bytes)).join("\n");
  if (type !== "application/zip") return bytes.toString("utf8");
  const texts: string[] = [];
  for (const [name, file] of await unzip(bytes))
    texts.push(name.endsWith(".pdf") ? (await pdfTexts(file)).join("\n") : file.toString("utf8"));
  return texts.join("\n");
}

/** Asks for one's own copy of a document by a click's request; the copy's id, or null where there is none for them. */
export async function copyOf(
  origin: string,
  documentId: string,
  headers: Record<string, string>,
): Promise<{ status: number; copy: string | null }> {
  const answer = await fetch(`${origin}/api/documents/${documentId}/copies`, {
    method: "POST",
    headers: { ...headers, origin, "content-type": "application/json" },
  });
  const body = (await answer.json().catch(() => null)) as { id?: string } | null;
  return { status: answer.status, copy: answer.ok ? (body?.id ?? null) : null };
}

function send(origin: string, path: string, headers: Record<string, string>): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const request = http.request(
      { hostname, port, path, headers, method: "GET", timeout: 240_000 },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", reject);
        response.on("end", () => {
          const status = response.statusCode ?? 0;
          wordsOf(Buffer.concat(parts), response.headers).then(
            (body) => resolve({ status, headers: response.headers, body }),
            reject,
          );
        });
      },
    );
    request.on("timeout", () => request.destroy(new Error(`no answer to ${path} in four minutes`)));
    request.on("error", reject);
    request.end();
  });
}

/** Signs a demo person in by the one-click route. Returns the cookie; none for nobody. */
export async function cookieOf(origin: string, email: string | null): Promise<string> {
  if (email === null) return "";
  const answer = await fetch(`${origin}/api/demo/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify({ email }),
  });
  if (!answer.ok) throw new Error(`${email} could not sign in: ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
}

/** Makes something by one POST. Throws when it is refused. */
export async function post(
  origin: string,
  path: string,
  cookie: string,
  body: Record<string, string>,
): Promise<{ id: string }> {
  const answer = await fetch(`${origin}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin, cookie },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as { id: string };
}

/** The ways one path can be asked for (issue: URL variants). The first is the plain one. */
export const variants: Record<string, (path: string) => { path: string; rsc?: boolean }> = {
  plain: (path) => ({ path }),
  "RSC: 1": (path) => ({ path, rsc: true }),
  "_rsc=": (path) => ({ path: `${path}${path.includes("?") ? "&" : "?"}_rsc=1a2b3`, rsc: true }),
  ".rsc": (path) => ({ path: path.replace(/(\?|$)/, ".rsc$1") }),
  "trailing slash": (path) => ({ path: path.replace(/(\?|$)/, "/$1") }),
  "//": (path) => ({ path: path.replace(/\/([^/]+)$/, "//$1") }),
  "%2e": (path) => ({ path: path.replace(/\/([^/]+)$/, "/%2e/$1") }),
  "upper case": (path) => ({
    path: path.replace(/^\/[^/]+\/[^/?]+/, (start) => start.toUpperCase()),
  }),
};
