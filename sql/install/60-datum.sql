-- The datums of Chinese maps: conversions among WGS84, GCJ-02 and BD-09, and an
-- aggregate that tells which of them coordinates are in.

CREATE FUNCTION @extschema@.wgs84_to_gcj02(geom geometry, area pg_catalog.text DEFAULT 'mainland') RETURNS geometry
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION @extschema@.wgs84_to_gcj02(geometry, pg_catalog.text) IS
'The geometry with each vertex moved from WGS84 (GPS, most maps of the world) to GCJ-02 (Amap, Tencent, Google in mainland China). geom: of any type, longitude and latitude in degrees, SRID 4326, 4490 or 0; type, SRID, Z and M stay. area: where positions are moved, decided by their WGS84 position: mainland (a coarse polygon; without Hong Kong, Macau and Taiwan), box (the rectangle that most programs use; it takes in parts of all neighbours) or always (85 S to 85 N); elsewhere they stay. The public formula on the Krasovsky ellipsoid, to 1e-12 degree; the map services themselves differ from it by decimetres, as users report at places by 1 to 20 m. Not idempotent: apply it once. NULL for NULL, EMPTY for EMPTY. Errors: another SRID or an unknown area (22023), NaN, infinity or no degrees (22003), a corrupted value (XX001). Immutable. Converting coordinates may be regulated in mainland China; whether you may is for you to find out.';

CREATE FUNCTION @extschema@.wgs84_to_gcj02(INOUT lon pg_catalog.float8, INOUT lat pg_catalog.float8, area pg_catalog.text DEFAULT 'mainland')
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION @extschema@.wgs84_to_gcj02(pg_catalog.float8, pg_catalog.float8, pg_catalog.text) IS
'A position in GCJ-02, as columns lon and lat, of one in WGS84: SELECT * FROM wgs84_to_gcj02(116.4, 39.9). lon, lat: degrees. area, formula, errors and limits: as for the form on geometry. NULLs for NULL. Immutable. Converting coordinates may be regulated in mainland China; whether you may is for you to find out.';

CREATE FUNCTION @extschema@.gcj02_to_wgs84(geom geometry, area pg_catalog.text DEFAULT 'mainland') RETURNS geometry
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION @extschema@.gcj02_to_wgs84(geometry, pg_catalog.text) IS
'The geometry with each vertex moved from GCJ-02 (Amap, Tencent, Google in mainland China) to WGS84 (GPS, most maps of the world). geom: of any type, longitude and latitude in degrees, SRID 4326, 4490 or 0; type, SRID, Z and M stay. area: where positions are moved, decided by their WGS84 position: mainland (a coarse polygon; without Hong Kong, Macau and Taiwan), box (the rectangle that most programs use; it takes in parts of all neighbours) or always (85 S to 85 N); elsewhere they stay. The public formula on the Krasovsky ellipsoid, inverted to 1e-9 degree; the map services themselves differ from it by decimetres, as users report at places by 1 to 20 m. Not idempotent: apply it once. NULL for NULL, EMPTY for EMPTY. Errors: another SRID or an unknown area (22023), NaN, infinity or no degrees (22003), a corrupted value (XX001). Immutable. Converting coordinates may be regulated in mainland China; whether you may is for you to find out.';

CREATE FUNCTION @extschema@.gcj02_to_wgs84(INOUT lon pg_catalog.float8, INOUT lat pg_catalog.float8, area pg_catalog.text DEFAULT 'mainland')
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION @extschema@.gcj02_to_wgs84(pg_catalog.float8, pg_catalog.float8, pg_catalog.text) IS
'A position in WGS84, as columns lon and lat, of one in GCJ-02: SELECT * FROM gcj02_to_wgs84(116.4, 39.9). lon, lat: degrees. area, formula, errors and limits: as for the form on geometry. NULLs for NULL. Immutable. Converting coordinates may be regulated in mainland China; whether you may is for you to find out.';

