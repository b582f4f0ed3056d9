-- CreateTable
CREATE TABLE "answer_history" (
    "application_id" UUID NOT NULL,
    "section_key" TEXT NOT NULL,
    "question_key" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "organisation_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "tier" "Tier" NOT NULL,
    "value" JSONB NOT NULL,
    "written_by_id" UUID,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_history_pkey" PRIMARY KEY ("application_id","section_key","question_key","revision")
);


-- What the models cannot say --------------------------------------------------------------------------------------
-- Whatever was saved stays recoverable: a value that gives way to another is kept, whichever statement replaces it, in the
-- same transaction. What stands now is in answers; an emptied answer left no words behind.
ALTER TABLE answer_history ADD CONSTRAINT answer_history_written_by_id_ref FOREIGN KEY (written_by_id) REFERENCES people (id);

CREATE FUNCTION keep_replaced_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.answer_history (application_id, section_key, question_key, revision, organisation_id, programme_id, tier,
                                     value, written_by_id, written_at)
  VALUES (OLD.application_id, OLD.section_key, OLD.question_key, OLD.revision, OLD.organisation_id, OLD.programme_id, OLD.tier,
          OLD.value, OLD.updated_by_id, OLD.updated_at);
  RETURN NULL;
END
$$;
CREATE TRIGGER answers_kept AFTER UPDATE OF value ON answers
  FOR EACH ROW WHEN (OLD.value <> NEW.value AND OLD.value <> 'null'::jsonb) EXECUTE FUNCTION keep_replaced_answer();

-- Append-only, but for erasure: what goes with its answer goes by this reference, which erase_application acts on as the
-- owner of the tables.
ALTER TABLE answer_history ADD CONSTRAINT answer_history_answer_ref FOREIGN KEY (application_id, section_key, question_key)
  REFERENCES answers (application_id, section_key, question_key) ON DELETE CASCADE;
CREATE TRIGGER answer_history_immutable BEFORE UPDATE OR DELETE ON answer_history
  FOR EACH ROW WHEN (NOT is_erasing()) EXECUTE FUNCTION refuse_change();

-- The wall of answers.
ALTER TABLE answer_history ENABLE ROW LEVEL SECURITY;
ALTER TABLE answer_history FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON answer_history USING (
  application_id = ANY (ARRAY(SELECT team_applications())) OR is_door()
) WITH CHECK (is_anybody());
