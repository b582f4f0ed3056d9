-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "GrantReason" AS ENUM ('assignment', 'match', 'release', 'share_pack');

-- CreateEnum
CREATE TYPE "BarReason" AS ENUM ('conflict', 'must_not_see', 'own_startup', 'same_intake');

-- CreateEnum
CREATE TYPE "OrganisationKind" AS ENUM ('lead', 'partner', 'service');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('owner', 'editor', 'viewer', 'programme_manager', 'officer', 'partner_lead', 'reviewer', 'mentor', 'ecosystem_partner', 'auditor', 'administrator');

-- CreateEnum
CREATE TYPE "MembershipStatus" AS ENUM ('pending', 'active', 'ended');

-- CreateEnum
CREATE TYPE "ApplicationStatus" AS ENUM ('draft', 'submitted', 'screening', 'returned', 'in_review', 'deciding', 'panel', 'waitlisted', 'offered', 'admitted', 'rejected', 'declined', 'lapsed', 'withdrawn', 'suspended', 'left', 'graduated');

-- CreateEnum
CREATE TYPE "ApplicationSource" AS ENUM ('self', 'import');

-- CreateEnum
CREATE TYPE "DocumentState" AS ENUM ('scanning', 'clean', 'refused');

-- CreateEnum
CREATE TYPE "VersionReason" AS ENUM ('submit', 'resubmit', 'amendment', 'import');

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('uploaded', 'previewed', 'running', 'done', 'failed');

-- CreateEnum
CREATE TYPE "ImportRowState" AS ENUM ('ready', 'duplicate', 'refused', 'imported', 'skipped');

-- CreateEnum
CREATE TYPE "DecisionState" AS ENUM ('collecting', 'open', 'held', 'decided');

-- CreateEnum
CREATE TYPE "RecommendationValue" AS ENUM ('admit', 'waitlist', 'reject', 'lead_only', 'watch_list');

-- CreateEnum
CREATE TYPE "OutcomeValue" AS ENUM ('offered', 'waitlisted', 'rejected');

-- CreateEnum
CREATE TYPE "OfferState" AS ENUM ('sent', 'accepted', 'declined', 'lapsed');

-- CreateEnum
CREATE TYPE "MatchState" AS ENUM ('proposed', 'active', 'declined', 'withdrawn', 'ended');

-- CreateEnum
CREATE TYPE "MailState" AS ENUM ('held', 'queued', 'sending', 'sent', 'failed', 'dropped');

-- CreateEnum
CREATE TYPE "DeploymentMode" AS ENUM ('production', 'demo', 'test');

-- CreateEnum
CREATE TYPE "ProgrammeStatus" AS ENUM ('draft', 'open', 'closed');

-- CreateEnum
CREATE TYPE "DecisionMode" AS ENUM ('both_must_agree', 'lead_decides_partner_advises', 'either_may_admit');

-- CreateEnum
CREATE TYPE "IntakeKind" AS ENUM ('window', 'rolling');

-- CreateEnum
CREATE TYPE "IntakeStatus" AS ENUM ('draft', 'open', 'closed');

-- CreateEnum
CREATE TYPE "VersionStatus" AS ENUM ('draft', 'published', 'retired');

-- CreateEnum
CREATE TYPE "Tier" AS ENUM ('T0', 'T1', 'T2');

-- CreateEnum
CREATE TYPE "AssignmentState" AS ENUM ('offered', 'accepted', 'declined', 'conflicted', 'replaced', 'completed');

-- CreateEnum
CREATE TYPE "RunState" AS ENUM ('queued', 'solving', 'preview', 'applied', 'discarded', 'failed');

-- CreateEnum
CREATE TYPE "ReviewState" AS ENUM ('draft', 'filed');

-- CreateEnum
CREATE TYPE "EnquiryState" AS ENUM ('with_officer', 'with_startup', 'answered', 'declined');

-- CreateEnum
CREATE TYPE "StartupSource" AS ENUM ('self', 'import');

