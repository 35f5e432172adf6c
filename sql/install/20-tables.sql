-- The tables.  Rows with an id below 1,000,000 are shipped and read-only, rows
-- from 1,000,000 on are the user's: one sequence numbers them all, and only
-- they are dumped.  A slug is unique among the shipped and among the user's
-- rows, each for itself, so that no later edition can clash with a user's row.
--
-- parent_id is kept by a trigger (30-guard.sql): pg_dump warns of every table of
-- an extension with a foreign key to itself, and the trigger also finds loops.

CREATE SEQUENCE atlas.user_id AS pg_catalog.int4 MINVALUE 1000000 START WITH 1000000;
COMMENT ON SEQUENCE atlas.user_id IS
'Ids of the rows that users add, in all tables of the atlas: from 1,000,000 on, never reused. Shipped rows have ids below.';

CREATE TABLE atlas.source (
	id			pg_catalog.int4 PRIMARY KEY DEFAULT pg_catalog.nextval('atlas.user_id'),
	slug		pg_catalog.text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	title		pg_catalog.text NOT NULL,
	publisher	pg_catalog.text,
	published	pg_catalog.text CHECK (published ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	url			pg_catalog.text,
	licence		pg_catalog.text,
	note		pg_catalog.text,
	withdrawn	pg_catalog.bool NOT NULL DEFAULT false
);

CREATE TABLE atlas.place (
	id			pg_catalog.int4 PRIMARY KEY DEFAULT pg_catalog.nextval('atlas.user_id'),
	slug		pg_catalog.text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	level		pg_catalog.text NOT NULL CHECK (level IN ('region', 'province', 'prefecture', 'county', 'town', 'park')),
	name		pg_catalog.text NOT NULL,
	name_zh		pg_catalog.text,
	gb_code		pg_catalog.text CHECK (gb_code ~ '^[1-9][0-9]{5}$'),
	parent_id	pg_catalog.int4,
	location	geography(Point, 4326) NOT NULL,
	centroid	geography(Point, 4326),
	area_km2	pg_catalog.float8 CHECK (area_km2 > 0::pg_catalog.float8 AND area_km2 < 1e8::pg_catalog.float8),
	precision_m	pg_catalog.float8 NOT NULL DEFAULT 1000 CHECK (precision_m >= 0::pg_catalog.float8 AND precision_m < 1e7::pg_catalog.float8),
	note		pg_catalog.text,
	withdrawn	pg_catalog.bool NOT NULL DEFAULT false,
	CONSTRAINT place_location_is_on_earth CHECK (COALESCE(ST_X(location::geometry) BETWEEN -180::pg_catalog.float8 AND 180::pg_catalog.float8 AND ST_Y(location::geometry) BETWEEN -90::pg_catalog.float8 AND 90::pg_catalog.float8, false)),
	CONSTRAINT place_centroid_is_on_earth CHECK (centroid IS NULL OR COALESCE(ST_X(centroid::geometry) BETWEEN -180::pg_catalog.float8 AND 180::pg_catalog.float8 AND ST_Y(centroid::geometry) BETWEEN -90::pg_catalog.float8 AND 90::pg_catalog.float8, false)),
	CONSTRAINT place_centroid_has_area CHECK ((centroid IS NULL) = (area_km2 IS NULL))
);

CREATE TABLE atlas.place_name (
	id			pg_catalog.int4 PRIMARY KEY DEFAULT pg_catalog.nextval('atlas.user_id'),
	place_id	pg_catalog.int4 NOT NULL REFERENCES atlas.place,
	name		pg_catalog.text NOT NULL CHECK (name <> ''),
	lang		pg_catalog.text NOT NULL,
	kind		pg_catalog.text NOT NULL CHECK (kind IN ('short', 'former', 'former_code', 'spelling', 'market')),
	withdrawn	pg_catalog.bool NOT NULL DEFAULT false
);

CREATE TABLE atlas.region_member (
	id			pg_catalog.int4 PRIMARY KEY DEFAULT pg_catalog.nextval('atlas.user_id'),
	region_id	pg_catalog.int4 NOT NULL REFERENCES atlas.place,
	place_id	pg_catalog.int4 NOT NULL REFERENCES atlas.place CHECK (place_id <> region_id),
	withdrawn	pg_catalog.bool NOT NULL DEFAULT false
);

CREATE TABLE atlas.place_boundary (
	id			pg_catalog.int4 PRIMARY KEY DEFAULT pg_catalog.nextval('atlas.user_id') CHECK (id >= 1000000),
	place_id	pg_catalog.int4 NOT NULL UNIQUE REFERENCES atlas.place,
	boundary	geography(MultiPolygon, 4326) NOT NULL
);

CREATE TABLE atlas.product (
	id			pg_catalog.int4 PRIMARY KEY DEFAULT pg_catalog.nextval('atlas.user_id'),
	slug		pg_catalog.text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	parent_id	pg_catalog.int4,
	name		pg_catalog.text NOT NULL CHECK (name <> ''),
	name_zh		pg_catalog.text,
	note		pg_catalog.text,
	withdrawn	pg_catalog.bool NOT NULL DEFAULT false
);

CREATE TABLE atlas.product_name (
	id			pg_catalog.int4 PRIMARY KEY DEFAULT pg_catalog.nextval('atlas.user_id'),
	product_id	pg_catalog.int4 NOT NULL REFERENCES atlas.product,
	name		pg_catalog.text NOT NULL CHECK (name <> ''),
	lang		pg_catalog.text NOT NULL,
	withdrawn	pg_catalog.bool NOT NULL DEFAULT false
);

CREATE TABLE atlas.product_hs (
	id			pg_catalog.int4 PRIMARY KEY DEFAULT pg_catalog.nextval('atlas.user_id'),
	product_id	pg_catalog.int4 NOT NULL REFERENCES atlas.product,
	hs_code		pg_catalog.text NOT NULL CHECK (hs_code ~ '^([0-9]{4}|[0-9]{6})$'),
	relation	pg_catalog.text NOT NULL CHECK (relation IN ('exact', 'broader', 'narrower', 'part')),
	separable	pg_catalog.bool NOT NULL,
	confidence	pg_catalog.text NOT NULL CHECK (confidence IN ('high', 'medium', 'low')),
	note		pg_catalog.text,
	withdrawn	pg_catalog.bool NOT NULL DEFAULT false
);

CREATE TABLE atlas.cluster (
	id			pg_catalog.int4 PRIMARY KEY DEFAULT pg_catalog.nextval('atlas.user_id'),
	slug		pg_catalog.text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	name		pg_catalog.text NOT NULL CHECK (name <> ''),
	name_zh		pg_catalog.text,
	place_id	pg_catalog.int4 NOT NULL REFERENCES atlas.place,
	location	geography(Point, 4326) NOT NULL,
	radius_m	pg_catalog.float8 NOT NULL CHECK (radius_m > 0::pg_catalog.float8 AND radius_m < 1e7::pg_catalog.float8),
	role		pg_catalog.text NOT NULL DEFAULT 'production' CHECK (role IN ('production', 'market', 'trade', 'brand')),
	title		pg_catalog.text,
	note		pg_catalog.text,
	withdrawn	pg_catalog.bool NOT NULL DEFAULT false,
	CONSTRAINT cluster_location_is_on_earth CHECK (COALESCE(ST_X(location::geometry) BETWEEN -180::pg_catalog.float8 AND 180::pg_catalog.float8 AND ST_Y(location::geometry) BETWEEN -90::pg_catalog.float8 AND 90::pg_catalog.float8, false))
);

CREATE TABLE atlas.specialisation (
	id			pg_catalog.int4 PRIMARY KEY DEFAULT pg_catalog.nextval('atlas.user_id'),
	cluster_id	pg_catalog.int4 NOT NULL REFERENCES atlas.cluster,
	product_id	pg_catalog.int4 NOT NULL REFERENCES atlas.product,
	quality_min	@extschema@.quality_tier,
	quality_max	@extschema@.quality_tier,
	price		pg_catalog.text CHECK (price IN ('low', 'medium', 'high')),
	national_share	pg_catalog.float8 CHECK (national_share >= 0::pg_catalog.float8 AND national_share <= 1::pg_catalog.float8),
	global_share	pg_catalog.float8 CHECK (global_share >= 0::pg_catalog.float8 AND global_share <= 1::pg_catalog.float8),
	rank		pg_catalog.int4 CHECK (rank > 0),
	as_of		pg_catalog.int4 CHECK (as_of BETWEEN 1000 AND 9999),
	note		pg_catalog.text,
	withdrawn	pg_catalog.bool NOT NULL DEFAULT false,
	CONSTRAINT specialisation_quality_in_order CHECK (quality_min OPERATOR(@extschema@.<=) quality_max),
	CONSTRAINT specialisation_quality_has_both_ends CHECK ((quality_min IS NULL) = (quality_max IS NULL))
);

CREATE TABLE atlas.claim (
	id			pg_catalog.int4 PRIMARY KEY DEFAULT pg_catalog.nextval('atlas.user_id'),
	cluster_id	pg_catalog.int4 NOT NULL REFERENCES atlas.cluster,
	product_id	pg_catalog.int4 NOT NULL REFERENCES atlas.product,
	source_id	pg_catalog.int4 NOT NULL REFERENCES atlas.source,
	metric		pg_catalog.text NOT NULL CHECK (metric ~ '^[a-z][a-z_]*$'),
	op			pg_catalog.text NOT NULL DEFAULT '=' CHECK (op IN ('=', '>', '<', '>=', '<=', '~')),
	value		pg_catalog.float8 CHECK (value < 'Infinity'::pg_catalog.float8 AND value > '-Infinity'::pg_catalog.float8),
	value_text	pg_catalog.text CHECK (value_text <> ''),
	unit		pg_catalog.text CHECK (unit <> ''),
	scope		pg_catalog.text CHECK (scope ~ '^[a-z][a-z0-9_]*$'),
	as_of		pg_catalog.int4 CHECK (as_of BETWEEN 1000 AND 9999),
	followed	pg_catalog.bool NOT NULL DEFAULT false,
	note		pg_catalog.text,
	withdrawn	pg_catalog.bool NOT NULL DEFAULT false,
	CONSTRAINT claim_is_a_number_or_a_word CHECK (value IS NULL OR value_text IS NULL),
	CONSTRAINT claim_number_has_unit CHECK (value IS NULL OR unit IS NOT NULL)
);

CREATE TABLE atlas.release (
	id			pg_catalog.int4 PRIMARY KEY CHECK (id < 1000000),
	version		pg_catalog.text NOT NULL UNIQUE,
	published	pg_catalog.date NOT NULL,
	sources		pg_catalog.int4 NOT NULL,
	places		pg_catalog.int4 NOT NULL,
	products	pg_catalog.int4 NOT NULL,
	clusters	pg_catalog.int4 NOT NULL,
	specialisations pg_catalog.int4 NOT NULL,
	claims		pg_catalog.int4 NOT NULL,
	fingerprint	pg_catalog.text NOT NULL CHECK (fingerprint ~ '^[0-9a-f]{64}$')
);

CREATE TABLE atlas.retirement (
	id			pg_catalog.int4 PRIMARY KEY DEFAULT pg_catalog.nextval('atlas.user_id') CHECK (id >= 1000000),
	entity		pg_catalog.text NOT NULL CHECK (entity IN ('source', 'place', 'place_name', 'region_member', 'product',
					'product_name', 'product_hs', 'cluster', 'specialisation', 'claim')),
	row_id		pg_catalog.int4 NOT NULL CHECK (row_id BETWEEN 1 AND 999999),
	reason		pg_catalog.text,
	UNIQUE (entity, row_id)
);

-- What is unique: apart for shipped rows and for the user's.
CREATE UNIQUE INDEX source_slug_shipped ON atlas.source (slug) WHERE id < 1000000;
CREATE UNIQUE INDEX source_slug_user ON atlas.source (slug) WHERE id >= 1000000;
CREATE UNIQUE INDEX place_slug_shipped ON atlas.place (slug) WHERE id < 1000000;
CREATE UNIQUE INDEX place_slug_user ON atlas.place (slug) WHERE id >= 1000000;
CREATE UNIQUE INDEX product_slug_shipped ON atlas.product (slug) WHERE id < 1000000;
CREATE UNIQUE INDEX product_slug_user ON atlas.product (slug) WHERE id >= 1000000;
CREATE UNIQUE INDEX cluster_slug_shipped ON atlas.cluster (slug) WHERE id < 1000000;
CREATE UNIQUE INDEX cluster_slug_user ON atlas.cluster (slug) WHERE id >= 1000000;
CREATE UNIQUE INDEX place_name_shipped ON atlas.place_name (place_id, name) WHERE id < 1000000;
CREATE UNIQUE INDEX place_name_user ON atlas.place_name (place_id, name) WHERE id >= 1000000;
CREATE UNIQUE INDEX region_member_shipped ON atlas.region_member (region_id, place_id) WHERE id < 1000000;
CREATE UNIQUE INDEX region_member_user ON atlas.region_member (region_id, place_id) WHERE id >= 1000000;
CREATE UNIQUE INDEX product_name_shipped ON atlas.product_name (product_id, name) WHERE id < 1000000;
CREATE UNIQUE INDEX product_name_user ON atlas.product_name (product_id, name) WHERE id >= 1000000;
CREATE UNIQUE INDEX product_hs_shipped ON atlas.product_hs (product_id, hs_code) WHERE id < 1000000;
CREATE UNIQUE INDEX product_hs_user ON atlas.product_hs (product_id, hs_code) WHERE id >= 1000000;
CREATE UNIQUE INDEX specialisation_shipped ON atlas.specialisation (cluster_id, product_id) WHERE id < 1000000;
CREATE UNIQUE INDEX specialisation_user ON atlas.specialisation (cluster_id, product_id) WHERE id >= 1000000;

-- The far side of every foreign key, so that deleting a row need not scan.
CREATE INDEX place_parent ON atlas.place (parent_id);
CREATE INDEX place_name_place ON atlas.place_name (place_id);
CREATE INDEX region_member_region ON atlas.region_member (region_id);
CREATE INDEX region_member_place ON atlas.region_member (place_id);
CREATE INDEX product_parent ON atlas.product (parent_id);
CREATE INDEX product_name_product ON atlas.product_name (product_id);
CREATE INDEX product_hs_product ON atlas.product_hs (product_id);
CREATE INDEX cluster_place ON atlas.cluster (place_id);
CREATE INDEX specialisation_cluster ON atlas.specialisation (cluster_id);
CREATE INDEX specialisation_product ON atlas.specialisation (product_id);
CREATE INDEX claim_cluster_product ON atlas.claim (cluster_id, product_id);
CREATE INDEX claim_product ON atlas.claim (product_id);
CREATE INDEX claim_source ON atlas.claim (source_id);

-- For maps and hand-written SQL; the functions have an index of their own.
CREATE INDEX cluster_location ON atlas.cluster USING gist (location);
CREATE INDEX place_location ON atlas.place USING gist (location);
CREATE INDEX place_boundary_boundary ON atlas.place_boundary USING gist (boundary);


-- pg_dump takes what users added, in the order of the foreign keys.
SELECT pg_catalog.pg_extension_config_dump('atlas.user_id', '');
SELECT pg_catalog.pg_extension_config_dump('atlas.source', 'WHERE id >= 1000000');
SELECT pg_catalog.pg_extension_config_dump('atlas.place', 'WHERE id >= 1000000');
SELECT pg_catalog.pg_extension_config_dump('atlas.place_name', 'WHERE id >= 1000000');
SELECT pg_catalog.pg_extension_config_dump('atlas.region_member', 'WHERE id >= 1000000');
SELECT pg_catalog.pg_extension_config_dump('atlas.place_boundary', '');
SELECT pg_catalog.pg_extension_config_dump('atlas.product', 'WHERE id >= 1000000');
SELECT pg_catalog.pg_extension_config_dump('atlas.product_name', 'WHERE id >= 1000000');
SELECT pg_catalog.pg_extension_config_dump('atlas.product_hs', 'WHERE id >= 1000000');
SELECT pg_catalog.pg_extension_config_dump('atlas.cluster', 'WHERE id >= 1000000');
SELECT pg_catalog.pg_extension_config_dump('atlas.specialisation', 'WHERE id >= 1000000');
SELECT pg_catalog.pg_extension_config_dump('atlas.claim', 'WHERE id >= 1000000');
SELECT pg_catalog.pg_extension_config_dump('atlas.retirement', '');
