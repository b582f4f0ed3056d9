import type { Actor } from "@/lib/platform/actor";
import { makeSubmitted } from "@/tests/support/applications";
import { behindTheWall } from "@/tests/support/behind-the-wall";
import { ownerQuery } from "@/tests/support/worker-database";
import { makeStartup, makeWorld, type World } from "@/tests/support/world";

/** One admitted application of which there is everything that a record can show, and those who read it. */
export interface RecordPlace {
  world: World;
  owner: Actor;
  id: string;
  /** The filed assignments of the two reviewers, who read it by their grants. */
  assignments: { lead: string; partner: string };
}

/** An application that was admitted, with a decision and one filed review of each side. */
export async function makeRecord(): Promise<RecordPlace> {
  const world = await makeWorld();
  const { owner } = await makeStartup("Much told");
  const id = await makeSubmitted(owner, world.intake.id);
  await ownerQuery("UPDATE applications SET status = 'in_review' WHERE id = $1", [id]);
  const assignments = {
    lead: await file(world, id, "lead"),
    partner: await file(world, id, "partner"),
  };
  await ownerQuery(`
    INSERT INTO decisions (application_id, programme_id, mode, version, state, recommendations_due_at, seal_opened_at, outcome, outcome_by, decided_at)
      VALUES ('${id}', '${world.programme.id}', 'both_must_agree', 1, 'decided', app_now(), app_now(), 'offered', 'joint', app_now());
    UPDATE applications SET status = 'admitted' WHERE id = '${id}'`);
  return { world, owner, id, assignments };
}

async function file(world: World, id: string, side: "lead" | "partner"): Promise<string> {
  const reviewer = side === "lead" ? world.leadReviewer : world.partnerReviewer;
  const rubric = side === "lead" ? world.leadRubric : world.partnerRubric;
  const of = { applicationId: id, programmeId: world.programme.id, organisationId: world[side].id };
  const who = { personId: reviewer.personId, membershipId: reviewer.membership?.id ?? "" };
  const assignment = await behindTheWall().assignment.create({
    data: {
      ...of,
      ...who,
      state: "completed",
      reasons: [],
      assignedById: world.manager.personId,
    },
  });
  await behindTheWall().review.create({
    data: {
      ...of,
      assignmentId: assignment.id,
      personId: who.personId,
      rubricId: rubric.id,
      version: 1,
      tier: "T1",
      state: "filed",
      filedAt: new Date(),
      scores: {
        create: rubric.criteria.map((each) => ({ ...of, criterionId: each.id, value: 4 })),
      },
    },
  });
  await behindTheWall().grant.create({
    data: {
      ...of,
      ...who,
      reason: "assignment",
      sections: ["*"],
      sourceId: assignment.id,
    },
  });
  return assignment.id;
}