-- CreateTable
CREATE TABLE "grants" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "membership_id" UUID,
    "application_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "sections" TEXT[],
    "reason" "GrantReason" NOT NULL,
    "source_id" UUID,
    "valid_from" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "valid_until" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "grants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bars" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID,
    "organisation_id" UUID,
    "unit" TEXT,
    "application_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "reason" "BarReason" NOT NULL,
    "source_id" UUID,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_by_id" UUID,

    CONSTRAINT "bars_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisations" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "slug" TEXT NOT NULL,
    "kind" "OrganisationKind" NOT NULL,
    "name" JSONB NOT NULL,
    "short_name" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "organisations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "people" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "given_name" TEXT,
    "family_name" TEXT,
    "english_name" TEXT,
    "chinese_name" TEXT,
    "phone" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en-HK',
    "suspended_at" TIMESTAMPTZ(3),
    "last_sign_in_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memberships" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "organisation_id" UUID,
    "programme_id" UUID,
    "startup_id" UUID,
    "unit" TEXT,
    "deputy" BOOLEAN NOT NULL DEFAULT false,
    "may_submit" BOOLEAN NOT NULL DEFAULT false,
    "status" "MembershipStatus" NOT NULL DEFAULT 'active',
    "valid_from" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "valid_until" TIMESTAMPTZ(3),
    "granted_by_id" UUID,
    "confirmed_by_id" UUID,
    "confirmed_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "token_hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "membership_id" UUID,
    "assisted" BOOLEAN NOT NULL DEFAULT false,
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_codes" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "sign_in_codes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "display_name" TEXT,
    "role" "Role" NOT NULL,
    "organisation_id" UUID,
    "programme_id" UUID,
    "startup_id" UUID,
    "unit" TEXT,
    "deputy" BOOLEAN NOT NULL DEFAULT false,
    "may_submit" BOOLEAN NOT NULL DEFAULT false,
    "token_hash" TEXT NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "applications" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "reference" TEXT NOT NULL,
    "intake_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "lead_organisation_id" UUID NOT NULL,
    "partner_organisation_id" UUID NOT NULL,
    "startup_id" UUID NOT NULL,
    "form_version_id" UUID NOT NULL,
    "status" "ApplicationStatus" NOT NULL DEFAULT 'draft',
    "status_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "source" "ApplicationSource" NOT NULL DEFAULT 'self',
    "language" TEXT NOT NULL DEFAULT 'en-HK',
    "current_version" INTEGER NOT NULL DEFAULT 0,
    "submitted_at" TIMESTAMPTZ(3),
    "deadline_extended_to" TIMESTAMPTZ(3),
    "returned_due_at" TIMESTAMPTZ(3),
    "returned_sections" TEXT[],
    "screened_by_id" UUID,
    "eligibility_version" INTEGER,
    "eligibility_record" JSONB,
    "reapply_from" TIMESTAMPTZ(3),
    "rejection_rule" TEXT,
    "rejection_reason" TEXT,
    "partner_ended_at" TIMESTAMPTZ(3),
    "decision_due_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "list_name" TEXT NOT NULL DEFAULT '',
    "list_name_other" TEXT,
    "list_title" TEXT,
    "list_country" TEXT,
    "list_city" TEXT,
    "list_domain" TEXT,
    "list_area" TEXT,
    "list_modality" TEXT,
    "list_stage" TEXT,
    "list_trl" INTEGER,
    "search_text" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "applications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application_sections" (
    "application_id" UUID NOT NULL,
    "section_key" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "tier" "Tier" NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "language" TEXT NOT NULL DEFAULT 'en-HK',
    "state" TEXT NOT NULL DEFAULT 'not_started',
    "done_by_id" UUID,
    "done_at" TIMESTAMPTZ(3),
    "saved_by_id" UUID,
    "saved_at" TIMESTAMPTZ(3),

    CONSTRAINT "application_sections_pkey" PRIMARY KEY ("application_id","section_key")
);

-- CreateTable
CREATE TABLE "answers" (
    "application_id" UUID NOT NULL,
    "section_key" TEXT NOT NULL,
    "question_key" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "tier" "Tier" NOT NULL,
    "value" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    "updated_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "answers_pkey" PRIMARY KEY ("application_id","section_key","question_key")
);

