/** Files of the package pdfjs-dist that a browser may load, by their path in it, with their media type. */
const served: readonly [RegExp, string][] = [
  [/^legacy\/build\/pdf\.worker\.min\.mjs$/, "text/javascript"],
  [/^cmaps\/[\w-]+\.bcmap$/, "application/octet-stream"],
  [/^standard_fonts\/[\w-]+\.(?:pfb|ttf)$/, "application/octet-stream"],
  [/^iccs\/[\w-]+\.icc$/, "application/octet-stream"],
  [/^wasm\/(?:jbig2|openjpeg|qcms_bg)\.wasm$/, "application/wasm"],
  [/^wasm\/(?:jbig2|openjpeg)_nowasm_fallback\.js$/, "text/javascript"],
];

/**
 * A file of the viewer's library straight from the installed package, so that it can never be of another version. The
 * worker carries a policy of its own: it may unpack pictures with WebAssembly, which pages may not, and reach nothing but
 * this portal.
 * @param path version, then the file's path in the package
 * @returns undefined for what is not served
 */
export async function readPdfjsFile(
  path: readonly string[],
): Promise<{ bytes: Buffer; headers: Record<string, string> } | undefined> {
  const name = path.slice(1).join("/");
  const mediaType = served.find(([pattern]) => pattern.test(name))?.[1];
  if (!mediaType) return undefined;
  // Taken at run time: a bundler that follows the path takes the whole package along.
  const { readFile } = process.getBuiltinModule("node:fs/promises");
  const file = [process.cwd(), "node_modules", "pdfjs-dist", ...path.slice(1)].join("/");
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes) return undefined;
  return {
    bytes,
    headers: {
      "Content-Type": mediaType,
      "Content-Length": String(bytes.length),
      "Content-Security-Policy":
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "public, max-age=31536000, immutable",
    },
  };
}