CREATE FUNCTION @extschema@.wgs84_to_bd09(geom geometry, area pg_catalog.text DEFAULT 'mainland') RETURNS geometry
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION @extschema@.wgs84_to_bd09(geometry, pg_catalog.text) IS
'The geometry with each vertex moved from WGS84 (GPS, most maps of the world) to BD-09 (Baidu). geom: of any type, longitude and latitude in degrees, SRID 4326, 4490 or 0; type, SRID, Z and M stay. area: where positions are moved, decided by their WGS84 position: mainland (a coarse polygon; without Hong Kong, Macau and Taiwan), box (the rectangle that most programs use; it takes in parts of all neighbours) or always (85 S to 85 N); elsewhere they stay. The public formula on the Krasovsky ellipsoid, to 1e-12 degree; the map services themselves differ from it by decimetres, as users report at places by 1 to 20 m. Not idempotent: apply it once. NULL for NULL, EMPTY for EMPTY. Errors: another SRID or an unknown area (22023), NaN, infinity or no degrees (22003), a corrupted value (XX001). Immutable. Converting coordinates may be regulated in mainland China; whether you may is for you to find out.';

CREATE FUNCTION @extschema@.wgs84_to_bd09(INOUT lon pg_catalog.float8, INOUT lat pg_catalog.float8, area pg_catalog.text DEFAULT 'mainland')
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION @extschema@.wgs84_to_bd09(pg_catalog.float8, pg_catalog.float8, pg_catalog.text) IS
'A position in BD-09, as columns lon and lat, of one in WGS84: SELECT * FROM wgs84_to_bd09(116.4, 39.9). lon, lat: degrees. area, formula, errors and limits: as for the form on geometry. NULLs for NULL. Immutable. Converting coordinates may be regulated in mainland China; whether you may is for you to find out.';

CREATE FUNCTION @extschema@.bd09_to_wgs84(geom geometry, area pg_catalog.text DEFAULT 'mainland') RETURNS geometry
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION @extschema@.bd09_to_wgs84(geometry, pg_catalog.text) IS
'The geometry with each vertex moved from BD-09 (Baidu) to WGS84 (GPS, most maps of the world). geom: of any type, longitude and latitude in degrees, SRID 4326, 4490 or 0; type, SRID, Z and M stay. area: where positions are moved, decided by their WGS84 position: mainland (a coarse polygon; without Hong Kong, Macau and Taiwan), box (the rectangle that most programs use; it takes in parts of all neighbours) or always (85 S to 85 N); elsewhere they stay. The public formula on the Krasovsky ellipsoid, inverted to 1e-9 degree; the map services themselves differ from it by decimetres, as users report at places by 1 to 20 m. Not idempotent: apply it once. NULL for NULL, EMPTY for EMPTY. Errors: another SRID or an unknown area (22023), NaN, infinity or no degrees (22003), a corrupted value (XX001). Immutable. Converting coordinates may be regulated in mainland China; whether you may is for you to find out.';

CREATE FUNCTION @extschema@.bd09_to_wgs84(INOUT lon pg_catalog.float8, INOUT lat pg_catalog.float8, area pg_catalog.text DEFAULT 'mainland')
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION @extschema@.bd09_to_wgs84(pg_catalog.float8, pg_catalog.float8, pg_catalog.text) IS
'A position in WGS84, as columns lon and lat, of one in BD-09: SELECT * FROM bd09_to_wgs84(116.4, 39.9). lon, lat: degrees. area, formula, errors and limits: as for the form on geometry. NULLs for NULL. Immutable. Converting coordinates may be regulated in mainland China; whether you may is for you to find out.';

