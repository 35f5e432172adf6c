# Random calls against brute force: every candidate by ST_Distance(geography),
# ordered by distance and id.  The same ids, distances within a millimetre.
#
# RANDOM_CALLS says how many, 100,000 unless told; RANDOM_SEED chooses others.
# They are drawn 5,000 at a time, each batch with a seed of its own, so that a
# failure names the seed to look at.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use Test::More;

use constant BATCH => 5000;
my $calls = $ENV{RANDOM_CALLS} || 100_000;
my $seed = $ENV{RANDOM_SEED} || 1;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init;
$node->append_conf('postgresql.conf', "autovacuum = off\njit = off\nmax_parallel_workers_per_gather = 0\nwork_mem = '256MB'");
$node->start;
$node->safe_psql('postgres', <<'SQL');
SET client_min_messages = warning;
CREATE EXTENSION cluster_atlas CASCADE;
SELECT setseed(0.1);

-- Clusters of the user's own where it is difficult: many in one spot, at the
-- poles, on both sides of the date line, and anywhere; of every quality.
INSERT INTO atlas.place (slug, level, name, location) VALUES ('random-place', 'town', 'Random place', 'POINT(0 0)');
INSERT INTO atlas.cluster (slug, name, place_id, location, radius_m, role)
SELECT 'random-' || i, 'Random ' || i, p.id,
	   CASE WHEN i <= 30 THEN 'POINT(120.2 29.7)'
			WHEN i <= 60 THEN format('POINT(%s %s)', (i - 45) * 12, CASE i % 3 WHEN 0 THEN 90 WHEN 1 THEN -90 ELSE -89.999 END)
			WHEN i <= 90 THEN format('POINT(%s %s)', CASE i % 3 WHEN 0 THEN 180 WHEN 1 THEN -180 ELSE -179.99 END, (i - 75) * 5)
			ELSE format('POINT(%s %s)', random() * 360 - 180, random() * 180 - 90) END::geography,
	   1000, (ARRAY['production', 'market', 'trade', 'brand'])[1 + i % 4]
FROM generate_series(1, 200) i, atlas.place p WHERE p.slug = 'random-place';
INSERT INTO atlas.specialisation (cluster_id, product_id, quality_min, quality_max)
SELECT DISTINCT ON (c.id, p.id) c.id, p.id,
	   (ARRAY[NULL, 'low', 'low', 'low', 'medium', 'medium', 'high']::quality_tier[])[q],
	   (ARRAY[NULL, 'low', 'medium', 'high', 'medium', 'high', 'high']::quality_tier[])[q]
FROM (SELECT id, 1 + floor(7 * random())::int AS q FROM atlas.cluster, generate_series(1, 5) WHERE id >= 1000000) c,
	 LATERAL (SELECT id FROM atlas.product WHERE c.id IS NOT NULL ORDER BY random() LIMIT 1) p;

-- From the tables, and nothing of the functions: who makes what, in the part of
-- the product tree that answers.
CREATE TABLE candidate AS
WITH RECURSIVE down (top, id) AS (
	SELECT id, id FROM atlas.product
	UNION ALL
	SELECT down.top, p.id FROM down JOIN atlas.product p ON p.parent_id = down.id
)
SELECT down.top, c.id AS cluster_id, c.role, c.location, max(s.quality_max) AS quality
FROM down JOIN atlas.specialisation s ON s.product_id = down.id JOIN atlas.cluster c ON c.id = s.cluster_id
GROUP BY down.top, c.id, c.role, c.location;
CREATE INDEX ON candidate (top);
CREATE TABLE answers AS
WITH RECURSIVE up (product_id, id, depth) AS (
	SELECT id, id, 0 FROM atlas.product
	UNION ALL
	SELECT up.product_id, p.parent_id, up.depth + 1 FROM up JOIN atlas.product p ON p.id = up.id WHERE p.parent_id IS NOT NULL
)
SELECT DISTINCT ON (up.product_id, role.name) up.product_id, role.name AS role, up.id AS top
FROM up CROSS JOIN (VALUES ('production'), ('market'), ('trade'), ('brand'), (NULL)) role (name)
WHERE EXISTS (SELECT FROM candidate c WHERE c.top = up.id AND c.role = COALESCE(role.name, c.role))
ORDER BY up.product_id, role.name, up.depth;
CREATE TABLE everything AS
SELECT ARRAY(SELECT id FROM atlas.product ORDER BY id) AS products, ARRAY(SELECT name FROM atlas.product ORDER BY id) AS names,
	   ARRAY(SELECT location FROM atlas.cluster ORDER BY id) AS locations;
ANALYZE;
SQL

