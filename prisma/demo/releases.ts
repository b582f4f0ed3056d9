import { openCopy } from "@/lib/documents/commands/open-copy";
import { getApplication } from "@/lib/applications/queries/get-application";
import { listApplications } from "@/lib/applications/queries/list-applications";
import type { Actor } from "@/lib/platform/actor";
import { answerRelease } from "@/lib/releases/commands/answer-release";
import { askRelease } from "@/lib/releases/commands/ask-release";
import { declareInterest } from "@/lib/releases/commands/declare-interest";
import { revokeRelease } from "@/lib/releases/commands/revoke-release";
import { sendReleaseMessage } from "@/lib/releases/commands/send-message";
import { getSharing } from "@/lib/releases/queries/get-sharing";
import { must } from "./must";
import type { DemoStory } from "./story";

export interface ReleasePeople {
  partnerLead: Actor;
  partnerReviewer: Actor;
  officer: Actor;
  owners: Map<string, Actor>;
}

interface Setting {
  people: ReleasePeople;
  /** The present intake; known once it was opened. */
  intakeId: () => string;
  at: (days: number, hour: number, minute?: number) => Date;
}

/** The application of a startup in the present intake. */
async function applicationOf(setting: Setting, startup: string) {
  const owner = must(setting.people.owners.get(startup), startup);
  const { items } = await listApplications(owner, {});
  const found = items.find(({ intake }) => intake.id === setting.intakeId());
  return { owner, id: must(found, startup).id };
}

interface Request {
  sections: string[];
  readers: Actor[];
  purpose: string;
  until: Date;
}

const ask = (lead: Actor, applicationId: string, { readers, ...request }: Request) =>
  askRelease(lead, applicationId, {
    ...request,
    readers: readers.map(({ membership }) => membership?.id ?? ""),
  });

/** The owner grants some of the sections, with files by their names, to everybody named, who declare no competing interest. */
async function grant(
  { owner, id }: { owner: Actor; id: string },
  releaseId: string,
  sections: string[],
  readers: Actor[],
  files: string[] = [],
): Promise<void> {
  const { releases, documents } = await getSharing(owner, id, "en-HK");
  const release = must(
    releases.find((each) => each.id === releaseId),
    "release",
  );
  await answerRelease(owner, releaseId, {
    answer: "grant",
    sections,
    documents: documents.filter(({ name }) => files.includes(name)).map((file) => file.id),
    readers: release.readers.map((reader) => reader.id),
  });
  for (const reader of readers) await declareInterest(reader, releaseId, "none");
}

const read = (reader: Actor, id: string, section: string) =>
  getApplication(reader, id, { open: [section] });

/** Somebody outside the team opens a file of a section by its name. */
async function openFile(reader: Actor, id: string, section: string, name: string): Promise<void> {
  const { sections } = await getApplication(reader, id, { open: [section] });
  const files = sections.flatMap(({ documents }) => documents);
  await openCopy(
    reader,
    must(
      files.find((file) => file.name === name),
      name,
    ).id,
  );
}

/** Releases in different states, made by the people themselves: waiting, open and read, refused, taken back, ending. */
export function tellReleases(story: DemoStory, setting: Setting): void {
  const { people, at } = setting;
  const { partnerLead: lead, partnerReviewer: reviewer, officer } = people;
  story.on(-12, 10, 5, async () => {
    const place = await applicationOf(setting, "kinyuen");
    const { id } = await ask(lead, place.id, {
      sections: ["science", "intellectual_property"],
      readers: [lead, reviewer],
      purpose: "To judge freedom to operate beside our own oncology pipeline before the panel.",
      until: at(150, 23, 59),
    });
    await sendReleaseMessage(
      place.owner,
      id,
      "Which of the two is urgent? We file a continuation in two weeks and would rather not show the mechanism before.",
    );
    await sendReleaseMessage(lead, id, "The intellectual property first. The mechanism can wait.");
    await grant(
      place,
      id,
      ["intellectual_property"],
      [lead, reviewer],
      ["Freedom to operate summary.pdf"],
    );
  });
  story.on(-11, 15, 20, async () => {
    const { id } = await applicationOf(setting, "kinyuen");
    await openFile(reviewer, id, "intellectual_property", "Freedom to operate summary.pdf");
    await read(officer, id, "science");
  });
  story.on(-9, 9, 40, async () => {
    const { id } = await applicationOf(setting, "kinyuen");
    await read(lead, id, "intellectual_property");
  });
  story.on(-1, 16, 30, async () => {
    const { id } = await applicationOf(setting, "kinyuen");
    await ask(lead, id, {
      sections: ["science", "finance"],
      readers: [lead, reviewer],
      purpose: "To prepare the joint panel: the mechanism, and how far the present money reaches.",
      until: at(60, 23, 59),
    });
  });
  story.on(-10, 11, 0, async () => {
    const place = await applicationOf(setting, "aster-peptides");
    const { id } = await ask(lead, place.id, {
      sections: ["science"],
      readers: [lead],
      purpose: "To compare the peptide series with our own before the recommendation.",
      until: at(30, 23, 59),
    });
    await answerRelease(place.owner, id, {
      answer: "refuse",
      reason: "Not before our priority filing in the spring. Please ask again then.",
    });
  });
  story.on(-10, 14, 10, async () => {
    const place = await applicationOf(setting, "mindharbour");
    const { id } = await ask(lead, place.id, {
      sections: ["plan"],
      readers: [lead],
      purpose: "To see whether the milestones fit our digital health calendar.",
      until: at(40, 23, 59),
    });
    await grant(place, id, ["plan"], [lead]);
    await read(lead, place.id, "plan");
    await revokeRelease(place.owner, id, {
      reason: "Our milestones changed; we will send them again.",
    });
  });
  story.on(-9, 16, 45, async () => {
    const place = await applicationOf(setting, "harbour-vaccines");
    const { id } = await ask(lead, place.id, {
      sections: ["science", "plan"],
      readers: [lead],
      purpose: "To prepare questions for the panel day.",
      until: at(4, 23, 59),
    });
    await grant(place, id, ["science", "plan"], [lead], ["Immunogenicity report.pdf"]);
    await read(lead, place.id, "science");
  });
}
