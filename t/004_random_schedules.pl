# 200 random schedules of four sessions, the same every time: each begins, saves,
# undoes, commits, changes the atlas, saves its picture and asks, at any isolation level, in any
# order.  Every answer is compared with plain SQL in the same statement.
use strict;
use warnings;
use FindBin;
use lib $FindBin::RealBin;

use Test::More;
use Atlas;

use constant { SCHEDULES => 200, STEPS => 25, SEED => 20240229 };

my $node = atlas_node('main');
$node->safe_psql('atlas', <<'SQL');
INSERT INTO atlas.place (slug, level, name, location) VALUES ('other-place', 'town', 'Other place', 'POINT(0 0)');
SELECT add_cluster('c' || n, 30 * n - 90, CASE WHEN n % 2 = 0 THEN 'zeppelin-hulls' ELSE 'airship-gondolas' END) FROM generate_series(1, 5) n;
CREATE SEQUENCE cluster_name START WITH 6;

-- What differs, of five calls; empty if nothing.
CREATE FUNCTION differs() RETURNS text STABLE LANGUAGE plpgsql AS $$
BEGIN
	RETURN (SELECT string_agg(format('%s at %s: %s', product, lon, a), '; ')
	FROM (VALUES ('zeppelin hulls', -60), ('zeppelin hulls', 100), ('airship gondolas', 20), ('dirigibles', 0), ('socks', 120)) q (product, lon),
		 LATERAL (SELECT answer(product, ST_Point(lon, lon / 4)::geography)) a (a)
	WHERE a LIKE 'WRONG%');
END
$$;
-- The same, where a function of the user's asks after a change of its own.
CREATE FUNCTION change_and_differs(lon integer) RETURNS text VOLATILE LANGUAGE plpgsql AS $$
DECLARE
	before text := differs();
BEGIN
	PERFORM add_cluster('c' || nextval('cluster_name'), lon);
	RETURN concat(before, differs());
END
$$;
SQL

# What a session may do.  Each gives SQL; random numbers come in a fixed order.
sub any { return $_[ int rand @_ ] }
sub lon { return int(rand 360) - 180 }
my $some_cluster = '(SELECT id FROM atlas.cluster WHERE id >= 1000000 ORDER BY (id * %d) %% 97, id LIMIT 1)';
sub some_cluster { return sprintf $some_cluster, 1 + int rand 90 }
sub product { return any('zeppelin-hulls', 'airship-gondolas') }

my @changes = (
	sub { sprintf "SELECT add_cluster('c' || nextval('cluster_name'), %d, '%s')", lon(), product() },
	sub { sprintf "SELECT add_cluster('c' || nextval('cluster_name'), %d, '%s') FROM generate_series(1, 3)", lon(), product() },
	sub { sprintf "UPDATE atlas.cluster SET location = ST_Point(%d, 0)::geography WHERE id = %s", lon(), some_cluster() },
	sub { sprintf "UPDATE atlas.cluster SET role = '%s' WHERE id = %s", any('market', 'production'), some_cluster() },
	sub { sprintf "UPDATE atlas.specialisation SET product_id = (SELECT id FROM atlas.product WHERE slug = '%s') WHERE cluster_id = %s", product(), some_cluster() },
	sub { sprintf "DELETE FROM atlas.specialisation WHERE id >= 1000000 AND cluster_id = %s", some_cluster() },
	sub { sprintf "DELETE FROM atlas.specialisation WHERE id >= 1000000 AND product_id = (SELECT id FROM atlas.product WHERE slug = '%s')", product() },
	sub { sprintf "INSERT INTO atlas.product_name (product_id, name, lang) SELECT id, 'dirigibles', 'en' FROM atlas.product WHERE slug = '%s' ON CONFLICT DO NOTHING", product() },
	sub { "DELETE FROM atlas.product_name WHERE name = 'dirigibles'" },
	sub { sprintf "INSERT INTO atlas.retirement (entity, row_id) SELECT 'cluster', id FROM atlas.cluster WHERE id < 1000000 ORDER BY (id * %d) %% 97, id LIMIT 1 ON CONFLICT DO NOTHING", 1 + int rand 90 },
	sub { "DELETE FROM atlas.retirement" },
	sub { "UPDATE atlas.product SET parent_id = CASE WHEN parent_id IS NULL THEN (SELECT id FROM atlas.product WHERE slug = 'zeppelin-hulls') END WHERE slug = 'airship-gondolas'" });

# A step returns the SQL and whether its output tells what differs.
sub change { return ($changes[ int rand @changes ]->(), 0) }
sub ask { return ('SELECT differs()', 1) }
sub save_picture { return ('SELECT FROM atlas.save_picture()', 0) }
sub change_and_ask
{
	my $lon = lon();
	return any(
		[ "SELECT change_and_differs($lon)", 1 ],
		[ "SELECT CASE WHEN add_cluster('c' || nextval('cluster_name'), $lon) > 0 THEN differs() END", 1 ],
		[ "INSERT INTO atlas.source (slug, title) SELECT 's' || nextval('cluster_name'), 'title' RETURNING differs()", 1 ]);
}

