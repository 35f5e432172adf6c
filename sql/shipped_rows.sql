-- Shipped rows stay as shipped, whoever tries; users add, override and hide.
\set VERBOSITY default
CREATE ROLE atlas_curator;
GRANT INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA atlas TO atlas_curator;
GRANT USAGE ON SEQUENCE atlas.user_id TO atlas_curator;

CREATE FUNCTION pg_temp.fingerprint() RETURNS TABLE (tab text, sum text) LANGUAGE plpgsql AS $$
BEGIN
	FOREACH tab IN ARRAY ARRAY['source', 'place', 'place_name', 'region_member', 'product', 'product_name', 'product_hs',
							   'cluster', 'specialisation', 'claim', 'release'] LOOP
		EXECUTE format('SELECT md5(string_agg(t::text, '','' ORDER BY id)) FROM atlas.%I t WHERE id < 1000000', tab) INTO sum;
		RETURN NEXT;
	END LOOP;
END $$;
CREATE TEMP TABLE before AS SELECT * FROM pg_temp.fingerprint();

-- A superuser and a curator meet the same refusal.
UPDATE atlas.cluster SET name = 'x' WHERE id = 1;
SET ROLE atlas_curator;
UPDATE atlas.cluster SET name = 'x' WHERE id = 1;
DELETE FROM atlas.claim WHERE id = 1;
INSERT INTO atlas.product (id, slug, name) VALUES (999999, 'x', 'x');
TRUNCATE atlas.claim;
RESET ROLE;

\set VERBOSITY terse
UPDATE atlas.release SET version = 'x';
SET client_min_messages = warning;
TRUNCATE atlas.source CASCADE;
-- Nor may a user's row move among the shipped ones, or a shipped one away.
INSERT INTO atlas.product (slug, name) VALUES ('test-widgets', 'test widgets');
UPDATE atlas.product SET id = 999999 WHERE slug = 'test-widgets';
UPDATE atlas.product SET id = 1000000000 WHERE id = 1;
-- Replication does not get round it.
SET session_replication_role = replica;
DELETE FROM atlas.specialisation WHERE id = 1;
RESET session_replication_role;
-- Every table, every kind of change.
DO $$
DECLARE
	tab text;
	command text;
	refused int := 0;
BEGIN
	FOREACH tab IN ARRAY ARRAY['source', 'place', 'place_name', 'region_member', 'product', 'product_name', 'product_hs',
							   'cluster', 'specialisation', 'claim', 'release'] LOOP
		FOREACH command IN ARRAY ARRAY['UPDATE atlas.%1$I SET id = id WHERE id < 1000000', 'DELETE FROM atlas.%1$I WHERE id < 1000000',
									   'INSERT INTO atlas.%1$I SELECT * FROM atlas.%1$I WHERE id < 1000000', 'TRUNCATE atlas.%1$I CASCADE'] LOOP
			BEGIN
				EXECUTE format(command, tab);
				RAISE INFO 'not refused: %', format(command, tab);
			EXCEPTION WHEN insufficient_privilege THEN
				refused := refused + 1;
			END;
		END LOOP;
	END LOOP;
	RAISE INFO '% refused', refused;
END $$;
SELECT count(*) AS changed FROM (SELECT * FROM before EXCEPT SELECT * FROM pg_temp.fingerprint()) d;

-- Users' rows: ids from 1,000,000, slugs that may repeat shipped ones.
SET ROLE atlas_curator;
INSERT INTO atlas.source (slug, title) VALUES ('test-visit', 'Our own visit');
INSERT INTO atlas.cluster (slug, name, place_id, location, radius_m)
SELECT c.slug, 'Datang socks, our view', c.place_id, c.location, 5000 FROM atlas.cluster c WHERE c.slug = 'datang-socks';
SELECT count(*), count(DISTINCT slug), min(id) < 1000000 AS shipped, max(id) >= 1000000 AS mine FROM atlas.cluster WHERE slug = 'datang-socks';
INSERT INTO atlas.cluster (slug, name, place_id, location, radius_m)
SELECT c.slug, 'Twice', c.place_id, c.location, 5000 FROM atlas.cluster c WHERE c.slug = 'datang-socks' LIMIT 1;
DELETE FROM atlas.cluster WHERE id >= 1000000;

