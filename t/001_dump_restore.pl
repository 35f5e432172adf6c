# What users added, overrode and hid is there after dump and restore, whatever
# the format, and nothing of what is shipped is dumped.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init;
$node->start;

sub with_extension
{
	my ($database) = @_;
	$node->safe_psql('postgres', "CREATE DATABASE $database");
	$node->safe_psql($database, 'CREATE EXTENSION cluster_atlas CASCADE');
	return;
}

with_extension('original');
$node->safe_psql('original', <<'SQL');
INSERT INTO atlas.source (slug, title) VALUES ('our-visit', 'Our visit');
INSERT INTO atlas.place (slug, level, name, name_zh, parent_id, location)
	SELECT 'new-town', 'town', 'New Town', '新镇', id, 'POINT(120.3 29.8)' FROM atlas.place WHERE slug = 'zhuji-shaoxing';
INSERT INTO atlas.place_name (place_id, name, lang, kind) SELECT id, 'Xin Zhen', 'zh-Latn', 'spelling' FROM atlas.place WHERE slug = 'new-town';
INSERT INTO atlas.place_boundary (place_id, boundary)
	SELECT id, 'MULTIPOLYGON(((120 29,121 29,121 30,120 30,120 29)))' FROM atlas.place WHERE slug = 'shaoxing-zhejiang';
INSERT INTO atlas.product (slug, parent_id, name) SELECT 'toe-socks', id, 'toe socks' FROM atlas.product WHERE slug = 'socks';
INSERT INTO atlas.product_name (product_id, name, lang) SELECT id, 'five-finger socks', 'en' FROM atlas.product WHERE slug = 'toe-socks';
INSERT INTO atlas.product_hs (product_id, hs_code, relation, separable, confidence) SELECT id, '6115', 'broader', false, 'high' FROM atlas.product WHERE slug = 'toe-socks';
-- the slug of a shipped cluster: the two must not get in each other's way
INSERT INTO atlas.cluster (slug, name, place_id, location, radius_m)
	SELECT 'datang-socks', 'New Town socks', id, location, 4000 FROM atlas.place WHERE slug = 'new-town';
INSERT INTO atlas.specialisation (cluster_id, product_id, quality_min, quality_max, national_share)
	SELECT c.id, p.id, 'medium', 'high', 0.1 FROM atlas.cluster c, atlas.product p WHERE c.id >= 1000000 AND p.slug = 'toe-socks';
INSERT INTO atlas.claim (cluster_id, product_id, source_id, metric, op, value, unit, scope, followed)
	SELECT c.id, p.id, s.id, 'output_share', '~', 0.1, 'fraction', 'national', true
	FROM atlas.cluster c, atlas.product p, atlas.source s WHERE c.id >= 1000000 AND p.slug = 'toe-socks' AND s.slug = 'our-visit';
-- an override of a shipped specialisation, and a retirement
INSERT INTO atlas.specialisation (cluster_id, product_id, quality_min, quality_max)
	SELECT s.cluster_id, s.product_id, 'high', 'high' FROM atlas.specialisation s
	JOIN atlas.cluster c ON c.id = s.cluster_id JOIN atlas.product p ON p.id = s.product_id
	WHERE s.id < 1000000 AND c.slug = 'datang-socks' AND p.slug = 'socks';
INSERT INTO atlas.retirement (entity, row_id, reason)
	SELECT 'cluster', id, 'closed' FROM atlas.cluster WHERE id < 1000000 AND slug <> 'datang-socks' ORDER BY id LIMIT 1;
-- things of the user's that need our functions and types while they are restored
CREATE TABLE supplier (id int PRIMARY KEY, product text, quality quality_tier, geom geometry(Point, 4326),
					   good boolean GENERATED ALWAYS AS (quality >= 'medium') STORED);
INSERT INTO supplier VALUES (1, 'socks', 'low', ST_SetSRID(ST_Point(120.2, 29.7), 4326)), (2, 'toe socks', 'high', ST_SetSRID(ST_Point(120.3, 29.8), 4326));
CREATE INDEX ON supplier (quality);
CREATE INDEX ON supplier ((quality::text));
CREATE MATERIALIZED VIEW placed AS
	SELECT s.id, f.cluster, f.inside, in_cluster(s.product, s.geom) AS held FROM supplier s, nearest_cluster(s.product, s.geom) f;
