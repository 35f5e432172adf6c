# Commands that change the tables in bulk, or only their files; two-phase
# commit; plans that are kept; parallel workers.
use strict;
use warnings;
use FindBin;
use lib $FindBin::RealBin;

use PostgreSQL::Test::Utils;
use Test::More;
use Atlas;

my $node = atlas_node('main');
my $s = session($node);
my %sessions = (s => $s, other => session($node));
$s->do("SELECT add_cluster('far', 90)");

# "first" is the shipped cluster nearest to here; it and the next are retired.
$s->do(<<'SQL');
CREATE FUNCTION here() RETURNS geography IMMUTABLE LANGUAGE sql AS $$ SELECT 'POINT(120.2 29.7)'::geography $$;
CREATE FUNCTION hide_nearest() RETURNS void LANGUAGE sql AS $$ INSERT INTO atlas.retirement (entity, row_id) SELECT 'cluster', truth('socks', here()) $$;
CREATE FUNCTION hidden() RETURNS text STABLE LANGUAGE sql AS $$
	SELECT (SELECT count(*)::text FROM atlas.retirement) || CASE WHEN answer('socks', here()) LIKE 'WRONG%' THEN ' ' || answer('socks', here()) ELSE '' END
$$;
SQL
story('TRUNCATE', \%sessions, <<'END');
SELECT hidden() => 0
SELECT hide_nearest()
SELECT hidden() => 1
other: SELECT hidden() => 1
BEGIN; TRUNCATE atlas.retirement
SELECT hidden() => 0
ROLLBACK
SELECT hidden() => 1
BEGIN; SELECT hide_nearest()
SELECT hidden() => 2
DECLARE c CURSOR FOR SELECT answer('socks', here()) FROM generate_series(1, 9)
FETCH c \g /dev/null
SAVEPOINT a; TRUNCATE atlas.retirement
SELECT hidden() => 0
FETCH c \g /dev/null
ROLLBACK TO a
SELECT hidden() => 2
SAVEPOINT b; TRUNCATE atlas.retirement; SELECT hide_nearest()
SELECT hidden() => 1
FETCH c \g /dev/null
RELEASE b
SELECT hidden() => 1
COMMIT
SELECT hidden() => 1
other: SELECT hidden() => 1
other: TRUNCATE atlas.retirement
SELECT hidden() => 0
other: SELECT hidden() => 0
TRUNCATE atlas.cluster CASCADE => ERROR:  42501
END

story('TRUNCATE of boundaries', \%sessions, <<'END');
SELECT approximate FROM place_at(here()) => t
BEGIN; INSERT INTO atlas.place_boundary (place_id, boundary) SELECT place_id, ST_Multi(ST_Buffer(here(), 100)::geometry)::geography FROM place_at(here())
SELECT approximate FROM place_at(here()) => f
other: SELECT approximate FROM place_at(here()) => t
COMMIT
other: SELECT approximate FROM place_at(here()) => f
BEGIN; TRUNCATE atlas.place_boundary
SELECT approximate FROM place_at(here()) => t
ROLLBACK
SELECT approximate FROM place_at(here()) => f
TRUNCATE atlas.place_boundary
other: SELECT approximate FROM place_at(here()) => t
END

# COPY, in and out of a transaction that fails.
$s->do("CREATE TABLE new_cluster AS SELECT 2000000 + n AS id, 'copied-' || n AS slug, 'copied-' || n AS name, p.id AS place_id, "
	. "ST_Point(70 - n, 0)::geography AS location, 1000 AS radius_m FROM generate_series(1, 50) n, atlas.place p WHERE p.slug = 'test-place'; "
	. "CREATE TABLE new_specialisation AS SELECT 2000100 + n AS id, 2000000 + n AS cluster_id, p.id AS product_id FROM generate_series(1, 50) n, atlas.product p WHERE p.slug = 'zeppelin-hulls'");
my $dir = PostgreSQL::Test::Utils::tempdir;
$s->do("\\copy new_cluster TO '$dir/cluster'\n\\copy new_specialisation TO '$dir/specialisation'\n");
my $copy = "\\copy atlas.cluster (id, slug, name, place_id, location, radius_m) FROM '$dir/cluster'\n"
	. "\\copy atlas.specialisation (id, cluster_id, product_id) FROM '$dir/specialisation'\n";
is($s->run('SELECT answer(10)'), 'far', 'before COPY');
$s->do("BEGIN;\n$copy");
is($s->run('SELECT answer(10)'), 'copied-50', 'after COPY');
is($sessions{other}->run('SELECT answer(10)'), 'far', '... not for others');
$s->do('ROLLBACK');
is($s->run('SELECT answer(10)'), 'far', '... nor after rollback');
$s->do($copy);
is($sessions{other}->run('SELECT answer(10)'), 'copied-50', '... but after commit');

# What moves the rows or changes a table's form leaves answers as they are, and
# changes are noticed as before.
my $round = 0;
for my $command ('VACUUM FULL atlas.cluster', 'VACUUM FULL atlas.generation', 'VACUUM FREEZE atlas.generation', 'CLUSTER atlas.cluster USING cluster_pkey',
	'REINDEX TABLE atlas.specialisation', 'ALTER TABLE atlas.cluster ADD COLUMN contact text DEFAULT clock_timestamp()::text',
	'ALTER TABLE atlas.cluster ALTER COLUMN contact TYPE varchar(99)', 'ALTER TABLE atlas.cluster SET (fillfactor = 50)',
	'ALTER TABLE atlas.specialisation ADD CHECK (cluster_id > 0)', 'ANALYZE atlas.cluster')
{
	$round++;
	my $last = $round == 1 ? 'copied-50' : 'round-' . ($round - 1);
	my $lon = 20 - 0.1 * $round;
	story($command, \%sessions, <<"END");
=> $last
other: => $last
$command
=> $last
other: => $last
BEGIN; SELECT add_cluster('never', 10)
=> never
ROLLBACK
=> $last
SELECT add_cluster('round-$round', $lon)
=> round-$round
other: => round-$round
END
}