-- Override: the user's specialisation stands in the place of the shipped one.
INSERT INTO atlas.specialisation (cluster_id, product_id, quality_min, quality_max, note)
SELECT s.cluster_id, s.product_id, 'high', 'high', 'we know better'
FROM atlas.specialisation s JOIN atlas.cluster c ON c.id = s.cluster_id JOIN atlas.product p ON p.id = s.product_id
WHERE c.slug = 'datang-socks' AND p.slug = 'socks';
SELECT cluster, quality_min, quality_max FROM clusters_for('socks', 'high');
SELECT cluster, quality_min, quality_max FROM nearest_cluster('socks', 'POINT(120.1 29.7)', 'high');
DELETE FROM atlas.specialisation WHERE id >= 1000000;
SELECT cluster, quality_min, quality_max FROM nearest_cluster('socks', 'POINT(120.1 29.7)');

-- Retirement: a shipped row, and what hangs on it, is hidden until it ends.
SELECT cluster FROM nearest_cluster('socks', 'POINT(120.1 29.7)');
INSERT INTO atlas.retirement (entity, row_id, reason)
SELECT 'cluster', id, 'moved away' FROM atlas.cluster WHERE slug = 'datang-socks';
SELECT cluster <> 'Datang socks' AS another FROM nearest_cluster('socks', 'POINT(120.1 29.7)');
SELECT count(*) AS listed FROM clusters_for('socks') WHERE cluster = 'Datang socks';
SELECT count(*) AS claims FROM atlas.effective_claim k JOIN atlas.cluster c ON c.id = k.cluster_id WHERE c.slug = 'datang-socks';
DELETE FROM atlas.retirement;
SELECT cluster FROM nearest_cluster('socks', 'POINT(120.1 29.7)');
INSERT INTO atlas.retirement (entity, row_id) SELECT 'product', id FROM atlas.product WHERE slug = 'socks';
SELECT cluster FROM nearest_cluster('socks', 'POINT(120.1 29.7)');
SELECT cluster IS NOT NULL AS answered, product FROM nearest_cluster('cotton socks', 'POINT(125.1 42.9)');
DELETE FROM atlas.retirement;
INSERT INTO atlas.retirement (entity, row_id) VALUES ('cluster', 999999);
INSERT INTO atlas.retirement (entity, row_id) VALUES ('cluster', 1000000);
INSERT INTO atlas.retirement (entity, row_id) VALUES ('release', 1);

-- What rows may not be.
INSERT INTO atlas.place (slug, level, name, location) VALUES ('test', 'town', 'Test', 'POINT EMPTY');
INSERT INTO atlas.place (slug, level, name, location) VALUES ('test', 'village', 'Test', 'POINT(1 1)');
INSERT INTO atlas.place (slug, level, name, location) VALUES ('Test Place', 'town', 'Test', 'POINT(1 1)');
INSERT INTO atlas.specialisation (cluster_id, product_id, quality_min, quality_max) VALUES (1, 1, 'high', 'low');
INSERT INTO atlas.specialisation (cluster_id, product_id, quality_min) VALUES (1, 1, 'high');
INSERT INTO atlas.specialisation (cluster_id, product_id, national_share) VALUES (1, 1, 40);
INSERT INTO atlas.specialisation (cluster_id, product_id, national_share) VALUES (1, 1, 'NaN');
INSERT INTO atlas.claim (cluster_id, product_id, source_id, metric, value) VALUES (1, 1, 1, 'output_share', 0.4);
INSERT INTO atlas.claim (cluster_id, product_id, source_id, metric, value, unit) VALUES (1, 1, 1, 'output_share', 'NaN', 'fraction');
INSERT INTO atlas.cluster (slug, name, place_id, location, radius_m) VALUES ('test', 'Test', 1, 'POINT(1 1)', 'Infinity');
RESET ROLE;

-- An ordinary role reads everything and changes nothing.
CREATE ROLE atlas_reader;
SET ROLE atlas_reader;
SELECT count(*) > 0 AS reads FROM clusters_for('socks');
INSERT INTO atlas.source (slug, title) VALUES ('x', 'x');
SELECT nextval('atlas.user_id');
RESET ROLE;

DELETE FROM atlas.source WHERE slug = 'test-visit';
DELETE FROM atlas.product WHERE slug = 'test-widgets';
DROP OWNED BY atlas_curator;
DROP ROLE atlas_curator, atlas_reader;
SELECT count(*) AS changed FROM (SELECT * FROM before EXCEPT SELECT * FROM pg_temp.fingerprint()) d;
