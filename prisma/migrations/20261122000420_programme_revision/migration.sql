-- Two managers who change a programme's words at once: the second is told, and neither loses a word.
ALTER TABLE "programmes" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;