# Counts: calls, answered, rows compared, rows that differ, and an example.
sub batch
{
	my ($seed, $n) = @_;
	return split /\|/, $node->safe_psql('postgres', <<SQL);
SELECT setseed(($seed % 1000000) / 1000000.0) \\g /dev/null
CREATE TEMP TABLE call AS
SELECT i, products[p] AS product_id, names[p] AS product,
	   CASE i % 10
			WHEN 0 THEN locations[1 + floor(random() * cardinality(locations))::int]
			WHEN 1 THEN ST_Point(random() * 360 - 180, CASE WHEN random() < 0.5 THEN 90 ELSE -90 END)::geography
			WHEN 2 THEN ST_Point(CASE WHEN random() < 0.5 THEN 180 ELSE -180 END, random() * 180 - 90)::geography
			WHEN 3 THEN ST_Point(180 - 0.01 * random(), random() * 180 - 90)::geography
			WHEN 4 THEN ST_Point(random() * 360 - 180, 90 - 0.01 * random())::geography
			WHEN 5 THEN 'POINT(120.2 29.7)'::geography
			WHEN 6 THEN ST_Point(100 + random() * 25, 20 + random() * 22)::geography
			ELSE ST_Point(random() * 360 - 180, degrees(asin(2 * random() - 1)))::geography END AS point,
	   CASE WHEN random() < 0.4 THEN (ARRAY['low', 'medium', 'high']::quality_tier[])[1 + floor(3 * random())::int] END AS min_quality,
	   CASE WHEN random() < 0.3 THEN 10 ^ (7.3 * random()) END AS max_distance,
	   CASE WHEN random() < 0.6 THEN 'production' WHEN random() < 0.7 THEN (ARRAY['market', 'trade', 'brand'])[1 + floor(3 * random())::int] END AS role,
	   CASE WHEN random() < 0.9 THEN floor(10 * random())::int ELSE 1000 END AS k
FROM (SELECT i, 1 + floor(random() * cardinality(products))::int AS p, e.* FROM generate_series(1, $n) i, everything e OFFSET 0) drawn;
CREATE TEMP TABLE wanted AS
SELECT d.i, d.cluster_id, d.distance, row_number() OVER (PARTITION BY d.i ORDER BY d.distance, d.cluster_id) AS position
FROM (SELECT call.i, call.max_distance, c.cluster_id, ST_Distance(c.location, call.point) AS distance
	  FROM call JOIN answers a ON a.product_id = call.product_id AND a.role IS NOT DISTINCT FROM call.role
	  JOIN candidate c ON c.top = a.top AND c.role = COALESCE(call.role, c.role)
	  WHERE call.min_quality IS NULL OR c.quality >= call.min_quality OFFSET 0) d
WHERE d.max_distance IS NULL OR d.distance <= d.max_distance;
ANALYZE wanted;
CREATE TEMP TABLE got AS
SELECT call.i, n.cluster_id, n.distance_m, n.position
FROM call, nearest_clusters(call.product, call.point::geometry, call.k, call.min_quality, call.max_distance, call.role) WITH ORDINALITY
	 n (cluster_id, cluster, place, province, product, distance_m, inside, quality_min, quality_max, national_share, global_share, position);
CREATE TEMP TABLE compared AS
SELECT i, 'k' AS form, g.cluster_id, g.distance_m, w.cluster_id AS wanted_id, w.distance AS wanted_m
FROM got g FULL JOIN (SELECT w.* FROM wanted w JOIN call USING (i) WHERE w.position <= call.k) w USING (i, position)
UNION ALL
SELECT call.i, 'one', (n).cluster_id, (n).distance_m, w.cluster_id, w.distance
FROM (SELECT *, nearest_cluster(product, point, min_quality, max_distance, role) AS n FROM call OFFSET 0) call
LEFT JOIN wanted w ON w.i = call.i AND w.position = 1
UNION ALL
SELECT call.i, 'id', nearest_cluster_id(product, point::geometry, min_quality, role), cluster_distance(product, point, min_quality, role), w.cluster_id, w.distance
FROM call LEFT JOIN wanted w ON w.i = call.i AND w.position = 1
WHERE call.max_distance IS NULL;
SELECT (SELECT count(*) FROM call), (SELECT count(DISTINCT i) FROM wanted), (SELECT count(*) FROM compared), count(*),
	   (array_agg(format('%s: %s', call, c)))[1]
FROM compared c JOIN call USING (i)
WHERE c.cluster_id IS DISTINCT FROM c.wanted_id OR NOT COALESCE(abs(c.distance_m - c.wanted_m) <= 0.001, c.distance_m IS NULL AND c.wanted_m IS NULL);
SQL
}

my ($made, $answered, $compared) = (0, 0, 0);
my @wrong;
for (my $left = $calls; $left > 0; $left -= BATCH, $seed++)
{
	my ($n, $with_answer, $rows, $differ, $example) = batch($seed, $left < BATCH ? $left : BATCH);
	$made += $n;
	$answered += $with_answer;
	$compared += $rows;
	push @wrong, "seed $seed: $differ, such as $example" if $differ;
}
is($made, $calls, "$calls random calls");
cmp_ok($answered, '>', $calls / 2, '... most of which have an answer');
cmp_ok($compared, '>', 2 * $calls, '... and many rows to compare');
is_deeply(\@wrong, [], '... give the ids of brute force, and distances within a millimetre');
note("$answered answered, $compared rows compared");

$node->stop;
done_testing();