CREATE FUNCTION @extschema@.gcj02_to_bd09(geom geometry, area pg_catalog.text DEFAULT 'mainland') RETURNS geometry
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION @extschema@.gcj02_to_bd09(geometry, pg_catalog.text) IS
'The geometry with each vertex moved from GCJ-02 (Amap, Tencent, Google in mainland China) to BD-09 (Baidu). geom: of any type, longitude and latitude in degrees, SRID 4326, 4490 or 0; type, SRID, Z and M stay. area: where positions are moved, decided by their WGS84 position: mainland (a coarse polygon; without Hong Kong, Macau and Taiwan), box (the rectangle that most programs use; it takes in parts of all neighbours) or always (85 S to 85 N); elsewhere they stay. The public formula on the Krasovsky ellipsoid, to 1e-12 degree; the map services themselves differ from it by decimetres, as users report at places by 1 to 20 m. Not idempotent: apply it once. NULL for NULL, EMPTY for EMPTY. Errors: another SRID or an unknown area (22023), NaN, infinity or no degrees (22003), a corrupted value (XX001). Immutable. Converting coordinates may be regulated in mainland China; whether you may is for you to find out.';

CREATE FUNCTION @extschema@.gcj02_to_bd09(INOUT lon pg_catalog.float8, INOUT lat pg_catalog.float8, area pg_catalog.text DEFAULT 'mainland')
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION @extschema@.gcj02_to_bd09(pg_catalog.float8, pg_catalog.float8, pg_catalog.text) IS
'A position in BD-09, as columns lon and lat, of one in GCJ-02: SELECT * FROM gcj02_to_bd09(116.4, 39.9). lon, lat: degrees. area, formula, errors and limits: as for the form on geometry. NULLs for NULL. Immutable. Converting coordinates may be regulated in mainland China; whether you may is for you to find out.';

CREATE FUNCTION @extschema@.bd09_to_gcj02(geom geometry, area pg_catalog.text DEFAULT 'mainland') RETURNS geometry
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION @extschema@.bd09_to_gcj02(geometry, pg_catalog.text) IS
'The geometry with each vertex moved from BD-09 (Baidu) to GCJ-02 (Amap, Tencent, Google in mainland China). geom: of any type, longitude and latitude in degrees, SRID 4326, 4490 or 0; type, SRID, Z and M stay. area: where positions are moved, decided by their WGS84 position: mainland (a coarse polygon; without Hong Kong, Macau and Taiwan), box (the rectangle that most programs use; it takes in parts of all neighbours) or always (85 S to 85 N); elsewhere they stay. The public formula on the Krasovsky ellipsoid, inverted to 1e-9 degree; the map services themselves differ from it by decimetres, as users report at places by 1 to 20 m. Not idempotent: apply it once. NULL for NULL, EMPTY for EMPTY. Errors: another SRID or an unknown area (22023), NaN, infinity or no degrees (22003), a corrupted value (XX001). Immutable. Converting coordinates may be regulated in mainland China; whether you may is for you to find out.';

CREATE FUNCTION @extschema@.bd09_to_gcj02(INOUT lon pg_catalog.float8, INOUT lat pg_catalog.float8, area pg_catalog.text DEFAULT 'mainland')
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION @extschema@.bd09_to_gcj02(pg_catalog.float8, pg_catalog.float8, pg_catalog.text) IS
'A position in GCJ-02, as columns lon and lat, of one in BD-09: SELECT * FROM bd09_to_gcj02(116.4, 39.9). lon, lat: degrees. area, formula, errors and limits: as for the form on geometry. NULLs for NULL. Immutable. Converting coordinates may be regulated in mainland China; whether you may is for you to find out.';

-- detect_datum

