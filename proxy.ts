import { NextResponse, type NextRequest } from "next/server";
import { isLocale, localeFromAcceptLanguage, locales, type Locale } from "@/lib/i18n/locales";

/**
 * Comfort only: names the language, sends locale-less page paths to it, and gives each page its
 * content security policy. It never decides who may see anything; every query does that itself.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const first = pathname.split("/")[1] ?? "";
  if (!isLocale(first)) {
    const target = new URL(localisedPath(pathname, first, request) + search, request.nextUrl);
    const away = NextResponse.redirect(target, 307);
    away.headers.set("Vary", "Accept-Language");
    return away;
  }
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-next-intl-locale", first);
  // Next reads the nonce for its own scripts from the policy on the request.
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

// /zh-hk/… is a known language in the wrong case; anything else is a path without a language.
function localisedPath(pathname: string, first: string, request: NextRequest): string {
  const known = locales.find((locale) => locale.toLowerCase() === first.toLowerCase());
  if (known) return `/${known}${pathname.slice(first.length + 1)}`;
  const locale: Locale = localeFromAcceptLanguage(request.headers.get("accept-language"));
  return pathname === "/" ? `/${locale}` : `/${locale}${pathname}`;
}

function contentSecurityPolicy(nonce: string): string {
  // Development only: React evaluates code to rebuild server stacks, and Next's overlay brings
  // style elements without a nonce.
  const development = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src-elem 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    // The reader of PDFs (app/api/pdfjs); without this line browsers differ in what 'strict-dynamic' says of workers.
    "worker-src 'self'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export const config = {
  // Pages only. /api stays out: a matching proxy cuts request bodies at 10 MB. Only files at the very root (favicon.ico,
  // robots.txt) and in /.well-known are exempt, so that no page path can lose its policy.
  matcher: ["/((?!api(?:/|$)|_next(?:/|$)|\\.well-known/|[^/]+\\.[^/]+$).*)"],
};
