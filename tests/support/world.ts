import { randomUUID } from "node:crypto";
import type { Role } from "@/lib/generated/prisma/enums";
import type { Actor } from "@/lib/platform/actor";
import { asJson, db } from "@/lib/platform/db";
import { questionToRow } from "@/lib/programmes/form-rows";
import { text } from "@/lib/programmes/localised";
import { defaultForm } from "@/lib/programmes/templates/default-form/form";
import { defaultEligibilityRules } from "@/lib/programmes/templates/eligibility-rules";
import { astraZenecaRubric, hkstpRubric } from "@/lib/programmes/templates/rubrics";

const day = 24 * 3600_000;
const short = () => randomUUID().slice(0, 8);
const named = (name: string) => asJson(text(name, `${name}（繁）`, `${name}（简）`));

/** Makes an organisation with a random slug. */
export async function makeOrganisation(kind: "lead" | "partner" | "service", name: string) {
  return db().organisation.create({
    data: { slug: `${kind}-${short()}`, kind, name: named(name), shortName: named(name) },
  });
}

interface PersonOptions {
  name?: string;
  role?: Role;
  organisationId?: string;
  programmeId?: string;
  startupId?: string;
  unit?: string;
  deputy?: boolean;
  maySubmit?: boolean;
}

/** Adds a live membership and returns the actor acting under it. */
export async function joinAs(
  actor: Actor,
  options: PersonOptions & { role: Role },
): Promise<Actor> {
  const membership = await db().membership.create({
    data: {
      personId: actor.personId,
      role: options.role,
      organisationId: options.organisationId ?? null,
      programmeId: options.programmeId ?? null,
      startupId: options.startupId ?? null,
      unit: options.unit ?? null,
      deputy: options.deputy ?? false,
      maySubmit: options.maySubmit ?? false,
    },
  });
  const { id, role, organisationId, programmeId, startupId, unit, deputy, maySubmit } = membership;
  return {
    ...actor,
    membership: { id, role, organisationId, programmeId, startupId, unit, deputy, maySubmit },
  };
}

/** Makes a person and, when a role is given, a live membership; returns the actor that a session would give. */
export async function makePerson(options: PersonOptions = {}): Promise<Actor> {
  const name = options.name ?? `Person ${short()}`;
  const person = await db().person.create({
    data: { email: `${randomUUID()}@test.example`, displayName: name },
  });
  const actor: Actor = {
    kind: "person",
    personId: person.id,
    displayName: name,
    email: person.email,
    locale: "en-HK",
    membership: null,
    assisted: false,
  };
  return options.role ? joinAs(actor, { ...options, role: options.role }) : actor;
}

/** A published form version of the default form. */
export async function makeFormVersion(programmeId: string) {
  const version = await db().formVersion.create({
    data: {
      programmeId,
      number: 1,
      sections: {
        create: defaultForm.sections.map((section, position) => ({
          key: section.key,
          tier: section.tier,
          position,
          title: asJson(section.title),
          intro: asJson(section.intro),
          questions: {
            create: section.questions.map((question, at) => ({
              ...questionToRow(question),
              position: at,
            })),
          },
        })),
      },
    },
  });
  return db().formVersion.update({
    where: { id: version.id },
    data: { status: "published", publishedAt: new Date() },
  });
}

async function makeRubric(programmeId: string, organisationId: string, rubric: typeof hkstpRubric) {
  const made = await db().rubric.create({
    data: {
      programmeId,
      organisationId,
      number: 1,
      name: asJson(rubric.name),
      scaleMeaning: asJson(rubric.scaleMeaning),
      criteria: {
        create: rubric.criteria.map(({ key, label, hint, weight }, position) => ({
          key,
          position,
          weight,
          label: asJson(label),
          hint: asJson(hint),
        })),
      },
    },
  });
  return db().rubric.update({
    where: { id: made.id },
    data: { status: "published", publishedAt: new Date() },
    include: { criteria: true },
  });
}

