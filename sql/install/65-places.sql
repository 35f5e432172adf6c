-- Places by name, and by written address.

-- Hidden places carry the tree, too; they have no names.
CREATE VIEW atlas.picture_place AS
SELECT p.id, p.parent_id, p.level, p.name, p.name_zh, p.location, ST_X(p.location::geometry) AS lon, ST_Y(p.location::geometry) AS lat,
	   p.precision_m
FROM atlas.place p
ORDER BY p.id;

-- A town has no code of its own: it bears that of its county.
CREATE VIEW atlas.picture_place_name AS
SELECT n.place_id, n.name, n.lang, n.kind
FROM (
	SELECT p.id AS place_id, p.name, 'en'::pg_catalog.text AS lang, 'own'::pg_catalog.text AS kind, 0 AS way, 0 AS id FROM atlas.effective_place p
	UNION ALL
	SELECT p.id, p.name_zh, 'zh'::pg_catalog.text, 'own'::pg_catalog.text, 1, 0 FROM atlas.effective_place p WHERE p.name_zh IS NOT NULL
	UNION ALL
	SELECT s.place_id, s.name, s.lang, CASE s.kind WHEN 'former' THEN 'former' WHEN 'former_code' THEN 'code' ELSE 'other' END, 2, s.id
	FROM atlas.effective_place_name s
	UNION ALL
	SELECT p.id, p.gb_code, 'zh'::pg_catalog.text, 'code'::pg_catalog.text, 3, 0 FROM atlas.effective_place p
	WHERE p.gb_code IS NOT NULL AND p.level NOT IN ('town', 'park')
) n
ORDER BY n.place_id, n.way, n.id;

COMMENT ON VIEW atlas.picture_place IS 'Read by the C functions: every place with its place in the tree; hidden ones have no names.';
COMMENT ON VIEW atlas.picture_place_name IS 'Read by the C functions: the names and codes that a place answers to.';
GRANT SELECT ON atlas.picture_place, atlas.picture_place_name TO PUBLIC;

CREATE TYPE atlas.place_found AS (
	place_id	pg_catalog.int4,
	place		pg_catalog.text,
	level		pg_catalog.text,
	name_zh		pg_catalog.text,
	parents		pg_catalog.text,
	similarity	pg_catalog.float4,
	matched		pg_catalog.text,
	lang		pg_catalog.text,
	longitude	pg_catalog.float8,
	latitude	pg_catalog.float8,
	makes		pg_catalog.bool
);
COMMENT ON TYPE atlas.place_found IS 'A place that a text may mean.';
COMMENT ON COLUMN atlas.place_found.place_id IS 'Id of the place.';
COMMENT ON COLUMN atlas.place_found.place IS 'Its English name.';
COMMENT ON COLUMN atlas.place_found.level IS 'region, province, prefecture, county, town or park.';
COMMENT ON COLUMN atlas.place_found.name_zh IS 'Its Chinese name; NULL if it has none.';
COMMENT ON COLUMN atlas.place_found.parents IS 'What holds it, from small to large, such as Shaoxing, Zhejiang; NULL for a province or region.';
COMMENT ON COLUMN atlas.place_found.similarity IS '1 where the text is one of its names or codes; for a text of several parts how much of it names places; for a misspelt name the trigram similarity as pg_trgm defines it.';
COMMENT ON COLUMN atlas.place_found.matched IS 'The name or code that the text led to.';
COMMENT ON COLUMN atlas.place_found.lang IS 'Its language: en, zh, zh-Latn.';
COMMENT ON COLUMN atlas.place_found.longitude IS 'Longitude of the place, WGS84.';
COMMENT ON COLUMN atlas.place_found.latitude IS 'Latitude of the place, WGS84.';
COMMENT ON COLUMN atlas.place_found.makes IS 'A production cluster for the product is in the place or below it; NULL without a product, or where no name matches it.';

CREATE FUNCTION @extschema@.find_place(place pg_catalog.text, product pg_catalog.text DEFAULT NULL)
	RETURNS SETOF atlas.place_found
	AS 'MODULE_PATHNAME' LANGUAGE c STABLE PARALLEL SAFE COST 50 ROWS 2;
COMMENT ON FUNCTION @extschema@.find_place(pg_catalog.text, pg_catalog.text) IS
'Which places a text may mean, all of them, the best first. place: a name in any form (诸暨, 诸暨市, Zhuji City, Zhu Ji Shi, a former name, a GB/T 2260 code of today or before); or several parts, of which the others narrow the choice (Taizhou, Jiangsu; 浙江诸暨); or, where no name fits, one spelt like a name, by the setting cluster_atlas.place_similarity. product: those that make it come first. Then by similarity, what the suffix says, the kind of name, the bigger level, the number of clusters. A suffix that the place never had rules it out: 河北区 is not Hebei. No row where nothing fits. STABLE.';

CREATE FUNCTION atlas.places_named(place pg_catalog.text)
	RETURNS SETOF pg_catalog.int4
	AS 'MODULE_PATHNAME' LANGUAGE c STABLE PARALLEL SAFE COST 50 ROWS 2;
COMMENT ON FUNCTION atlas.places_named(pg_catalog.text) IS
'Ids of the places that functions take for a name: of those that find_place() offers, all that fit it equally well; of similar spellings only the most similar, and only where one letter is wrong, missing, doubled or swapped. STABLE.';

CREATE TYPE atlas.address_match AS (
	place_id	pg_catalog.int4,
	place		pg_catalog.text,
	level		pg_catalog.text,
	province	pg_catalog.text,
	location	geography,
	precision_m	pg_catalog.float8,
	confidence	pg_catalog.float4,
	matched		pg_catalog.text
);
COMMENT ON TYPE atlas.address_match IS 'The place that a written address is in.';
COMMENT ON COLUMN atlas.address_match.place_id IS 'Id of the place.';
COMMENT ON COLUMN atlas.address_match.place IS 'Its English name.';
COMMENT ON COLUMN atlas.address_match.level IS 'region, province, prefecture, county, town or park.';
COMMENT ON COLUMN atlas.address_match.province IS 'The province that holds it; NULL for a region.';
COMMENT ON COLUMN atlas.address_match.location IS 'The place''s point, WGS84: not that of the street or house.';
COMMENT ON COLUMN atlas.address_match.precision_m IS 'How far the true place may lie from that point, metres; the place itself reaches further.';
COMMENT ON COLUMN atlas.address_match.confidence IS 'How sure it is that the address is in this place, 0 to 1: high where several parts agree, lower for one name alone, for a misspelt one, and where another part contradicts.';
COMMENT ON COLUMN atlas.address_match.matched IS 'The parts of the address that agree, as written there.';

CREATE FUNCTION @extschema@.locate_address(address pg_catalog.text)
	RETURNS atlas.address_match
	AS 'MODULE_PATHNAME' LANGUAGE c STABLE PARALLEL SAFE COST 20;
COMMENT ON FUNCTION @extschema@.locate_address(pg_catalog.text) IS
'The smallest place of the atlas that fits all parts of a written address, Chinese or English, from large to small or small to large, with or without separators; streets, buildings, house numbers, postcodes and China are passed over. Of a name that several places share the other parts decide; where they do not, there is no answer, but for a place that holds the others, and a province before its namesakes. A county or town that the atlas does not have leaves its prefecture. Where parts contradict, those win that the atlas has completely, provinces and prefectures, and the confidence is lower. One row always, all NULL where there is no answer: NULL, nothing that fits, another country. Only the first 4096 bytes are read. STABLE.';
