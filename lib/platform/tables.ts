import type { Prisma } from "@/lib/generated/prisma/client";

// The tables as statements name them: the columns of the models in prisma/models, with the names that their @map gives.
// `tests/unit/house/tables.test.ts` fails when a model is missing here or a column is called otherwise.

/** `listName` → `list_name`. */
type SnakeCase<S extends string> = S extends `${infer First}${infer Rest}`
  ? First extends Lowercase<First>
    ? `${First}${SnakeCase<Rest>}`
    : `_${Lowercase<First>}${SnakeCase<Rest>}`
  : "";

// A list that was never written is NULL to the database and empty to the models.
type Column<Value> = Value extends readonly unknown[] ? Value | null : Value;

type Row<Model> = {
  [Field in keyof Model as SnakeCase<Field & string>]: Column<Model[Field]>;
};

/** Every table, by its name in the database. */
export interface Tables {
  answer_history: Row<Prisma.AnswerHistoryModel>;
  answers: Row<Prisma.AnswerModel>;
  application_counts: Row<Prisma.ApplicationCountModel>;
  application_sections: Row<Prisma.ApplicationSectionModel>;
  application_versions: Row<Prisma.ApplicationVersionModel>;
  applications: Row<Prisma.ApplicationModel>;
  assignment_runs: Row<Prisma.AssignmentRunModel>;
  assignments: Row<Prisma.AssignmentModel>;
  assisted_sign_ins: Row<Prisma.AssistedSignInModel>;
  audit_blocks: Row<Prisma.AuditBlockModel>;
  audit_checks: Row<Prisma.AuditCheckModel>;
  audit_events: Row<Prisma.AuditEventModel>;
  audit_pending: Row<Prisma.AuditPendingModel>;
  bars: Row<Prisma.BarModel>;
  cdas: Row<Prisma.CdaModel>;
  cohort_members: Row<Prisma.CohortMemberModel>;
  cohorts: Row<Prisma.CohortModel>;
  consents: Row<Prisma.ConsentModel>;
  criteria: Row<Prisma.CriterionModel>;
  cut_offs: Row<Prisma.CutOffModel>;
  data_exports: Row<Prisma.DataExportModel>;
  decision_notes: Row<Prisma.DecisionNoteModel>;
  decisions: Row<Prisma.DecisionModel>;
  deployments: Row<Prisma.DeploymentModel>;
  document_copies: Row<Prisma.DocumentCopyModel>;
  documents: Row<Prisma.DocumentModel>;
  eligibility_rules: Row<Prisma.EligibilityRuleModel>;
  emergency_accesses: Row<Prisma.EmergencyAccessModel>;
  enquiries: Row<Prisma.EnquiryModel>;
  erasures: Row<Prisma.ErasureModel>;
  feedbacks: Row<Prisma.FeedbackModel>;
  form_questions: Row<Prisma.FormQuestionModel>;
  form_sections: Row<Prisma.FormSectionModel>;
  form_versions: Row<Prisma.FormVersionModel>;
  grants: Row<Prisma.GrantModel>;
  idempotency_keys: Row<Prisma.IdempotencyKeyModel>;
  import_batches: Row<Prisma.ImportBatchModel>;
  import_rows: Row<Prisma.ImportRowModel>;
  intakes: Row<Prisma.IntakeModel>;
  invitations: Row<Prisma.InvitationModel>;
  matches: Row<Prisma.MatchModel>;
  memberships: Row<Prisma.MembershipModel>;
  mentor_cards: Row<Prisma.MentorCardModel>;
  mentor_profiles: Row<Prisma.MentorProfileModel>;
  offers: Row<Prisma.OfferModel>;
  onboarding_items: Row<Prisma.OnboardingItemModel>;
  openings: Row<Prisma.OpeningModel>;
  organisations: Row<Prisma.OrganisationModel>;
  outbox_mails: Row<Prisma.OutboxMailModel>;
  panel_minutes: Row<Prisma.PanelMinuteModel>;
  paper_requests: Row<Prisma.PaperRequestModel>;
  people: Row<Prisma.PersonModel>;
  programmes: Row<Prisma.ProgrammeModel>;
  rate_limits: Row<Prisma.RateLimitModel>;
  recommendations: Row<Prisma.RecommendationModel>;
  release_messages: Row<Prisma.ReleaseMessageModel>;
  release_readers: Row<Prisma.ReleaseReaderModel>;
  releases: Row<Prisma.ReleaseModel>;
  review_calibrations: Row<Prisma.ReviewCalibrationModel>;
  review_counts: Row<Prisma.ReviewCountModel>;
  review_means: Row<Prisma.ReviewMeanModel>;
  reviewer_profiles: Row<Prisma.ReviewerProfileModel>;
  reviews: Row<Prisma.ReviewModel>;
  rubrics: Row<Prisma.RubricModel>;
  scores: Row<Prisma.ScoreModel>;
  sealed_authors: Row<Prisma.SealedAuthorModel>;
  sessions: Row<Prisma.SessionModel>;
  sign_in_codes: Row<Prisma.SignInCodeModel>;
  startups: Row<Prisma.StartupModel>;
  status_changes: Row<Prisma.StatusChangeModel>;
  taken_up_counts: Row<Prisma.TakenUpCountModel>;
  version_sections: Row<Prisma.VersionSectionModel>;
  worker_heartbeats: Row<Prisma.WorkerHeartbeatModel>;
}