-- CreateTable
CREATE TABLE "application_versions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "application_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "reason" "VersionReason" NOT NULL,
    "language" TEXT NOT NULL,
    "frozen_by_id" UUID,
    "frozen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "application_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "version_sections" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "version_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "section_key" TEXT NOT NULL,
    "tier" "Tier" NOT NULL,
    "language" TEXT NOT NULL,
    "complete" BOOLEAN NOT NULL,
    "answers" JSONB NOT NULL,

    CONSTRAINT "version_sections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "documents" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "application_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "section_key" TEXT NOT NULL,
    "question_key" TEXT NOT NULL,
    "tier" "Tier" NOT NULL,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "media_type" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "state" "DocumentState" NOT NULL DEFAULT 'scanning',
    "uploaded_by_id" UUID,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "removed_at" TIMESTAMPTZ(3),
    "replaced_by_id" UUID,
    "frozen_versions" INTEGER[],

    CONSTRAINT "documents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "status_changes" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "application_id" UUID NOT NULL,
    "from" "ApplicationStatus",
    "to" "ApplicationStatus" NOT NULL,
    "by_person_id" UUID,
    "by_membership_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "status_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper_requests" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "application_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "sections" TEXT[],
    "message" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "answered_at" TIMESTAMPTZ(3),
    "reminders_sent" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "paper_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_batches" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "intake_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "state" "ImportState" NOT NULL DEFAULT 'uploaded',
    "row_count" INTEGER NOT NULL DEFAULT 0,
    "done_count" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_batches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_rows" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "batch_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "cells" JSONB NOT NULL,
    "state" "ImportRowState" NOT NULL,
    "reasons" JSONB NOT NULL,
    "application_id" UUID,

    CONSTRAINT "import_rows_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_events" (
    "seq" BIGSERIAL NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "type" TEXT NOT NULL,
    "actor_commitment" TEXT,
    "actor_role" TEXT,
    "actor_membership_id" UUID,
    "actor_organisation_id" UUID,
    "assisted" BOOLEAN NOT NULL DEFAULT false,
    "programme_id" UUID,
    "application_id" UUID,
    "object_type" TEXT NOT NULL,
    "object_id" TEXT,
    "payload" JSONB NOT NULL,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "decisions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "application_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "mode" "DecisionMode" NOT NULL,
    "lead_alone" BOOLEAN NOT NULL DEFAULT false,
    "state" "DecisionState" NOT NULL DEFAULT 'collecting',
    "recommendations_due_at" TIMESTAMPTZ(3) NOT NULL,
    "seal_opened_at" TIMESTAMPTZ(3),
    "reminded_at" TIMESTAMPTZ(3),
    "seal_closed_as_silent_at" TIMESTAMPTZ(3),
    "held_until" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,
    "outcome" "OutcomeValue",
    "outcome_by" TEXT,
    "with_partner" BOOLEAN NOT NULL DEFAULT true,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "decisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recommendations" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "application_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "value" "RecommendationValue",
    "reason" TEXT NOT NULL,
    "nothing_protected" BOOLEAN NOT NULL DEFAULT false,
    "tier" "Tier" NOT NULL,
    "by_person_id" UUID NOT NULL,
    "by_membership_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "recommendations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision_notes" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "decision_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "tier" "Tier" NOT NULL,
    "nothing_protected" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "decision_notes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "panel_minutes" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "application_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "held_at" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "panel_minutes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feedbacks" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "application_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "lead_approved_by_id" UUID,
    "lead_approved_at" TIMESTAMPTZ(3),
    "partner_approved_by_id" UUID,
    "partner_approved_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "feedbacks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offers" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "application_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "state" "OfferState" NOT NULL DEFAULT 'sent',
    "terms" JSONB NOT NULL,
    "text_version" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_by_id" UUID NOT NULL,
    "terms_accepted_at" TIMESTAMPTZ(3),
    "signed_by_name" TEXT,
    "signed_by_id" UUID,
    "signed_at" TIMESTAMPTZ(3),
    "signed_locale" TEXT,
    "declined_at" TIMESTAMPTZ(3),
    "decline_reason" TEXT,

    CONSTRAINT "offers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cohorts" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "programme_id" UUID NOT NULL,
    "intake_id" UUID NOT NULL,
    "name" JSONB NOT NULL,
    "starts_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "cohorts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cohort_members" (
    "application_id" UUID NOT NULL,
    "cohort_id" UUID NOT NULL,
    "startup_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "admitted_by" TEXT NOT NULL,
    "admitted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "cohort_members_pkey" PRIMARY KEY ("application_id")
);