/** An open intake of the default form: opened yesterday, closes in 30 days, 15 minutes of grace. */
export async function makeIntake(programmeId: string, formVersionId: string, name = "Test intake") {
  const now = Date.now();
  return db().intake.create({
    data: {
      programmeId,
      formVersionId,
      slug: `intake-${short()}`,
      name: named(name),
      kind: "window",
      status: "open",
      opensAt: new Date(now - day),
      closesAt: new Date(now + 30 * day),
      graceMinutes: 15,
      panelAt: new Date(now + 50 * day),
      answerBy: new Date(now + 70 * day),
      reviewsDueAt: new Date(now + 45 * day),
      acceptedLanguages: ["en-HK", "zh-HK", "zh-CN"],
      lookingFor: named("Oncology, cardiometabolic"),
      originText: named("Anywhere"),
      eligibilityRules: {
        create: defaultEligibilityRules.map((rule, position) => ({
          version: 1,
          position,
          key: rule.key,
          rule: asJson(rule),
        })),
      },
    },
  });
}

/** A programme of `lead` and `partner` with a published form, both rubrics and one open intake. */
export async function makeProgramme(
  leadOrganisationId: string,
  partnerOrganisationId: string,
  name: string,
) {
  const programme = await db().programme.create({
    data: {
      slug: `programme-${short()}`,
      name: named(name),
      summary: named(`${name} summary`),
      offers: asJson([text("Mentors", "導師", "导师")]),
      leadOrganisationId,
      partnerOrganisationId,
      status: "open",
    },
  });
  const form = await makeFormVersion(programme.id);
  const leadRubric = await makeRubric(programme.id, leadOrganisationId, hkstpRubric);
  const partnerRubric = await makeRubric(programme.id, partnerOrganisationId, astraZenecaRubric);
  const intake = await makeIntake(programme.id, form.id);
  return { programme, form, leadRubric, partnerRubric, intake };
}

/** A startup with one owner. */
export async function makeStartup(name = `Startup ${short()}`) {
  const startup = await db().startup.create({
    data: { displayName: name, nameEn: name, country: "HK", city: "Hong Kong", tags: [] },
  });
  const owner = await makePerson({
    role: "owner",
    startupId: startup.id,
    name: `Owner of ${name}`,
  });
  return { startup, owner };
}

export type World = Awaited<ReturnType<typeof makeWorld>>;

/**
 * A lead, two partners, two programmes (one with each partner), an open intake in each, and one actor a role in the
 * first programme. Nothing in it is shared with another world.
 */
export async function makeWorld() {
  const lead = await makeOrganisation("lead", "Science Park");
  const partner = await makeOrganisation("partner", "Pharma One");
  const otherPartner = await makeOrganisation("partner", "Pharma Two");
  const first = await makeProgramme(lead.id, partner.id, "First programme");
  const second = await makeProgramme(lead.id, otherPartner.id, "Second programme");
  const at = (organisationId: string, role: Role, more: PersonOptions = {}) =>
    makePerson({ organisationId, role, programmeId: first.programme.id, ...more });
  return {
    lead,
    partner,
    otherPartner,
    ...first,
    second,
    manager: await at(lead.id, "programme_manager"),
    deputyManager: await at(lead.id, "programme_manager", { deputy: true }),
    officer: await at(lead.id, "officer"),
    leadReviewer: await at(lead.id, "reviewer"),
    partnerLead: await at(partner.id, "partner_lead"),
    partnerReviewer: await at(partner.id, "reviewer"),
    mentor: await at(partner.id, "mentor"),
    hospital: await at((await makeOrganisation("service", "Hospital")).id, "ecosystem_partner"),
    auditor: await makePerson({ organisationId: lead.id, role: "auditor" }),
    administrator: await makePerson({ organisationId: lead.id, role: "administrator" }),
    otherPartnerLead: await makePerson({
      organisationId: otherPartner.id,
      role: "partner_lead",
      programmeId: second.programme.id,
    }),
    ...(await makeStartup("Own startup")),
    rival: (await makeStartup("Rival startup")).owner,
  };
}
