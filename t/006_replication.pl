# On a standby, on a subscriber and under session_replication_role = replica a
# session that keeps a picture of the atlas sees changes as they arrive.
use strict;
use warnings;
use FindBin;
use lib $FindBin::RealBin;

use PostgreSQL::Test::Cluster;
use Test::More;
use Atlas;

my $primary = atlas_node('primary', 'hot_standby_feedback = on');
my $s = session($primary);
$s->do("SELECT add_cluster('far', 90)");

$primary->backup('base');
my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($primary, 'base', has_streaming => 1);
$standby->start;
my %sessions = (s => $s, there => session($standby), old => session($standby));

sub replay { $primary->wait_for_catchup($standby, 'replay', $primary->lsn('insert')); return }

story('a standby, to begin with', \%sessions, <<'END');
there: => far
old: BEGIN ISOLATION LEVEL REPEATABLE READ
old: => far
BEGIN; SELECT add_cluster('near', 20) \g /dev/null
=> near
END
replay();
story('before the commit', \%sessions, <<'END');
there: => far
COMMIT
END
replay();
story('after the commit', \%sessions, <<'END');
there: => near
old: => far
old: COMMIT
old: => near
BEGIN; SELECT add_cluster('never', 11) \g /dev/null
ROLLBACK
BEGIN; SELECT add_cluster('prepared', 11) \g /dev/null
PREPARE TRANSACTION 'p'
END
replay();
story('rolled back and prepared', \%sessions, <<'END');
there: BEGIN
there: => near
COMMIT PREPARED 'p'
END
replay();
# More subtransactions than a snapshot lists.
story('committed; and many subtransactions', \%sessions, <<'END');
there: => prepared
there: COMMIT
BEGIN; SELECT drop_cluster('prepared')
DO $$ BEGIN FOR i IN 1 .. 100 LOOP BEGIN PERFORM add_cluster('sub' || i, 20 - i / 100.0); EXCEPTION WHEN raise_exception THEN END; END LOOP; END $$
=> sub100
END
replay();
story('many subtransactions, before the commit', \%sessions, <<'END');
there: => prepared
old: BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT FROM atlas.release
COMMIT
END
replay();
story('many subtransactions, after the commit', \%sessions, <<'END');
there: => sub100
old: => prepared
old: COMMIT
old: => sub100
INSERT INTO atlas.retirement (entity, row_id) SELECT 'cluster', truth('socks', 'POINT(120.2 29.7)')
END
replay();
my $retired = $sessions{there}->do("SELECT answer('socks', 'POINT(120.2 29.7)')");
$s->do('TRUNCATE atlas.retirement');
replay();
my $not = $sessions{there}->do("SELECT answer('socks', 'POINT(120.2 29.7)')");
unlike("$retired $not", qr/WRONG|none/, 'TRUNCATE arrives at the standby');
isnt($retired, $not, '... and changes the answer');

$primary->stop;
$standby->promote;
$standby->poll_query_until('postgres', 'SELECT NOT pg_is_in_recovery()');
story('after promotion, in the same session', \%sessions, <<'END');
there: => sub100
there: SELECT add_cluster('promoted', 11) \g /dev/null
there: => promoted
old: => promoted
old: BEGIN; SELECT drop_cluster('promoted')
old: => sub100
old: ROLLBACK
old: => promoted
END
$_->close for values %sessions;
$standby->stop;

# --- triggers of the atlas fire whatever the replication role
$primary->start;
%sessions = (s => session($primary), other => session($primary));
story('session_replication_role = replica', \%sessions, <<'END');
=> sub100
other: => sub100
SET session_replication_role = replica
BEGIN; SELECT add_cluster('replica', 11) \g /dev/null
=> replica
COMMIT
other: => replica
SELECT drop_cluster(name) FROM atlas.cluster WHERE name ~ '^sub|replica|near' \g /dev/null
=> far
other: => far
UPDATE atlas.cluster SET radius_m = 1 WHERE id < 1000000 => ERROR:  42501
INSERT INTO atlas.source (id, slug, title) VALUES (999999, 's', 't') => ERROR:  42501
END

SKIP:
{
	skip 'publications have no row filters before 15', 6 if $primary->safe_psql('postgres', 'SHOW server_version_num') < 150000;
	my $subscriber = atlas_node('subscriber');
	$subscriber->safe_psql('atlas', 'DELETE FROM atlas.product WHERE id >= 1000000 AND parent_id IS NOT NULL; DELETE FROM atlas.product WHERE id >= 1000000; DELETE FROM atlas.place WHERE id >= 1000000');
	$sessions{there} = session($subscriber);
	is($sessions{there}->run('SELECT answer(10)'), 'none', 'a subscriber, to begin with');
	$primary->safe_psql('atlas', 'CREATE PUBLICATION ours FOR ' . join(', ', map { "TABLE atlas.$_ WHERE (id >= 1000000)" } qw(place product cluster specialisation)));
	$subscriber->safe_psql('atlas', sprintf "CREATE SUBSCRIPTION ours CONNECTION '%s dbname=atlas' PUBLICATION ours", $primary->connstr);
	$subscriber->wait_for_subscription_sync($primary, 'ours', 'atlas');
	is($sessions{there}->run('SELECT answer(10)'), 'far', 'the first copy is seen');

	$sessions{s}->do("RESET session_replication_role; SELECT add_cluster('near', 20), add_cluster('nearer', 15)");
	$primary->wait_for_catchup('ours');
	is($sessions{there}->run('SELECT answer(10)'), 'nearer', 'inserted rows are seen');
	$sessions{s}->do("BEGIN; UPDATE atlas.cluster SET location = 'POINT(150 0)' WHERE name = 'nearer'; SAVEPOINT a; SELECT drop_cluster('near'); ROLLBACK TO a; COMMIT");
	$primary->wait_for_catchup('ours');
	is($sessions{there}->run('SELECT answer(10)'), 'near', 'updated rows are seen');
	$sessions{s}->do("SELECT drop_cluster('near')");
	$primary->wait_for_catchup('ours');
	is($sessions{there}->run('SELECT answer(10)'), 'far', 'deleted rows are seen');
	is($sessions{there}->run("SELECT setval('atlas.user_id', 5000000), add_cluster('local', 11) \\g /dev/null\nSELECT answer(10)"), 'local', 'and so are those of the subscriber');
	$sessions{there}->close;
	$subscriber->stop;
}

$sessions{$_}->close for qw(s other);
$primary->stop;
done_testing();
