import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";

/** Milliseconds of a tick in /proc/PID/stat; Linux tells user space 100 a second whatever it counts itself. */
const tick = 10;

interface Process {
  parent: number;
  /** Ticks, those of children that ended and were waited for included. */
  ticks: number;
}

async function processes(): Promise<Map<number, Process>> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = new Map<number, Process>();
  await Promise.all(
    pids.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
      if (!stat) return;
      // After the name, which may hold anything: state, parent, …, user, system, children's user, children's system.
      const fields = stat
        .slice(stat.lastIndexOf(")") + 2)
        .split(" ")
        .map(Number);
      const at = (field: number) => fields[field] ?? 0;
      found.set(Number(pid), { parent: at(1), ticks: at(11) + at(12) + at(13) + at(14) });
    }),
  );
  return found;
}

function treeOf(root: number, all: Map<number, Process>): number[] {
  const tree = [root];
  for (const pid of tree)
    for (const [child, { parent }] of all) if (parent === pid) tree.push(child);
  return tree;
}

/** Milliseconds of processor that each of these processes has used so far, with everything they started. */
export async function processorTimes(roots: readonly number[]): Promise<number[]> {
  const all = await processes();
  return roots.map((root) =>
    treeOf(root, all).reduce((sum, pid) => sum + (all.get(pid)?.ticks ?? 0) * tick, 0),
  );
}

/** Resident memory of a process and what it started, in MB. */
export async function memoryOf(root: number): Promise<number> {
  let kilobytes = 0;
  for (const pid of treeOf(root, await processes())) {
    const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
    kilobytes += Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
  }
  return Math.round(kilobytes / 1024);
}

const megabyte = Buffer.alloc(1 << 20, "calibration");

/** The unit of every budget: milliseconds of processor that SHA-256 of 1 MiB takes on this machine, now. */
export function calibrate(): number {
  const times = 40;
  const before = process.cpuUsage();
  for (let turn = 0; turn < times; turn += 1) createHash("sha256").update(megabyte).digest();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / times;
}
