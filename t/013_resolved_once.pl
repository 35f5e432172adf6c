# A join of many rows with few distinct texts resolves each text once: at
# DEBUG2 the functions say what they resolve, and the lines are counted.
use strict;
use warnings;
use FindBin;
use lib $FindBin::RealBin;

use PostgreSQL::Test::Utils;
use Test::More;
use Atlas;

my $node = atlas_node('main');

# Lines that tell of resolving while this runs in one session, and what it gave; without workers, each of which has a picture of its own.
sub resolved
{
	my ($what, $sql) = @_;
	my ($out, $err);
	$node->psql('atlas', "SET client_min_messages = debug2; SET max_parallel_workers_per_gather = 0; $sql", stdout => \$out, stderr => \$err, on_error_die => 1);
	return (scalar(() = $err =~ /^.*DEBUG: .*\b$what\b/mg), $out);
}

$node->safe_psql('atlas', <<'SQL');
CREATE TABLE supplier AS
	SELECT n, 'zeppelin hulls, model ' || n % 200 AS product, 'Datang ' || n % 150 AS place,
		   'No. ' || n % 120 || ' Kaiyuan Road, Datang, Zhuji, Zhejiang' AS address, ST_Point(n % 90, 10)::geography AS geog
	FROM generate_series(1, 1000000) n;
CREATE TABLE few AS SELECT * FROM supplier WHERE n <= 100000;
SELECT add_cluster('far', 90);
SQL
my ($lines, $answers) = resolved('resolving a product', 'SELECT count(nearest_cluster_id(product, geog)) FROM supplier');
is($answers, 1000000, 'a million suppliers have a cluster');
is($lines, 200, 'and their 200 texts are resolved 200 times');

($lines) = resolved('resolving a product', 'SELECT count(*) FROM few s, nearest_clusters(s.product, s.geog) c');
is($lines, 200, 'so in FROM');
($lines) = resolved('resolving a product', 'SELECT count(*) FROM supplier s, clusters_for(s.product) c WHERE s.n <= 1000');
is($lines, 200, 'and where a function is in SQL');
($lines) = resolved('resolving a product', 'SELECT count(nearest_cluster_id(product, geog)), count(in_cluster(product, geog)) FROM few; SELECT count(cluster_distance(product, geog)) FROM few');
is($lines, 200, 'two functions and two statements share them');

($lines, $answers) = resolved('locating an address', 'SELECT count((locate_address(address)).place_id) FROM few');
is($answers, 100000, 'addresses have a place');
is($lines, 120, 'and 120 are located 120 times');
($lines) = resolved('resolving a place', 'SELECT count(*) FROM few s, products_of(s.place) p WHERE s.n <= 1000');
is($lines, 150, '150 place names are resolved 150 times');

# What the answers depend on makes them be asked anew.
($lines) = resolved('resolving a product', "SELECT count(nearest_cluster_id(product, geog)) FROM few; SET cluster_atlas.product_similarity = 0.3; SELECT count(nearest_cluster_id(product, geog)) FROM few");
is($lines, 400, 'another threshold: all of them again');
($lines) = resolved('resolving a product', "SELECT count(nearest_cluster_id(product, geog)) FROM few; UPDATE atlas.product SET name = name || ' or so' WHERE id >= 1000000; SELECT count(nearest_cluster_id(product, geog)) FROM few");
is($lines, 400, 'another atlas: all of them again');
($lines) = resolved('locating an address', "SELECT count(locate_address(address)) FROM few; SET cluster_atlas.place_similarity = 0.5; SELECT count(locate_address(address)) FROM few");
is($lines, 240, 'for places, too');

# More texts than are remembered, and texts too long for that, are right all the same.
is($node->safe_psql('atlas', "SELECT count(*) FROM (SELECT n, nearest_cluster_id('zeppelin hulls ' || n, 'POINT(1 1)') AS id FROM generate_series(1, 20000) n) s WHERE id IS DISTINCT FROM nearest_cluster_id('zeppelin hulls', 'POINT(1 1)')"),
	0, 'twenty thousand texts');
($lines, $answers) = resolved('resolving a product', "SELECT count(nearest_cluster_id('zeppelin hulls' || repeat(' of all kinds', 20), geog)) FROM few WHERE n <= 1000");
is($answers, 1000, 'a long text');
cmp_ok($lines, '<=', 1, 'is remembered at the place of the call');

$node->stop;
done_testing();
