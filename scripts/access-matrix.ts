import { writeFileSync } from "node:fs";
import path from "node:path";
import { matrixDocument } from "@/tests/integration/access/matrix-document";
import { root } from "./settings";

// `npm run docs:matrix`: writes docs/access-matrix.md from the reviewed matrix.
writeFileSync(path.join(root, "docs/access-matrix.md"), matrixDocument());