# No trigger fires when ALTER TABLE computes a column anew: so it must not be
# possible for any column that the functions read.
is($s->run(<<'SQL'), '', 'columns that the functions read cannot be computed anew');
DO $$
DECLARE
	read record;
BEGIN
	FOR read IN
		SELECT DISTINCT d.refobjid::regclass AS relation, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type
		FROM pg_depend d
		JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
		JOIN pg_class c ON c.oid = d.refobjid AND c.relkind = 'r' AND c.relnamespace = 'atlas'::regnamespace
		WHERE d.classid = 'pg_rewrite'::regclass
	LOOP
		BEGIN
			EXECUTE format('ALTER TABLE %s ALTER COLUMN %I TYPE %s USING %I', read.relation, read.name, read.type, read.name);
			RAISE WARNING '% % can', read.relation, read.name;
		EXCEPTION WHEN feature_not_supported THEN
		END;
	END LOOP;
END
$$
SQL

story('two-phase commit', \%sessions, <<'END');
BEGIN; SELECT add_cluster('prepared', 11)
=> prepared
PREPARE TRANSACTION 'one'
=> round-10
other: => round-10
other: COMMIT PREPARED 'one'
=> prepared
other: => prepared
BEGIN; SELECT drop_cluster('prepared')
PREPARE TRANSACTION 'two'
=> prepared
ROLLBACK PREPARED 'two'
=> prepared
other: => prepared
BEGIN; SAVEPOINT a; SELECT add_cluster('never', 10)
RELEASE a; SELECT drop_cluster('prepared')
=> never
PREPARE TRANSACTION 'three'
other: BEGIN ISOLATION LEVEL REPEATABLE READ
other: => prepared
COMMIT PREPARED 'three'
=> never
other: => prepared
other: COMMIT
other: => never
SELECT drop_cluster('never')
END

for my $mode (qw(auto force_generic_plan force_custom_plan))
{
	story("prepared statements, $mode", \%sessions, <<"END");
SET plan_cache_mode = $mode
PREPARE q (float8) AS SELECT answer(\$1)
EXECUTE q(10) => round-10
EXECUTE q(90) => far
EXECUTE q(10) => round-10
EXECUTE q(10) => round-10
EXECUTE q(10) => round-10
EXECUTE q(10) => round-10
EXECUTE q(10) => round-10
BEGIN; SELECT add_cluster('near', 11)
EXECUTE q(10) => near
other: => round-10
EXECUTE q(90) => far
ROLLBACK
EXECUTE q(10) => round-10
other: SELECT add_cluster('near', 11)
EXECUTE q(10) => near
other: SELECT drop_cluster('near')
EXECUTE q(10) => round-10
DEALLOCATE q
RESET plan_cache_mode
END
}

# Parallel workers make pictures of their own: each must be that of the leader's
# snapshot, with its uncommitted rows.
my ($forced) = $s->do("SELECT name FROM pg_settings WHERE name IN ('force_parallel_mode', 'debug_parallel_query')");
$s->do("CREATE TABLE point AS SELECT ST_Point(n % 180, n % 7)::geography AS geog FROM generate_series(1, 20000) n; ANALYZE point");
my $sum = "SELECT count(*), sum(nearest_cluster_id('zeppelin hulls', geog)), sum(nearest_cluster_id('socks', geog)), "
	. "round(sum(cluster_distance('socks', geog))::numeric, 2), count(*) FILTER (WHERE in_cluster('socks', geog)) FROM point";
my $parallel = 'SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0; SET max_parallel_workers_per_gather = 2';
my $serial = 'SET max_parallel_workers_per_gather = 0';
sub same_in_parallel
{
	my ($name) = @_;
	my $one = $s->do("$serial; $sum");
	my $many = $s->do("$parallel; $sum");
	return is($many, $one, $name);
}
like($s->do("$parallel; EXPLAIN (COSTS OFF) $sum"), qr/Workers Planned: 2/, 'workers share the work');
same_in_parallel('parallel workers answer the same');
$s->do("BEGIN; SELECT add_cluster('mine', 95), drop_cluster('round-3')");
same_in_parallel('... with own uncommitted rows');
$s->do("SAVEPOINT a; SELECT add_cluster('mine-too', 100)");
same_in_parallel('... and in a savepoint');
$s->do('ROLLBACK TO a');
same_in_parallel('... and after it');
$s->do('ROLLBACK; BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT FROM atlas.release');
my $old = $s->do("$serial; $sum");
$sessions{other}->do("SELECT add_cluster('theirs', 120)");
is($s->do("$parallel; $sum"), $old, '... under an old snapshot');
$s->do('COMMIT');
isnt($s->do("$parallel; $sum"), $old, '... and then a new one');
same_in_parallel('... the same again');
story("all in a worker: $forced", \%sessions, <<"END");
SET $forced = on; $serial
=> round-10
BEGIN; SELECT add_cluster('near', 11)
=> near
SAVEPOINT a; SELECT drop_cluster('near')
=> round-10
ROLLBACK TO a
=> near
ROLLBACK
=> round-10
SELECT count(*) FROM nearest_clusters('zeppelin hulls', 'POINT(10 0)', 7) => 7
END

$_->close for values %sessions;
$node->stop;
done_testing();
