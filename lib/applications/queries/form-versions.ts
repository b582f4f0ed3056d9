import type { Tx } from "@/lib/platform/db";
import { sectionFromRow } from "@/lib/programmes/form-rows";
import type { Section } from "@/lib/programmes/schema";

// A published version never changes (trigger), so a process reads each once; drafts are not kept.
const published = new Map<string, Promise<Section[]>>();
const mostKept = 200;

async function readSections(tx: Tx, id: string): Promise<{ sections: Section[]; keep: boolean }> {
  const version = await tx.formVersion.findUniqueOrThrow({
    where: { id },
    select: {
      status: true,
      sections: {
        orderBy: { position: "asc" },
        select: {
          key: true,
          tier: true,
          title: true,
          intro: true,
          questions: {
            orderBy: { position: "asc" },
            select: {
              key: true,
              type: true,
              required: true,
              label: true,
              hint: true,
              options: true,
              config: true,
              condition: true,
            },
          },
        },
      },
    },
  });
  return { sections: version.sections.map(sectionFromRow), keep: version.status !== "draft" };
}

/** The sections of a form version in their order. Throws Prisma's P2025 for an unknown id. */
export async function getFormSections(tx: Tx, formVersionId: string): Promise<Section[]> {
  const known = published.get(formVersionId);
  if (known) return known;
  const { sections, keep } = await readSections(tx, formVersionId);
  if (keep) {
    if (published.size >= mostKept) published.clear();
    published.set(formVersionId, Promise.resolve(sections));
  }
  return sections;
}

// Which form an application was started with never changes either; autosave asks for it every second.
const formOfApplication = new Map<string, string>();

/** The form version of an application, or null when there is no such application. */
export async function getFormVersionOf(tx: Tx, applicationId: string): Promise<string | null> {
  const known = formOfApplication.get(applicationId);
  if (known) return known;
  const row = await tx.application.findUnique({
    where: { id: applicationId },
    select: { formVersionId: true },
  });
  if (!row) return null;
  if (formOfApplication.size >= 20_000) formOfApplication.clear();
  formOfApplication.set(applicationId, row.formVersionId);
  return row.formVersionId;
}
