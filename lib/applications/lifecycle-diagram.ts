import { lifecycle, type Party } from "./lifecycle";

const words: Record<Party, string> = {
  owner: "owner",
  lead: "lead",
  system: "portal, on a deadline",
  joint: "joint outcome",
  import: "import",
};

/** The lifecycle as a Mermaid state diagram; docs/lifecycle.md holds it and a test keeps the two equal. */
export function lifecycleDiagram(): string {
  const arrows = lifecycle.map(({ from, to, by }) => `  ${from ?? "[*]"} --> ${to}: ${words[by]}`);
  return ["stateDiagram-v2", ...arrows].join("\n");
}
