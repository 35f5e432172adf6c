# A statement of a million calls leaves no memory behind, and can be cancelled.
use strict;
use warnings;
use FindBin;
use lib $FindBin::RealBin;

use Test::More;
use Time::HiRes qw(time);
use Atlas;

use constant { CALLS => 1_000_000, KB_ALLOWED => 1024, MS_TIMEOUT => 100, SECONDS_ALLOWED => 20 };

my $node = atlas_node('main', 'jit = off', 'max_parallel_workers_per_gather = 0');
my $s = session($node);
$s->do("SELECT add_cluster('c' || n, n * 3 - 90) FROM generate_series(1, 60) n");

# Each asks of row n of a series: products that are known, misspelt and unknown.
my $product = "(ARRAY['zeppelin hulls', 'socks', 'zepelin huls', 'sockss', 'nothing of that name'])[1 + n % 5]";
my $point = "ST_Point(n % 360 - 180, n % 180 - 90)";
my %calls = (
	'nearest_cluster_id' => "count(nearest_cluster_id($product, $point))",
	'nearest_cluster' => "count(nearest_cluster($product, $point, 'low', 1e6))",
	'cluster_distance, by geography' => "count(cluster_distance($product, $point\::geography))",
	'in_cluster' => "count(*) FILTER (WHERE in_cluster($product, $point))",
	'place_at' => "count(place_at($point))",
	'nearest_clusters' => "sum((SELECT count(*) FROM nearest_clusters($product, $point, 3)))",
	'clusters_at' => "sum((SELECT count(*) FROM clusters_at($point)))");

# The series is in the select list, so that it is not worked out beforehand.
sub statement
{
	my ($name, $n) = @_;
	return "SELECT $calls{$name} FROM (SELECT generate_series(1, $n) AS n) s";
}

# Memory of the backend's own, in kB: shared buffers do not count.
sub own_memory
{
	my ($pid) = @_;
	open my $file, '<', "/proc/$pid/status" or return;
	my ($kb) = join('', <$file>) =~ /^RssAnon:\s+(\d+) kB/m;
	close $file;
	return $kb;
}

my $pid = $s->do('SELECT pg_backend_pid()');
my $contexts = "SELECT sum(total_bytes) / 1024 FROM pg_backend_memory_contexts WHERE name LIKE 'cluster\\_atlas%'";
for my $name (sort keys %calls)
{
	$s->do(statement($name, 10_000));
	my ($before, $ours) = (own_memory($pid), $s->do($contexts));
	$s->do(statement($name, $name =~ /s$|clusters_at$/ ? CALLS / 4 : CALLS));
	is($s->do($contexts), $ours, "$name: a long statement leaves nothing in the picture");
  SKIP:
	{
		skip 'no /proc to tell the memory of a backend', 1 if !defined $before;
		cmp_ok(own_memory($pid) - $before, '<', KB_ALLOWED, '... and less than 1 MB in the backend');
	}
}

# Many statements: what each of them remembers goes with it.
{
	my $many = "SELECT nearest_cluster_id('zeppelin hulls', 'POINT(1 2)') \\g /dev/null\n" x 1000;
	$s->do($many);
	my $before = own_memory($pid);
	$s->do($many) for 1 .. 5;
  SKIP:
	{
		skip 'no /proc to tell the memory of a backend', 1 if !defined $before;
		cmp_ok(own_memory($pid) - $before, '<', KB_ALLOWED, '5,000 statements: less than 1 MB in the backend');
	}
}

# Statements that would take hours.  The bound is for slow machines.
for my $name (sort keys %calls)
{
	my $began = time;
	my $output = $s->run('SET statement_timeout = ' . MS_TIMEOUT . ";\n" . statement($name, 2_000_000_000) . ";\nSET statement_timeout = 0");
	like($output, qr/^ERROR:  57014$/m, "$name can be cancelled");
	cmp_ok(time - $began, '<', SECONDS_ALLOWED, '... soon');
}
is($s->run('SELECT answer(0)'), 'c30', 'and the next answer is right');

$s->close;
$node->stop;
done_testing();