-- CreateTable
CREATE TABLE "onboarding_items" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "application_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "owner" TEXT NOT NULL,
    "label" JSONB NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,

    CONSTRAINT "onboarding_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mentor_profiles" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "membership_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "headline" JSONB NOT NULL,
    "about" JSONB NOT NULL,
    "areas" TEXT[],
    "modalities" TEXT[],
    "topics" TEXT[],
    "languages" TEXT[],
    "capacity" INTEGER NOT NULL DEFAULT 2,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "mentor_profiles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mentor_cards" (
    "application_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "startup_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "wishes" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "approved_by_id" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "mentor_cards_pkey" PRIMARY KEY ("application_id")
);

-- CreateTable
CREATE TABLE "matches" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "application_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "mentor_profile_id" UUID NOT NULL,
    "mentor_person_id" UUID NOT NULL,
    "mentor_membership_id" UUID NOT NULL,
    "state" "MatchState" NOT NULL DEFAULT 'proposed',
    "reasons" JSONB NOT NULL,
    "message" TEXT NOT NULL DEFAULT '',
    "proposed_by_id" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "answer_by" TIMESTAMPTZ(3),
    "mentor_accepted_at" TIMESTAMPTZ(3),
    "startup_accepted_at" TIMESTAMPTZ(3),
    "startup_accepted_by_id" UUID,
    "declined_by" TEXT,
    "decline_reason" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "matches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_mails" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "dedupe_key" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "locale" TEXT NOT NULL,
    "to_person_id" UUID,
    "to_name" TEXT NOT NULL,
    "to_address" TEXT NOT NULL,
    "programme_id" UUID,
    "application_id" UUID,
    "organisation_id" UUID,
    "state" "MailState" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "leased_until" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "outbox_mails_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deployments" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "mode" "DeploymentMode" NOT NULL DEFAULT 'production',
    "clock_offset_ms" BIGINT NOT NULL DEFAULT 0,
    "canaries" BOOLEAN NOT NULL DEFAULT false,
    "seeded_at" TIMESTAMPTZ(3),

    CONSTRAINT "deployments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "person_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "response" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("person_id","action","key")
);

-- CreateTable
CREATE TABLE "worker_heartbeats" (
    "id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "beat_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_heartbeats_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "programmes" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "slug" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "summary" JSONB NOT NULL,
    "offers" JSONB NOT NULL,
    "lead_organisation_id" UUID NOT NULL,
    "partner_organisation_id" UUID NOT NULL,
    "decision_mode" "DecisionMode" NOT NULL DEFAULT 'both_must_agree',
    "status" "ProgrammeStatus" NOT NULL DEFAULT 'draft',
    "contact_email" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "programmes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "intakes" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "programme_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "kind" "IntakeKind" NOT NULL DEFAULT 'window',
    "status" "IntakeStatus" NOT NULL DEFAULT 'draft',
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3),
    "grace_minutes" INTEGER NOT NULL DEFAULT 15,
    "panel_at" TIMESTAMPTZ(3),
    "answer_by" TIMESTAMPTZ(3),
    "reviews_due_at" TIMESTAMPTZ(3),
    "accepted_languages" TEXT[],
    "looking_for" JSONB NOT NULL,
    "origin_text" JSONB NOT NULL,
    "form_version_id" UUID,
    "eligibility_version" INTEGER NOT NULL DEFAULT 1,
    "reviewers_per_organisation" INTEGER NOT NULL DEFAULT 2,
    "cohort_name" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "intakes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cut_offs" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "intake_id" UUID NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "panel_at" TIMESTAMPTZ(3),
    "answer_by" TIMESTAMPTZ(3),

    CONSTRAINT "cut_offs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "form_versions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "programme_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "status" "VersionStatus" NOT NULL DEFAULT 'draft',
    "published_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "form_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "form_sections" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "form_version_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "tier" "Tier" NOT NULL,
    "position" INTEGER NOT NULL,
    "title" JSONB NOT NULL,
    "intro" JSONB NOT NULL,

    CONSTRAINT "form_sections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "form_questions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "form_section_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "required" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL,
    "label" JSONB NOT NULL,
    "hint" JSONB,
    "options" JSONB,
    "config" JSONB,
    "condition" JSONB,

    CONSTRAINT "form_questions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rubrics" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "programme_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "status" "VersionStatus" NOT NULL DEFAULT 'draft',
    "name" JSONB NOT NULL,
    "scale_meaning" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "rubrics_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "criteria" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "rubric_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "label" JSONB NOT NULL,
    "hint" JSONB NOT NULL,
    "weight" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "criteria_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "eligibility_rules" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "intake_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "rule" JSONB NOT NULL,

    CONSTRAINT "eligibility_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reviewer_profiles" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "membership_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "areas" TEXT[],
    "modalities" TEXT[],
    "languages" TEXT[],
    "capacity" INTEGER NOT NULL DEFAULT 8,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "reviewer_profiles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment_runs" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "intake_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "state" "RunState" NOT NULL DEFAULT 'queued',
    "progress" INTEGER NOT NULL DEFAULT 0,
    "per_application" INTEGER NOT NULL,
    "result" JSONB,
    "failure" TEXT,
    "requested_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "finished_at" TIMESTAMPTZ(3),
    "applied_at" TIMESTAMPTZ(3),

    CONSTRAINT "assignment_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignments" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "application_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "state" "AssignmentState" NOT NULL DEFAULT 'offered',
    "run_id" UUID,
    "reasons" JSONB NOT NULL,
    "assigned_by_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "conflict_answer" TEXT,
    "conflict_answered_at" TIMESTAMPTZ(3),
    "decline_reason" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "assignments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reviews" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "assignment_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "rubric_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "tier" "Tier" NOT NULL,
    "state" "ReviewState" NOT NULL DEFAULT 'draft',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "recommendation" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "feedback" TEXT NOT NULL DEFAULT '',
    "nothing_protected" BOOLEAN NOT NULL DEFAULT false,
    "filed_at" TIMESTAMPTZ(3),
    "excluded_at" TIMESTAMPTZ(3),
    "excluded_reason" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "reviews_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scores" (
    "review_id" UUID NOT NULL,
    "criterion_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "value" INTEGER,
    "comment" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "scores_pkey" PRIMARY KEY ("review_id","criterion_id")
);

