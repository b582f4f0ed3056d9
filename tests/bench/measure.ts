import type pg from "pg";
import { budgets, singleRequest, type Budget, type RowName } from "./budgets";
import type { LoadResult } from "./load";
import { calibrate, processorTimes } from "./processor";
import { countStatements, forgetStatements } from "./statements";

export interface Measured {
  name: RowName;
  size: number;
  /** Milliseconds of processor a request. */
  web: number;
  postgres: number;
  /** Milliseconds of SHA-256 over 1 MiB just before and just after. */
  calibrations: number[];
  statements: number;
  /** Milliseconds of one request while nothing else is asked. */
  single: number;
  perSecond: number;
  p50: number;
  p99: number;
  /** Requests a second as a share of the ceiling's. */
  ratio?: number;
}

/** The processes whose work counts, and a way to look into their Postgres. */
export interface Place {
  owner: pg.Client;
  webPid: number;
  postgresPid: number;
}

interface Row {
  name: RowName;
  size: number;
  seconds: number;
  connections: number;
  /** Most requests there can be, where a request uses something up. */
  most?: number;
  /** One request; throws when its answer is not as expected. */
  once: (turn: number) => Promise<unknown>;
  often: (connections: number, amount: number) => Promise<LoadResult>;
}

const settle = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** A page that takes longer than this alone is not asked for by sixteen at once. */
const tooSlow = 1_500;

/**
 * Requests a connection until its plans are kept: Postgres plans a named statement for its values five times before it
 * looks for a plan that serves all (`plan_cache_mode`). A process meets that once an hour, a short row would hold nothing else.
 */
const untilPlanned = 6;

/**
 * Measures a row: some requests one by one (time and statements), some to warm every connection up, then under load
 * (processor, requests a second). Throws when any answer is not as expected.
 */
export async function measure(place: Place, row: Row): Promise<Measured> {
  const { name, size } = row;
  const few = row.most ? Math.min(10, Math.floor(row.most / 4)) : 20;
  await row.once(0);
  const calibration = calibrate();
  const alone = await oneByOne(place, row, few);
  if (row.most === undefined && alone.single <= tooSlow)
    await row.often(row.connections, untilPlanned * row.connections);
  const [web = 0, postgres = 0] = await processorTimes([place.webPid, place.postgresPid]);
  const loaded =
    alone.single > tooSlow
      ? await row.often(1, 3)
      : await row.often(row.connections, amountOf(row, alone.single, few));
  // What is done after the answer is part of the request.
  await settle(200);
  const [webAfter = 0, postgresAfter = 0] = await processorTimes([place.webPid, place.postgresPid]);
  const { requests, perSecond, p50, p99 } = loaded;
  return {
    name,
    size,
    ...alone,
    calibrations: [calibration, calibrate()],
    web: (webAfter - web) / requests,
    postgres: (postgresAfter - postgres) / requests,
    perSecond,
    p50,
    p99,
  };
}

async function oneByOne(place: Place, row: Row, most: number) {
  await forgetStatements(place.owner);
  const times: number[] = [];
  const begun = performance.now();
  for (let turn = 0; turn < most && performance.now() - begun < row.seconds * 1_000; turn += 1) {
    const asked = performance.now();
    await row.once(turn);
    times.push(performance.now() - asked);
  }
  await settle(100);
  const statements = (await countStatements(place.owner)) / times.length;
  return {
    single: times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0,
    statements: Math.round(statements * 10) / 10,
  };
}

/** Requests that fill the wanted seconds about, whatever a request takes: two processors at work, and a queue before them. */
function amountOf({ seconds, connections, most }: Row, single: number, used: number): number {
  const wanted = Math.max(2 * connections, Math.round((seconds * 1_500) / single));
  return most ? Math.min(wanted, Math.floor((most - used - 1) / 2)) : wanted;
}

/** The unit of a run: the middle of all its calibrations, since one alone is at the mercy of what else the machine does. */
export function unitOf(rows: readonly Measured[]): number {
  const all = rows.flatMap(({ calibrations }) => calibrations).toSorted((a, b) => a - b);
  return all[Math.floor(all.length / 2)] ?? 1;
}

/**
 * What of the row's budget is held: processor and the single request in units (`unit`: milliseconds of SHA-256 over
 * 1 MiB), statements, requests a second.
 */
export function heldOf(measured: Measured, unit: number) {
  const budget: Budget = budgets[measured.name];
  const units = (measured.web + measured.postgres) / unit;
  const { statements, floor } = budget;
  return {
    units,
    processor: units <= budget.processor,
    single: measured.single / unit <= singleRequest * budget.processor,
    statements: statements === undefined || measured.statements <= statements,
    floor: floor === undefined || measured.ratio === undefined || measured.ratio >= floor,
  };
}
