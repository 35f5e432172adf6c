-- Where the generated data arrives.
CREATE SCHEMA bench;
CREATE TABLE bench.hub (id int PRIMARY KEY, lon float8, lat float8);
CREATE TABLE bench.product (id int PRIMARY KEY, name text);
CREATE TABLE bench.cluster (id int PRIMARY KEY, hub_id int, lon float8, lat float8, radius_m float8);
CREATE TABLE bench.specialisation (cluster_id int, product_id int, quality_min text, quality_max text);
CREATE UNLOGGED TABLE bench.raw (id int, product_id int, product text, lon float8, lat float8);

CREATE FUNCTION bench.floor(product text, point geometry) RETURNS float8
	AS :'floor', 'bench_floor' LANGUAGE c STABLE PARALLEL SAFE;
CREATE FUNCTION bench.constant(product text, point geometry) RETURNS float8
	AS :'floor', 'bench_constant' LANGUAGE c STABLE PARALLEL SAFE;