-- CreateTable
CREATE TABLE "enquiries" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "application_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "tier" "Tier" NOT NULL,
    "question" TEXT NOT NULL,
    "state" "EnquiryState" NOT NULL DEFAULT 'with_officer',
    "officer_id" UUID,
    "officer_note" TEXT,
    "forwarded_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "answer" TEXT,
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "enquiries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "startups" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "display_name" TEXT NOT NULL,
    "name_en" TEXT,
    "name_zh_hant" TEXT,
    "name_zh_hans" TEXT,
    "website" TEXT,
    "website_domain" TEXT,
    "country" TEXT,
    "city" TEXT,
    "founded_year" INTEGER,
    "founded_on" DATE,
    "team_size" INTEGER,
    "one_liner" TEXT,
    "description" TEXT,
    "tags" TEXT[],
    "source" "StartupSource" NOT NULL DEFAULT 'self',
    "claimed_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "startups_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "grants_person_id_application_id_idx" ON "grants"("person_id", "application_id");

-- CreateIndex
CREATE INDEX "grants_application_id_idx" ON "grants"("application_id");

-- CreateIndex
CREATE INDEX "grants_source_id_idx" ON "grants"("source_id");

-- CreateIndex
CREATE INDEX "bars_person_id_idx" ON "bars"("person_id");

-- CreateIndex
CREATE INDEX "bars_application_id_idx" ON "bars"("application_id");

-- CreateIndex
CREATE UNIQUE INDEX "organisations_slug_key" ON "organisations"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "people_email_key" ON "people"("email");

-- CreateIndex
CREATE INDEX "memberships_person_id_idx" ON "memberships"("person_id");

-- CreateIndex
CREATE INDEX "memberships_organisation_id_programme_id_idx" ON "memberships"("organisation_id", "programme_id");

-- CreateIndex
CREATE INDEX "memberships_startup_id_idx" ON "memberships"("startup_id");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions"("token_hash");

-- CreateIndex
CREATE INDEX "sessions_person_id_idx" ON "sessions"("person_id");