CREATE VIEW listed AS SELECT * FROM clusters_for('socks', 'medium');
SQL

# All that the functions see, as one text; and the user's own objects.
my @effective = qw(source place place_name region_member product product_name product_hs cluster specialisation claim);

sub state_of
{
	my ($database, $with_objects) = @_;
	my @queries = map { "SELECT '$_', count(*), md5(string_agg(e::text, ';' ORDER BY id)) FROM atlas.effective_$_ e" } @effective;
	push @queries, "SELECT 'boundary', count(*), md5(string_agg(b::text, ';' ORDER BY id)) FROM atlas.place_boundary b";
	push @queries, "SELECT 'retired', count(*), string_agg(r::text, ';' ORDER BY id) FROM atlas.retirement r";
	my $state = $node->safe_psql($database, join(' UNION ALL ', @queries) . ' ORDER BY 1');
	$state .= "\n" . $node->safe_psql($database,
		"SELECT * FROM supplier ORDER BY id; SELECT * FROM placed ORDER BY id; SELECT cluster_id, quality_max FROM listed; "
		. "SELECT cluster, inside FROM nearest_cluster('five-finger socks', 'POINT(120.3 29.8)')") if $with_objects;
	return $state;
}

my $original = state_of('original', 1);
like($original, qr/New Town socks/, 'the rows are there to begin with');

my $dir = PostgreSQL::Test::Utils::tempdir;

$node->command_ok([ 'pg_dump', '-Fc', '-f', "$dir/custom", 'original' ], 'custom dump');
$node->safe_psql('postgres', 'CREATE DATABASE custom');
$node->command_ok([ 'pg_restore', '--exit-on-error', '-d', 'custom', "$dir/custom" ], 'custom restore');
is(state_of('custom', 1), $original, 'custom format gives back the same');

$node->command_ok([ 'pg_dump', '-Fd', '-j', '2', '-f', "$dir/directory", 'original' ], 'parallel dump');
$node->safe_psql('postgres', 'CREATE DATABASE parallel');
$node->command_ok([ 'pg_restore', '--exit-on-error', '-j', '2', '-d', 'parallel', "$dir/directory" ], 'parallel restore');
is(state_of('parallel', 1), $original, 'two jobs give back the same');

$node->command_ok([ 'pg_dump', '-f', "$dir/plain.sql", 'original' ], 'plain dump');
$node->safe_psql('postgres', 'CREATE DATABASE plain');
$node->command_ok([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', 'plain', '-f', "$dir/plain.sql" ], 'plain restore');
is(state_of('plain', 1), $original, 'plain SQL gives back the same');

with_extension('fresh');
$node->command_ok([ 'pg_restore', '--exit-on-error', '--data-only', '-n', 'atlas', '-d', 'fresh', "$dir/custom" ], 'data-only restore');
is(state_of('fresh', 0), state_of('original', 0), 'data alone, into a fresh install, gives back the same');

# Nothing shipped is in a dump: it would collide with the install script.
my $dump = slurp_file("$dir/plain.sql");
my @copied = $dump =~ /^COPY atlas\.\w+ .*?\n(.*?)^\\\.$/msg;
my @shipped = grep { /^(\d+)\t/ && $1 < 1000000 } map { split /\n/ } @copied;
is_deeply(\@shipped, [], 'no shipped row is dumped');

# Ids go on where they were.
my $last = $node->safe_psql('original', 'SELECT max(id) FROM atlas.retirement');
for my $database (qw(custom parallel plain fresh))
{
	my $next = $node->safe_psql($database, "INSERT INTO atlas.source (slug, title) VALUES ('later', 'later') RETURNING id");
	cmp_ok($next, '>', $last, "$database: the next id is a fresh one");
}

# A restored database dumps and restores again.
$node->command_ok([ 'pg_dump', '-Fc', '-f', "$dir/again", 'plain' ], 'second dump');
$node->safe_psql('postgres', 'CREATE DATABASE again');
$node->command_ok([ 'pg_restore', '--exit-on-error', '-d', 'again', "$dir/again" ], 'second restore');
is(state_of('again', 1), state_of('plain', 1), 'a second round gives back the same');

$node->stop;
done_testing();