/** Adds `count` of everything: reviews with scores, recommendations, notes, releases, grants, documents, versions, … */
export async function addOfEverything({ id }: RecordPlace, count: number): Promise<void> {
  await ownerQuery(`DO $do$
    DECLARE
      app applications;
      at timestamptz := app_now();
      version_id uuid; person uuid; member uuid; side uuid; assignment uuid; review uuid; release uuid; profile uuid;
      first_version integer;
    BEGIN
      SELECT * INTO app FROM applications WHERE id = '${id}';
      FOR n IN 1..${count} LOOP
        side := CASE WHEN n % 2 = 0 THEN app.lead_organisation_id ELSE app.partner_organisation_id END;
        INSERT INTO people (email, display_name) VALUES (gen_random_uuid() || '@test.example', 'Reader ' || n) RETURNING id INTO person;
        INSERT INTO memberships (person_id, role, organisation_id, programme_id)
          VALUES (person, 'reviewer', side, app.programme_id) RETURNING id INTO member;
        INSERT INTO assignments (application_id, programme_id, organisation_id, membership_id, person_id, state, reasons, assigned_by_id)
          VALUES (app.id, app.programme_id, side, member, person, 'completed', '[]', person) RETURNING id INTO assignment;
        INSERT INTO reviews (assignment_id, application_id, programme_id, organisation_id, person_id, rubric_id, version, tier, state, filed_at, note)
          SELECT assignment, app.id, app.programme_id, side, person, r.id, 1, 'T1', 'filed', at, 'Note ' || n
            FROM rubrics r WHERE r.programme_id = app.programme_id AND r.organisation_id = side RETURNING id INTO review;
        INSERT INTO scores (review_id, criterion_id, application_id, programme_id, organisation_id, value)
          SELECT review, c.id, app.id, app.programme_id, side, 3
            FROM criteria c JOIN rubrics r ON r.id = c.rubric_id WHERE r.programme_id = app.programme_id AND r.organisation_id = side;
        INSERT INTO recommendations (application_id, programme_id, organisation_id, value, reason, tier, by_person_id, by_membership_id, recorded_at, superseded_at)
          VALUES (app.id, app.programme_id, side, 'admit', 'Reason ' || n, 'T1', person, member, at, at);
        INSERT INTO decision_notes (decision_id, application_id, programme_id, organisation_id, author_id, text, tier)
          SELECT d.id, app.id, app.programme_id, side, person, 'Note ' || n, 'T1' FROM decisions d WHERE d.application_id = app.id;
        INSERT INTO panel_minutes (application_id, programme_id, organisation_id, author_id, held_at, text)
          VALUES (app.id, app.programme_id, app.lead_organisation_id, person, at, 'Minute ' || n);
        INSERT INTO enquiries (application_id, programme_id, organisation_id, assignment_id, asked_by_id, tier, question, state)
          VALUES (app.id, app.programme_id, side, assignment, person, 'T1', 'Question ' || n, 'with_startup');
        INSERT INTO releases (application_id, programme_id, organisation_id, startup_id, state, purpose, sections, valid_from, valid_until, answered_by_id, answered_at,
                              asked_by_id, asked_at, granted_sections, granted_until, version)
          VALUES (app.id, app.programme_id, app.partner_organisation_id, app.startup_id, 'granted', 'Purpose ' || n, '{science}', at, at + interval '9 days', person, at,
                  person, at, '{science}', at + interval '9 days', 1) RETURNING id INTO release;
        INSERT INTO release_readers (release_id, application_id, programme_id, organisation_id, person_id, membership_id, state, added_by_id)
          VALUES (release, app.id, app.programme_id, app.partner_organisation_id, person, member, 'granted', person);
        INSERT INTO release_messages (release_id, application_id, programme_id, organisation_id, from_startup, person_id, body)
          VALUES (release, app.id, app.programme_id, app.partner_organisation_id, false, person, 'Message ' || n);
        INSERT INTO grants (person_id, membership_id, application_id, programme_id, organisation_id, sections, reason, version, source_id, valid_until)
          VALUES (person, member, app.id, app.programme_id, app.partner_organisation_id, '{science}', 'release', 1, release, at + interval '9 days');
        WITH shut AS (INSERT INTO people (email, display_name) VALUES (gen_random_uuid() || '@test.example', 'Shut out ' || n) RETURNING id)
          INSERT INTO bars (person_id, application_id, programme_id, reason) SELECT id, app.id, app.programme_id, 'must_not_see' FROM shut;
        INSERT INTO documents (application_id, organisation_id, programme_id, section_key, question_key, tier, name, size, media_type, sha256, storage_key, state, frozen_versions)
          VALUES (app.id, app.lead_organisation_id, app.programme_id, 'science', 'deck', 'T2', 'Deck ' || n || '.pdf', 10, 'application/pdf', repeat('0', 64),
                  'xx/' || gen_random_uuid(), 'clean', ARRAY[1]);
        SELECT max(number) + 1 INTO first_version FROM application_versions WHERE application_id = app.id;
        INSERT INTO application_versions (application_id, organisation_id, programme_id, number, reason, language, frozen_at)
          VALUES (app.id, app.lead_organisation_id, app.programme_id, first_version, 'amendment', 'en-HK', at);
        INSERT INTO status_changes (application_id, "from", "to", by_person_id, by_membership_id)
          VALUES (app.id, 'in_review', CASE WHEN n % 2 = 0 THEN 'screening' ELSE 'in_review' END::"ApplicationStatus", person, member);
        INSERT INTO mentor_profiles (membership_id, person_id, organisation_id, programme_id, headline, about, areas, modalities, topics, languages)
          VALUES (member, person, side, app.programme_id, '{"en-HK": "Mentor"}', '{}', '{}', '{}', '{}', '{}') RETURNING id INTO profile;
        INSERT INTO matches (application_id, programme_id, organisation_id, mentor_profile_id, mentor_person_id, mentor_membership_id, state, reasons, proposed_by_id)
          VALUES (app.id, app.programme_id, side, profile, person, member, 'active', '[]', person);
        INSERT INTO memberships (person_id, role, startup_id) VALUES (person, 'editor', app.startup_id);
        INSERT INTO openings (application_id, programme_id, organisation_id, person_id, membership_id, role, object, section_key, version, opened_at)
          VALUES (app.id, app.programme_id, side, person, member, 'reviewer', 'section', 'science', 1, at);
      END LOOP;
      UPDATE application_sections SET saved_by_id = person, saved_at = at WHERE application_id = app.id;
    END $do$`);
}