-- CreateIndex
CREATE INDEX "sign_in_codes_email_created_at_idx" ON "sign_in_codes"("email", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");

-- CreateIndex
CREATE INDEX "invitations_email_idx" ON "invitations"("email");

-- CreateIndex
CREATE INDEX "invitations_startup_id_idx" ON "invitations"("startup_id");

-- CreateIndex
CREATE UNIQUE INDEX "applications_reference_key" ON "applications"("reference");

-- CreateIndex
CREATE INDEX "applications_intake_id_status_idx" ON "applications"("intake_id", "status");

-- CreateIndex
CREATE INDEX "applications_programme_id_status_at_idx" ON "applications"("programme_id", "status_at");

-- CreateIndex
CREATE INDEX "applications_startup_id_idx" ON "applications"("startup_id");

-- CreateIndex
CREATE INDEX "applications_search_text_idx" ON "applications" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "application_versions_application_id_number_key" ON "application_versions"("application_id", "number");

-- CreateIndex
CREATE INDEX "version_sections_application_id_idx" ON "version_sections"("application_id");

-- CreateIndex
CREATE UNIQUE INDEX "version_sections_version_id_section_key_key" ON "version_sections"("version_id", "section_key");

-- CreateIndex
CREATE UNIQUE INDEX "documents_storage_key_key" ON "documents"("storage_key");

-- CreateIndex
CREATE INDEX "documents_application_id_section_key_idx" ON "documents"("application_id", "section_key");

-- CreateIndex
CREATE INDEX "status_changes_application_id_at_idx" ON "status_changes"("application_id", "at");

-- CreateIndex
CREATE INDEX "paper_requests_application_id_idx" ON "paper_requests"("application_id");

-- CreateIndex
CREATE INDEX "import_batches_intake_id_idx" ON "import_batches"("intake_id");

-- CreateIndex
CREATE UNIQUE INDEX "import_rows_batch_id_line_key" ON "import_rows"("batch_id", "line");

-- CreateIndex
CREATE INDEX "audit_events_application_id_seq_idx" ON "audit_events"("application_id", "seq");

-- CreateIndex
CREATE INDEX "audit_events_programme_id_seq_idx" ON "audit_events"("programme_id", "seq");

-- CreateIndex
CREATE INDEX "audit_events_type_seq_idx" ON "audit_events"("type", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "decisions_application_id_key" ON "decisions"("application_id");

-- CreateIndex
CREATE INDEX "decisions_programme_id_state_idx" ON "decisions"("programme_id", "state");

-- CreateIndex
CREATE INDEX "recommendations_application_id_organisation_id_idx" ON "recommendations"("application_id", "organisation_id");

-- CreateIndex
CREATE INDEX "decision_notes_application_id_idx" ON "decision_notes"("application_id");

-- CreateIndex
CREATE INDEX "panel_minutes_application_id_idx" ON "panel_minutes"("application_id");

-- CreateIndex
CREATE UNIQUE INDEX "feedbacks_application_id_key" ON "feedbacks"("application_id");

-- CreateIndex
CREATE UNIQUE INDEX "offers_application_id_key" ON "offers"("application_id");

-- CreateIndex
CREATE UNIQUE INDEX "cohorts_intake_id_key" ON "cohorts"("intake_id");

-- CreateIndex
CREATE INDEX "cohort_members_cohort_id_idx" ON "cohort_members"("cohort_id");

-- CreateIndex
CREATE UNIQUE INDEX "onboarding_items_application_id_key_key" ON "onboarding_items"("application_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "mentor_profiles_membership_id_key" ON "mentor_profiles"("membership_id");

-- CreateIndex
CREATE INDEX "mentor_profiles_programme_id_idx" ON "mentor_profiles"("programme_id");

-- CreateIndex
CREATE INDEX "matches_application_id_idx" ON "matches"("application_id");

-- CreateIndex
CREATE INDEX "matches_mentor_person_id_state_idx" ON "matches"("mentor_person_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_mails_dedupe_key_key" ON "outbox_mails"("dedupe_key");

-- CreateIndex
CREATE INDEX "outbox_mails_state_next_attempt_at_idx" ON "outbox_mails"("state", "next_attempt_at");

-- CreateIndex
CREATE INDEX "outbox_mails_application_id_idx" ON "outbox_mails"("application_id");

-- CreateIndex
CREATE INDEX "outbox_mails_programme_id_created_at_idx" ON "outbox_mails"("programme_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "programmes_slug_key" ON "programmes"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "intakes_slug_key" ON "intakes"("slug");

-- CreateIndex
CREATE INDEX "intakes_programme_id_idx" ON "intakes"("programme_id");

-- CreateIndex
CREATE UNIQUE INDEX "cut_offs_intake_id_closes_at_key" ON "cut_offs"("intake_id", "closes_at");

-- CreateIndex
CREATE UNIQUE INDEX "form_versions_programme_id_number_key" ON "form_versions"("programme_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "form_sections_form_version_id_key_key" ON "form_sections"("form_version_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "form_questions_form_section_id_key_key" ON "form_questions"("form_section_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "rubrics_programme_id_organisation_id_number_key" ON "rubrics"("programme_id", "organisation_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "criteria_rubric_id_key_key" ON "criteria"("rubric_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "eligibility_rules_intake_id_version_key_key" ON "eligibility_rules"("intake_id", "version", "key");

-- CreateIndex
CREATE UNIQUE INDEX "reviewer_profiles_membership_id_key" ON "reviewer_profiles"("membership_id");

-- CreateIndex
CREATE INDEX "reviewer_profiles_programme_id_organisation_id_idx" ON "reviewer_profiles"("programme_id", "organisation_id");

-- CreateIndex
CREATE INDEX "assignment_runs_intake_id_idx" ON "assignment_runs"("intake_id");

-- CreateIndex
CREATE INDEX "assignments_application_id_idx" ON "assignments"("application_id");

-- CreateIndex
CREATE INDEX "assignments_person_id_state_idx" ON "assignments"("person_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "reviews_assignment_id_key" ON "reviews"("assignment_id");

-- CreateIndex
CREATE INDEX "reviews_application_id_idx" ON "reviews"("application_id");

-- CreateIndex
CREATE INDEX "enquiries_application_id_idx" ON "enquiries"("application_id");

-- CreateIndex
CREATE INDEX "startups_website_domain_idx" ON "startups"("website_domain");

-- AddForeignKey
ALTER TABLE "grants" ADD CONSTRAINT "grants_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "applications"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bars" ADD CONSTRAINT "bars_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "applications"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programmes"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_startup_id_fkey" FOREIGN KEY ("startup_id") REFERENCES "startups"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_membership_id_fkey" FOREIGN KEY ("membership_id") REFERENCES "memberships"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "applications" ADD CONSTRAINT "applications_intake_id_fkey" FOREIGN KEY ("intake_id") REFERENCES "intakes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "applications" ADD CONSTRAINT "applications_startup_id_fkey" FOREIGN KEY ("startup_id") REFERENCES "startups"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_sections" ADD CONSTRAINT "application_sections_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "applications"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answers" ADD CONSTRAINT "answers_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "applications"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_versions" ADD CONSTRAINT "application_versions_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "applications"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version_sections" ADD CONSTRAINT "version_sections_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "application_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "applications"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_changes" ADD CONSTRAINT "status_changes_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "applications"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batches"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "applications"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "applications"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision_notes" ADD CONSTRAINT "decision_notes_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offers" ADD CONSTRAINT "offers_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "applications"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cohort_members" ADD CONSTRAINT "cohort_members_cohort_id_fkey" FOREIGN KEY ("cohort_id") REFERENCES "cohorts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "matches" ADD CONSTRAINT "matches_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "applications"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programmes" ADD CONSTRAINT "programmes_lead_organisation_id_fkey" FOREIGN KEY ("lead_organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programmes" ADD CONSTRAINT "programmes_partner_organisation_id_fkey" FOREIGN KEY ("partner_organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intakes" ADD CONSTRAINT "intakes_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programmes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intakes" ADD CONSTRAINT "intakes_form_version_id_fkey" FOREIGN KEY ("form_version_id") REFERENCES "form_versions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cut_offs" ADD CONSTRAINT "cut_offs_intake_id_fkey" FOREIGN KEY ("intake_id") REFERENCES "intakes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "form_versions" ADD CONSTRAINT "form_versions_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programmes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "form_sections" ADD CONSTRAINT "form_sections_form_version_id_fkey" FOREIGN KEY ("form_version_id") REFERENCES "form_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "form_questions" ADD CONSTRAINT "form_questions_form_section_id_fkey" FOREIGN KEY ("form_section_id") REFERENCES "form_sections"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rubrics" ADD CONSTRAINT "rubrics_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programmes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "criteria" ADD CONSTRAINT "criteria_rubric_id_fkey" FOREIGN KEY ("rubric_id") REFERENCES "rubrics"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "eligibility_rules" ADD CONSTRAINT "eligibility_rules_intake_id_fkey" FOREIGN KEY ("intake_id") REFERENCES "intakes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "applications"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "applications"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scores" ADD CONSTRAINT "scores_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