# The next step of a session, by what it is in the middle of.
sub next_step
{
	my ($session) = @_;
	my $kind = rand;
	if (!$session->{in})
	{
		return [ 'BEGIN ISOLATION LEVEL ' . any('READ COMMITTED', 'READ COMMITTED', 'REPEATABLE READ', 'SERIALIZABLE'), 0 ] if $kind < 0.6;
		return [ ask() ] if $kind < 0.75;
		return [ change() ] if $kind < 0.86;
		return [ save_picture() ] if $kind < 0.94;
		return change_and_ask();
	}
	return [ any('COMMIT', 'ROLLBACK'), 0 ] if $kind < 0.10;
	return [ 'SAVEPOINT s' . ++$session->{savepoints}, 0 ] if $kind < 0.20;
	return [ 'ROLLBACK TO s' . (1 + int rand $session->{savepoints}), 0 ] if $kind < 0.28 && $session->{savepoints};
	return [ 'RELEASE s' . (1 + int rand $session->{savepoints}), 0 ] if $kind < 0.32 && $session->{savepoints};
	return [ 'DECLARE c' . ++$session->{cursors} . ' CURSOR FOR SELECT differs() FROM generate_series(1, 20)', 0 ] if $kind < 0.42;
	return [ 'FETCH c' . (1 + int rand $session->{cursors}), 1 ] if $kind < 0.54 && $session->{cursors};
	return [ ask() ] if $kind < 0.67;
	return [ change() ] if $kind < 0.87;
	return [ save_picture() ] if $kind < 0.95;
	return change_and_ask();
}

# Keeps the book: savepoints and cursors that are gone, a transaction that failed.
sub note_result
{
	my ($session, $sql, $error) = @_;
	if ($sql =~ /^BEGIN/) { @$session{qw(in savepoints cursors)} = (1, 0, 0) }
	elsif ($sql =~ /^(COMMIT|ROLLBACK)$/) { $session->{in} = 0 }
	elsif ($sql =~ /^ROLLBACK TO s(\d+)/ && !$error) { $session->{savepoints} = $1 }
	elsif ($sql =~ /^RELEASE s(\d+)/ && !$error) { $session->{savepoints} = $1 - 1 }
	elsif ($error && $session->{in})
	{
		# what follows a failure: the last savepoint, if there is one, or the end
		$session->{repair} = $session->{savepoints} && rand() < 0.7 ? "ROLLBACK TO s$session->{savepoints}" : 'ROLLBACK';
	}
	return;
}

srand(SEED);
my %count = (answers => 0, saved => 0, changes => 0, blocked => 0, serialisation => 0, other => 0);
my @sessions = map { { psql => session($node) } } 1 .. 4;
$_->{psql}->do("SET lock_timeout = '2ms'; SET client_min_messages = error") for @sessions;
my @wrong;

for my $schedule (1 .. SCHEDULES)
{
	my @told;
	for my $step (1 .. STEPS)
	{
		my $who = int rand 4;
		my $session = $sessions[$who];
		my ($sql, $asks) = $session->{repair} ? (delete $session->{repair}, 0) : @{ next_step($session) };
		my $output = $session->{psql}->run($sql);
		my ($error) = $output =~ /^ERROR:  (\w+)/m;
		push @told, "$who: $sql" . ($output =~ /^\d*$/ ? '' : " => $output");
		$count{saved}++ if !$error && $sql =~ /save_picture/;
		$count{ $asks ? 'answers' : 'changes' }++ if !$error && ($asks || $sql =~ /^(SELECT|INSERT|UPDATE|DELETE)/);
		$count{ !$error ? 'fine' : $error eq '55P03' ? 'blocked' : $error eq '40001' ? 'serialisation' : $error }++;
		push @wrong, join("\n", "schedule $schedule", @told) if $asks && !$error && $output ne '';
		note_result($session, $sql, $error);
	}
	# what is open ends; now and then a session begins anew, with no picture but a saved one
	for my $session (@sessions)
	{
		$session->{psql}->run(any('COMMIT', 'ROLLBACK'));
		delete @$session{qw(in repair)};
	}
	# few clusters, so that each change is likely to change an answer
	any(@sessions)->{psql}->do('DELETE FROM atlas.specialisation WHERE id >= 1000000 AND cluster_id NOT IN (SELECT id FROM atlas.cluster ORDER BY id LIMIT 12)');
	if ($schedule % 2 == 0)
	{
		my $session = any(@sessions);
		$session->{psql}->close;
		$session->{psql} = session($node);
		$session->{psql}->do("SET lock_timeout = '2ms'; SET client_min_messages = error");
	}
}

is(scalar(@wrong), 0, SCHEDULES . ' schedules: no answer differs from plain SQL');
diag($wrong[0]) if @wrong;
note(join ', ', map { "$_ $count{$_}" } sort keys %count);
cmp_ok($count{answers}, '>', 1000, 'many answers were compared');
cmp_ok($count{changes}, '>', 500, 'many changes were made');
cmp_ok($count{saved}, '>', 100, 'many pictures were saved');
cmp_ok($count{blocked} + $count{serialisation}, '>', 50, 'sessions got in each other\'s way');
is($node->safe_psql('atlas', "SELECT count(*) FROM atlas.effective_cluster, LATERAL (SELECT answer('socks', location)) a (a) WHERE a LIKE 'WRONG%'"), '0', 'the atlas is whole');

$_->{psql}->close for @sessions;
$node->stop;
done_testing();
