-- Shipped rows stay as shipped, and every change is noticed.  ENABLE ALWAYS:
-- replicas and session_replication_role = replica must not get round them.

CREATE SEQUENCE atlas.generation_value;
COMMENT ON SEQUENCE atlas.generation_value IS 'Numbers for atlas.generation; no state of the atlas ever gets one twice.';

CREATE TABLE atlas.generation (value pg_catalog.int8 NOT NULL);
INSERT INTO atlas.generation VALUES (pg_catalog.nextval('atlas.generation_value'));
COMMENT ON TABLE atlas.generation IS 'One row: a number that changes with every change of the atlas. The functions compare it to know whether what they remember still holds.';
COMMENT ON COLUMN atlas.generation.value IS 'The number of the state that this snapshot sees.';

CREATE FUNCTION atlas.guard_shipped() RETURNS pg_catalog.trigger
	AS 'MODULE_PATHNAME' LANGUAGE c;
COMMENT ON FUNCTION atlas.guard_shipped() IS
'Trigger: refuses to write rows with an id below 1,000,000 outside the extension''s own scripts (42501), for superusers too.';

CREATE FUNCTION atlas.touch_generation() RETURNS pg_catalog.trigger
	AS 'MODULE_PATHNAME' LANGUAGE c;
COMMENT ON FUNCTION atlas.touch_generation() IS
'Trigger: gives atlas.generation a fresh number when a row of the atlas changes.';

CREATE FUNCTION atlas.check_retirement() RETURNS pg_catalog.trigger
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	shipped boolean;
BEGIN
	EXECUTE pg_catalog.format('SELECT EXISTS (SELECT FROM atlas.%I WHERE id = $1)', NEW.entity)
		INTO shipped USING NEW.row_id;
	IF NOT shipped THEN
		RAISE EXCEPTION 'there is no row % in atlas.%', NEW.row_id, NEW.entity
			USING ERRCODE = 'foreign_key_violation',
				  HINT = 'Only shipped rows, with an id below 1000000, can be retired; rows of your own can be deleted.';
	END IF;
	RETURN NEW;
END
$$;
COMMENT ON FUNCTION atlas.check_retirement() IS
'Trigger: a retirement must name a shipped row that exists (23503).';

CREATE TRIGGER check_retirement BEFORE INSERT OR UPDATE ON atlas.retirement
	FOR EACH ROW EXECUTE FUNCTION atlas.check_retirement();

CREATE FUNCTION atlas.check_parent() RETURNS pg_catalog.trigger
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	sound boolean;
	up integer;
BEGIN
	IF TG_OP <> 'DELETE' AND NEW.parent_id IS NOT NULL THEN
		up := NEW.parent_id;
		FOR step IN 1 .. 64 LOOP
			EXIT WHEN up IS NULL OR up = NEW.id;
			EXECUTE pg_catalog.format('SELECT true, parent_id FROM atlas.%I WHERE id = $1', TG_TABLE_NAME) INTO sound, up USING up;
			IF sound IS NULL THEN
				RAISE EXCEPTION 'there is no row % in atlas.%', NEW.parent_id, TG_TABLE_NAME
					USING ERRCODE = 'foreign_key_violation', DETAIL = pg_catalog.format('Row %s names it as its parent.', NEW.id);
			END IF;
		END LOOP;
		IF up IS NOT NULL THEN
			RAISE EXCEPTION 'row % of atlas.% would be below itself', NEW.id, TG_TABLE_NAME
				USING ERRCODE = 'check_violation', HINT = 'The parents of a row must lead to a row without a parent, in 64 steps at most.';
		END IF;
	END IF;
	IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND OLD.id IS DISTINCT FROM NEW.id) THEN
		EXECUTE pg_catalog.format('SELECT EXISTS (SELECT FROM atlas.%I WHERE parent_id = $1)', TG_TABLE_NAME) INTO sound USING OLD.id;
		IF sound THEN
			RAISE EXCEPTION 'row % of atlas.% is the parent of others', OLD.id, TG_TABLE_NAME
				USING ERRCODE = 'foreign_key_violation';
		END IF;
	END IF;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION atlas.check_parent() IS
'Trigger: a parent must exist (23503), must not be deleted before its children (23503) and must not be below its child (23514).';

