-- The one clock. Everything that asks "what time is it" asks app_now(): the wall clock plus an offset that only a
-- demo or test database may carry (see the trigger in the rules migration). plpgsql, because the table it reads is
-- made by the next migration and tables use it as a default.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE FUNCTION app_now() RETURNS timestamptz LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  shift bigint;
BEGIN
  SELECT clock_offset_ms INTO shift FROM deployments WHERE id = 1;
  RETURN clock_timestamp() + make_interval(secs => coalesce(shift, 0) / 1000.0);
END
$$;
