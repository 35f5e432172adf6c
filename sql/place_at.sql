-- Which prefecture and which province hold a point when boundaries of some places are loaded.
SET client_min_messages = warning;
CREATE FUNCTION at(lon float8, lat float8) RETURNS text STABLE LANGUAGE sql AS $$
	SELECT concat_ws(', ', COALESCE(q.place || CASE WHEN q.approximate THEN ' about' ELSE ' exactly' END, 'none'),
					 COALESCE(p.place || CASE WHEN p.approximate THEN ' about' ELSE ' exactly' END, 'none'))
	FROM place_at(ST_Point(lon, lat)) q, place_at(ST_Point(lon, lat), 'province') p
$$;
CREATE FUNCTION bound(place text, at_level text, lon float8, lat float8) RETURNS void LANGUAGE sql AS $$
	INSERT INTO atlas.place_boundary (place_id, boundary)
	SELECT p.id, ST_Multi(ST_MakeEnvelope(lon - 0.5, lat - 0.5, lon + 0.5, lat + 0.5, 4326))::geography
	FROM atlas.place p WHERE p.name = bound.place AND p.level = at_level
$$;
BEGIN;
SELECT at(120.2, 30.25) AS in_hangzhou, at(118.78, 32.05) AS in_nanjing, at(0, 0) AS nowhere;
-- A province alone: it is where its boundary is, and nowhere else.
SELECT bound('Zhejiang', 'province', 118.78, 32.05);
SELECT at(120.2, 30.25) AS in_hangzhou, at(118.78, 32.05) AS in_nanjing, at(118, 31.2) AS outside;
-- A prefecture of it elsewhere says which prefecture, the province's own boundary which province.
SELECT bound('Suzhou', 'prefecture', 118.78, 32.05);
SELECT at(118.78, 32.05) AS both;
ROLLBACK;
BEGIN;
-- In the sea, where nothing is near: the boundary holds all the same.
SELECT bound('Zhejiang', 'province', 150, 10);
SELECT at(150, 10) AS in_the_sea, at(151, 10) AS beside_it;
-- A prefecture alone stands for its province, as before.
SELECT bound('Hangzhou', 'prefecture', 160, 10);
SELECT at(160, 10) AS prefecture_only;
DELETE FROM atlas.place_boundary b USING atlas.place p WHERE p.id = b.place_id AND p.level = 'province';
SELECT at(160, 10) AS prefecture_only, at(120.2, 30.25) AS in_hangzhou;
-- A municipality is a province and stands for its prefectures.
SELECT bound('Beijing', 'province', 170, 10);
SELECT at(170, 10) AS in_beijing, at(116.4, 39.9) AS not_any_more;
ROLLBACK;
DROP FUNCTION at(float8, float8), bound(text, text, float8, float8);
