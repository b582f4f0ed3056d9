import { once } from "node:events";
import { createServer } from "node:net";

/** The standard antivirus test string (eicar.org), in two parts so that this file is not taken for it. */
export const eicar = [
  "X5O!P%@AP[4\\PZX54(P^)7CC)7}$",
  "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*",
].join("");

/**
 * A small clamd on a local port or socket that speaks INSTREAM: flags the EICAR string, closes at `maxBytes` as the real one does.
 * `silent` takes everything and never answers.
 */
export async function startClamd(
  options: { path?: string; maxBytes?: number; silent?: boolean } = {},
) {
  const server = createServer((socket) => {
    let bytes = Buffer.alloc(0);
    let content = Buffer.alloc(0);
    let begun = false;
    socket.on("error", () => undefined);
    socket.on("data", (chunk) => {
      bytes = Buffer.concat([bytes, Buffer.from(chunk)]);
      const command = Buffer.from("zINSTREAM\0");
      if (!begun && bytes.length >= command.length) {
        if (!bytes.subarray(0, command.length).equals(command))
          return void socket.end("UNKNOWN COMMAND\0");
        begun = true;
        bytes = bytes.subarray(command.length);
      }
      while (begun && bytes.length >= 4) {
        const length = bytes.readUInt32BE(0);
        if (length === 0)
          return void (
            options.silent ||
            socket.end(
              content.includes(eicar) ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0",
            )
          );
        if (bytes.length < 4 + length) return;
        content = Buffer.concat([content, bytes.subarray(4, 4 + length)]);
        bytes = bytes.subarray(4 + length);
        if (content.length > (options.maxBytes ?? Infinity))
          return void socket.end("INSTREAM size limit exceeded. ERROR\0");
      }
    });
  });
  server.listen(options.path ?? { port: 0, host: "127.0.0.1" });
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    address: options.path === undefined ? { host: "127.0.0.1", port } : { path: options.path },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
