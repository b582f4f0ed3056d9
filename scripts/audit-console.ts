import { keptAnchors } from "@/lib/audit/jobs";
import { parseAnchors } from "@/lib/audit/anchors";
import type { Finding } from "@/lib/audit/schema";
import { trustedPublicKeys } from "@/lib/audit/signing";
import { verifyTrail } from "@/lib/audit/verify";
import { getTranslator } from "@/lib/i18n/translator";

interface Wanted {
  from?: bigint;
  to?: bigint;
  /** base64url; none: those that this machine trusts. */
  publicKeys: string[];
  files: { name: string; text: string }[];
  /** Also compare with the heads in the worker's own file. */
  withKept: boolean;
}

/** Runs the check and prints what it found. Throws an Error of one line when it cannot be run. */
export async function verifyFromConsole(wanted: Wanted): Promise<"good" | "bad"> {
  const anchors = [
    ...(wanted.withKept ? await keptAnchors() : []),
    ...wanted.files.flatMap(({ name, text }) => parseAnchors(text, name)),
  ];
  const publicKeys = wanted.publicKeys.length > 0 ? wanted.publicKeys : trustedPublicKeys();
  if (publicKeys.length === 0)
    throw new Error(
      "No public key to check signatures with: give --public-key or AUDIT_PUBLIC_KEYS",
    );
  const began = performance.now();
  const range = {
    ...(wanted.from === undefined ? {} : { from: wanted.from }),
    ...(wanted.to === undefined ? {} : { to: wanted.to }),
  };
  const result = await verifyTrail({ ...range, publicKeys, anchors });
  const seconds = ((performance.now() - began) / 1000).toFixed(2);
  const counted = `${result.rows} events in ${result.blocks} blocks, ${anchors.length} anchors, ${seconds} s`;
  if (result.finding) {
    console.log(`NOT as sealed: ${await sentence(result.finding)}`);
    console.log(`Good before it: ${counted}`);
    return "bad";
  }
  console.log(`As sealed: ${counted}`);
  console.log(`Last block ${result.lastBlock}, head ${result.lastHead}`);
  return "good";
}

async function sentence({ code, block, seq }: Finding): Promise<string> {
  const t = (await getTranslator("en-HK", "audit")) as unknown as (key: string) => string;
  const place = [
    ...(seq === null ? [] : [`event ${seq}`]),
    ...(block === null ? [] : [`block ${block}`]),
  ].join(", ");
  return `${place} (${code}): ${t(`findings.${code}`)}`;
}
