-- The owner of the tables passes the wall, so that the function below does; nobody else is of this policy.
CREATE POLICY erasure ON data_exports TO CURRENT_USER USING (true) WITH CHECK (true);

-- What was made before has no file; it would be gone within the day.
DELETE FROM data_exports;

-- Ends every copy that holds an erased application or startup, whoever asked for it; the worker removes rows and files. A
-- function, because an owner who erases does not see the copies of their teammates.
CREATE FUNCTION end_exports(p_startup uuid, p_application uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE data_exports SET expires_at = app_now()
   WHERE startup_id = p_startup OR application_id = p_application OR p_application = ANY (application_ids)
$$;
REVOKE ALL ON FUNCTION end_exports(uuid, uuid) FROM PUBLIC;
