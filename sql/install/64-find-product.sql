-- Which product a text means.

CREATE TYPE atlas.product_found AS (
	product_id	pg_catalog.int4,
	product		pg_catalog.text,
	similarity	pg_catalog.float4,
	name		pg_catalog.text,
	lang		pg_catalog.text,
	way			pg_catalog.text,
	taken		pg_catalog.bool,
	path		pg_catalog.text
);
COMMENT ON TYPE atlas.product_found IS 'A product that a text may mean.';
COMMENT ON COLUMN atlas.product_found.product_id IS 'Id of the product.';
COMMENT ON COLUMN atlas.product_found.product IS 'Its English name.';
COMMENT ON COLUMN atlas.product_found.similarity IS 'Trigram similarity of the text and the name that matched, 0..1, as pg_trgm defines it; 1 where they are the same name.';
COMMENT ON COLUMN atlas.product_found.name IS 'The name that matched.';
COMMENT ON COLUMN atlas.product_found.lang IS 'The language of that name.';
COMMENT ON COLUMN atlas.product_found.way IS 'name: the text is one of its names; title: the text is about it, as its head says or, in Chinese, as it contains; similar: it is like one of its names.';
COMMENT ON COLUMN atlas.product_found.taken IS 'The other functions take the text for this product; where no row is taken, they give no answer.';
COMMENT ON COLUMN atlas.product_found.path IS 'Its place in the tree, from the top down.';

CREATE FUNCTION @extschema@.find_product(name pg_catalog.text) RETURNS SETOF atlas.product_found
	AS 'MODULE_PATHNAME' LANGUAGE c STABLE PARALLEL SAFE COST 100 ROWS 5;
COMMENT ON FUNCTION @extschema@.find_product(pg_catalog.text) IS
'Products that a text may mean, best first: the one that the other functions take for it, if there is one, then others with similar names, to see what it was compared with. Regardless of case, accents, width, punctuation, English plural, British or American spelling; listing titles by their head noun, Chinese by the longest name contained, misspellings where one slip in a word makes a name of it, or by a trigram similarity of at least cluster_atlas.product_similarity and no more than one wrong letter in four. No row for NULL or where nothing is alike. STABLE.';

CREATE FUNCTION atlas.name_similarity(a pg_catalog.text, b pg_catalog.text) RETURNS pg_catalog.float4
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION atlas.name_similarity(pg_catalog.text, pg_catalog.text) IS
'Trigram similarity of two names, 0..1: the figure of pg_trgm''s similarity(), without that extension; the first 254 characters count. NULL for NULL. IMMUTABLE.';
