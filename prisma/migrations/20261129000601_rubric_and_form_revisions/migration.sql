-- What is published is what the page showed: a page says of which revision it was, and every change makes a new one.
ALTER TABLE "form_versions" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "rubrics" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;
