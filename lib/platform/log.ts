import pino from "pino";
import { logLevel } from "./env";

/** Structured log to stdout. Ids and codes only; never names, addresses, answers or search strings. */
export const log = pino({
  level: logLevel(),
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
});