CREATE TRIGGER check_parent AFTER INSERT OR UPDATE OR DELETE ON atlas.place
	FOR EACH ROW EXECUTE FUNCTION atlas.check_parent();
CREATE TRIGGER check_parent AFTER INSERT OR UPDATE OR DELETE ON atlas.product
	FOR EACH ROW EXECUTE FUNCTION atlas.check_parent();

CREATE FUNCTION atlas.restore_in_any_order() RETURNS pg_catalog.trigger
	AS 'MODULE_PATHNAME' LANGUAGE c;
COMMENT ON FUNCTION atlas.restore_in_any_order() IS
'Trigger: while a dump is restored (check_function_bodies is off) the foreign keys of the statement''s rows are not looked at, since a parallel restore loads tables in any order.';

DO $$
DECLARE
	tab pg_catalog.text;
	user_only pg_catalog.text[] := ARRAY['place_boundary', 'retirement'];
BEGIN
	FOREACH tab IN ARRAY ARRAY['source', 'place', 'place_name', 'region_member', 'place_boundary', 'product', 'product_name',
							   'product_hs', 'cluster', 'specialisation', 'claim', 'release', 'retirement']
	LOOP
		IF NOT tab OPERATOR(pg_catalog.=) ANY (user_only) THEN
			EXECUTE pg_catalog.format('CREATE TRIGGER guard_shipped BEFORE INSERT OR UPDATE OR DELETE ON atlas.%I FOR EACH ROW EXECUTE FUNCTION atlas.guard_shipped()', tab);
			EXECUTE pg_catalog.format('CREATE TRIGGER guard_shipped_truncate BEFORE TRUNCATE ON atlas.%I FOR EACH STATEMENT EXECUTE FUNCTION atlas.guard_shipped()', tab);
			EXECUTE pg_catalog.format('ALTER TABLE atlas.%I ENABLE ALWAYS TRIGGER guard_shipped, ENABLE ALWAYS TRIGGER guard_shipped_truncate', tab);
		END IF;
		-- named to be the last before and the first after, so that no trigger of a user's reads the number in between
		EXECUTE pg_catalog.format('CREATE TRIGGER zzz_touch_generation BEFORE INSERT OR UPDATE OR DELETE ON atlas.%I FOR EACH ROW EXECUTE FUNCTION atlas.touch_generation()', tab);
		EXECUTE pg_catalog.format('CREATE TRIGGER aaa_touch_generation AFTER INSERT OR UPDATE OR DELETE ON atlas.%I FOR EACH ROW EXECUTE FUNCTION atlas.touch_generation()', tab);
		EXECUTE pg_catalog.format('CREATE TRIGGER zzz_touch_generation_truncate BEFORE TRUNCATE ON atlas.%I FOR EACH STATEMENT EXECUTE FUNCTION atlas.touch_generation()', tab);
		EXECUTE pg_catalog.format('CREATE TRIGGER aaa_touch_generation_truncate AFTER TRUNCATE ON atlas.%I FOR EACH STATEMENT EXECUTE FUNCTION atlas.touch_generation()', tab);
		EXECUTE pg_catalog.format('CREATE TRIGGER restore_before BEFORE INSERT ON atlas.%I FOR EACH STATEMENT EXECUTE FUNCTION atlas.restore_in_any_order()', tab);
		EXECUTE pg_catalog.format('CREATE TRIGGER restore_after AFTER INSERT ON atlas.%I FOR EACH STATEMENT EXECUTE FUNCTION atlas.restore_in_any_order()', tab);
		EXECUTE pg_catalog.format('ALTER TABLE atlas.%I ENABLE ALWAYS TRIGGER restore_before, ENABLE ALWAYS TRIGGER restore_after', tab);
		EXECUTE pg_catalog.format('ALTER TABLE atlas.%I ENABLE ALWAYS TRIGGER zzz_touch_generation, ENABLE ALWAYS TRIGGER aaa_touch_generation, '
			'ENABLE ALWAYS TRIGGER zzz_touch_generation_truncate, ENABLE ALWAYS TRIGGER aaa_touch_generation_truncate', tab);
	END LOOP;
END
$$;

-- These do what their caller may not, so nobody hangs them on a table of his own.
REVOKE EXECUTE ON FUNCTION atlas.touch_generation(), atlas.restore_in_any_order() FROM PUBLIC;
