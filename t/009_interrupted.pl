# A picture that is cancelled half-way leaves nothing behind, and neither does a
# server that crashes: the next answer is right.
use strict;
use warnings;
use FindBin;
use lib $FindBin::RealBin;

use Test::More;
use Time::HiRes qw(time);
use Atlas;

my $node = atlas_node('main');
my $s = session($node);
my $other = session($node);
$s->do("SELECT add_cluster('far', 90)");
# Enough clusters that a picture takes its time.
$s->do(<<'SQL');
INSERT INTO atlas.cluster (slug, name, place_id, location, radius_m)
SELECT 'many-' || n, 'many-' || n, p.id, ST_Point(100 + n % 80, 10 + n % 70)::geography, 1000 FROM generate_series(1, 5000) n, atlas.place p WHERE p.slug = 'test-place';
INSERT INTO atlas.specialisation (cluster_id, product_id) SELECT c.id, p.id FROM atlas.cluster c, atlas.product p WHERE c.name ~ '^many' AND p.slug = 'zeppelin-hulls';
ANALYZE atlas.cluster;
ANALYZE atlas.specialisation;
SQL

my $began = time;
is($s->do("SELECT add_cluster('c0', 89) \\g /dev/null\nSELECT answer(10)"), 'c0', 'before');
my $whole = $s->do(<<'SQL');
DO $$
BEGIN
	UPDATE atlas.cluster SET radius_m = 1 WHERE name = 'far';
	PERFORM set_config('app.began', clock_timestamp()::text, false);
	PERFORM nearest_cluster_id('zeppelin hulls', 'POINT(10 0)');
	PERFORM set_config('app.took', ceil(1000 * extract(epoch FROM clock_timestamp() - current_setting('app.began')::timestamptz))::text, false);
END
$$;
SELECT current_setting('app.took')
SQL
note("a picture takes $whole ms");

# Cancelled at every moment, each time after a change; now and then in a savepoint.
my %outcome;
my @wrong;
for my $ms (1 .. 40)
{
	my $lon = 89 - $ms;
	my $changer = $ms % 3 ? $other : $s;
	my $name = "c$ms";
	$s->do('BEGIN') if $ms % 3 == 0;
	$changer->do("SELECT add_cluster('$name', $lon) \\g /dev/null\n");
	$s->do('SAVEPOINT a') if $ms % 3 == 0;
	my $timeout = 1 + int(($whole + 5) * $ms / 40);
	my $output = $s->run("SET statement_timeout = $timeout;\nSELECT nearest_cluster_id('zeppelin hulls', 'POINT(10 0)') \\g /dev/null\nSET statement_timeout = 0");
	my ($error) = $output =~ /ERROR:  (\w+)/;
	$s->run('ROLLBACK TO a; SET statement_timeout = 0') if $ms % 3 == 0;
	$outcome{ $error // 'done' }++;
	my $answer = $s->run('SELECT answer(10)');
	push @wrong, "after $timeout ms: $answer" if $answer ne $name;
	$s->do('COMMIT') if $ms % 3 == 0;
}
is_deeply(\@wrong, [], 'the answer after a picture was cancelled');
is_deeply([ grep { !/^(done|57014)$/ } keys %outcome ], [], '... which is the only thing that happened');
cmp_ok($outcome{57014} // 0, '>', 5, '... often');
is($s->do("SELECT count(*) FROM pg_backend_memory_contexts WHERE name = 'cluster_atlas picture'"), '1', '... and left no memory behind');

# An error in the middle, under our hands: a view that does not work any more.
my $view = $s->do("SELECT rtrim(pg_get_viewdef('atlas.picture_boundary'), ';')");
$s->do("BEGIN; CREATE OR REPLACE VIEW atlas.picture_boundary AS SELECT 1 / 0 AS place_id UNION ALL ($view)");
is($s->run("SAVEPOINT a; SELECT add_cluster('broken', 40) \\g /dev/null\nSELECT answer(10)"), 'ERROR:  22012', 'an error while the picture is made');
is($s->run("ROLLBACK TO a; SELECT answer(10)"), 'c40', '... leaves the old one');
$s->do('ROLLBACK');
is($s->run('SELECT answer(10)'), 'c40', '... also after the transaction');
is($s->run("SELECT add_cluster('mended', 40) \\g /dev/null\nSELECT answer(10)"), 'mended', '... and the next can be made');

# Crash: what was committed is there, what was not is not, numbers go on.
$s->do("BEGIN; SELECT add_cluster('prepared', 20); PREPARE TRANSACTION 'p'");
my $number = $other->do('SELECT value FROM atlas.generation');
$node->stop('immediate');
$_->close for ($s, $other);
$node->start;
$s = session($node);
$other = session($node);
is($s->run('SELECT answer(10)'), 'mended', 'after a crash: what was committed');
is($s->do('SELECT value FROM atlas.generation'), $number, '... under the same number');
$s->do("COMMIT PREPARED 'p'");
is($s->run('SELECT answer(10)'), 'prepared', '... what was prepared, once it is committed');
$other->do("BEGIN; SELECT add_cluster('lost', 15), answer(10)");
$node->stop('immediate');
$_->close for ($s, $other);
$node->start;
$s = session($node);
$other = session($node);
is($s->run('SELECT answer(10)'), 'prepared', '... not what was open');
is($other->run("SELECT add_cluster('after', 14) \\g /dev/null\nSELECT answer(10)"), 'after', '... and it goes on');
is($s->run('SELECT answer(10)'), 'after', '... for everybody');

$_->close for ($s, $other);
$node->stop;
done_testing();