CREATE TYPE @extschema@.datum_detection AS (
	datum_a		pg_catalog.text,
	datum_b		pg_catalog.text,
	n			pg_catalog.int8,
	residual_m	pg_catalog.float8,
	confidence	pg_catalog.float8
);
COMMENT ON TYPE @extschema@.datum_detection IS 'What detect_datum() finds out about two sets of coordinates.';
COMMENT ON COLUMN @extschema@.datum_detection.datum_a IS 'The datum of the first set: wgs84, gcj02 or bd09; same if both are in one datum, which then cannot be told; NULL if there are fewer than 3 pairs or nothing fits.';
COMMENT ON COLUMN @extschema@.datum_detection.datum_b IS 'The datum of the second set, likewise.';
COMMENT ON COLUMN @extschema@.datum_detection.n IS 'Pairs that count: without NULL, and in mainland China.';
COMMENT ON COLUMN @extschema@.datum_detection.residual_m IS 'The median distance in metres that the best explanation leaves between the two positions of a pair, also when it does not fit; NULL if there are fewer than 3 pairs.';
COMMENT ON COLUMN @extschema@.datum_detection.confidence IS '0..1: (1 - residual_m / that of the next best explanation) * (k + 1) / (n + 2), where k of the n pairs, each taken alone, are explained better by this answer than by any other. So at most 0.8 for 3 pairs and 0.99 for 100. NULL if nothing fits.';

CREATE FUNCTION @extschema@.detect_datum_add(pg_catalog.internal, pg_catalog.float8, pg_catalog.float8, pg_catalog.float8, pg_catalog.float8) RETURNS pg_catalog.internal
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE PARALLEL SAFE COST 50;
COMMENT ON FUNCTION @extschema@.detect_datum_add(pg_catalog.internal, pg_catalog.float8, pg_catalog.float8, pg_catalog.float8, pg_catalog.float8) IS
'Part of the aggregate detect_datum(): takes in a pair. Immutable.';

CREATE FUNCTION @extschema@.detect_datum_combine(pg_catalog.internal, pg_catalog.internal) RETURNS pg_catalog.internal
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.detect_datum_combine(pg_catalog.internal, pg_catalog.internal) IS
'Part of the aggregate detect_datum(): joins the pairs of two workers. Immutable.';

CREATE FUNCTION @extschema@.detect_datum_serialize(pg_catalog.internal) RETURNS pg_catalog.bytea
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.detect_datum_serialize(pg_catalog.internal) IS
'Part of the aggregate detect_datum(): packs the pairs of a worker. Immutable.';

CREATE FUNCTION @extschema@.detect_datum_deserialize(pg_catalog.bytea, pg_catalog.internal) RETURNS pg_catalog.internal
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.detect_datum_deserialize(pg_catalog.bytea, pg_catalog.internal) IS
'Part of the aggregate detect_datum(): unpacks the pairs of a worker. Immutable.';

CREATE FUNCTION @extschema@.detect_datum_result(pg_catalog.internal) RETURNS @extschema@.datum_detection
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.detect_datum_result(pg_catalog.internal) IS
'Part of the aggregate detect_datum(): weighs the explanations. Immutable.';

CREATE AGGREGATE @extschema@.detect_datum(lon_a pg_catalog.float8, lat_a pg_catalog.float8, lon_b pg_catalog.float8, lat_b pg_catalog.float8) (
	SFUNC = @extschema@.detect_datum_add,
	STYPE = pg_catalog.internal,
	SSPACE = 4096,
	FINALFUNC = @extschema@.detect_datum_result,
	COMBINEFUNC = @extschema@.detect_datum_combine,
	SERIALFUNC = @extschema@.detect_datum_serialize,
	DESERIALFUNC = @extschema@.detect_datum_deserialize,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.detect_datum(pg_catalog.float8, pg_catalog.float8, pg_catalog.float8, pg_catalog.float8) IS
'Which datums explain how two sets of coordinates of the same places differ: SELECT (detect_datum(lon_a, lat_a, lon_b, lat_b)).* FROM pairs. lon_a, lat_a: degrees, in a datum to be found out; lon_b, lat_b: those of a reference. Seven explanations are weighed: one datum for both, and each of wgs84, gcj02 and bd09 for a with each other one for b. The one whose median residual is least is the answer, if that is at most half of the next best''s: so the places must agree to a few hundred metres. Pairs with a NULL, or outside mainland China, where the datums do not differ, do not count. Always a row; see datum_detection. Errors: NaN, infinity or no degrees (22003). Immutable.';
