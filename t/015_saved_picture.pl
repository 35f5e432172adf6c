# A picture that was saved is used by whoever sees just what it shows, and by
# nobody else; used or not, the answers are the same.
use strict;
use warnings;
use FindBin;
use lib $FindBin::RealBin;

use Test::More;
use PostgreSQL::Test::Utils;
use Atlas;

my $node = atlas_node('main');

# Runs SQL in a new session, after what is first, which is out of sight; its
# output, and how many saved parts of a picture were used.
sub fresh
{
	my ($sql, %with) = @_;
	my ($out, $err);
	my $first = $with{first} ? "$with{first};" : '';
	$node->psql($with{database} // 'atlas', "SET client_min_messages = warning; $first SET client_min_messages = debug2; $sql", stdout => \$out, stderr => \$err);
	$out .= join ' ', $err =~ /ERROR:\s+(.*)/g;
	return ($out, scalar(() = $err =~ /part \d of the picture of the atlas is the saved one/g));
}

sub used
{
	my ($expected, $answer, $name, %with) = @_;
	local $Test::Builder::Level = $Test::Builder::Level + 1;
	return is_deeply([ fresh('SELECT answer(10)', %with) ], [ $answer, $expected ], $name);
}

sub save { return $node->safe_psql('atlas', 'SELECT atlas.save_picture() > 1000') }

# --- the atlas as shipped: CREATE EXTENSION saves it, and it answers as the rows do
$node->safe_psql('postgres', 'CREATE DATABASE shipped');
$node->safe_psql('shipped', 'SET client_min_messages = warning; CREATE EXTENSION cluster_atlas CASCADE');
my $everything = <<'SQL';
SELECT p.name, n, in_cluster(p.name, g, NULL), f FROM atlas.product p, unnest(ARRAY[ST_Point(120.2, 29.7), ST_Point(113, 23)]::geography[]) g,
	LATERAL nearest_clusters(p.name, g, 4, role => NULL) n, LATERAL supplier_fit(p.name, g) f ORDER BY p.id, ST_X(g::geometry), n.distance_m, n.cluster_id;
SELECT n.name, f FROM atlas.product_name n LEFT JOIN LATERAL find_product(n.name) f ON true ORDER BY n.id, f.product_id;
SELECT t, f FROM unnest('{saftey shoes,sungalsses,wholesale mens merino wool socks,袜子批发,shos,boxes for eyewear,ayewear}'::text[]) t LEFT JOIN LATERAL find_product(t) f ON true;
SELECT p.id, l, place_at(l) FROM (SELECT id, COALESCE(location, centroid) AS l FROM atlas.place) p ORDER BY p.id;
SELECT p.id, c FROM atlas.place p, clusters_at(p.location) c ORDER BY p.id, c.cluster_id;
SELECT p.id, f FROM atlas.place p, find_place(p.name) f ORDER BY p.id, f.place_id;
SELECT locate_address('浙江省诸暨市大唐街道开元路88号'), locate_address('Datang, Zhuji, Zhejiang');
SQL
my ($with, $once) = fresh($everything, database => 'shipped');
my ($without, $never) = fresh($everything, database => 'shipped', first => 'DELETE FROM atlas.picture_image');
cmp_ok(length $with, '>', 500_000, 'everything there is to ask of the shipped atlas');
is_deeply([ $once, $never ], [ 3, 0 ], 'with the saved picture, and without');
ok($with eq $without, 'the answers are the same, byte for byte');

# --- used for as long as nothing changes
$node->safe_psql('atlas', "SELECT add_cluster('far', 90)");
used(0, 'far', 'what was saved before a change is not used');
is(save(), 't', 'saved');
used(1, 'far', 'and used');
is_deeply([ fresh('SELECT answer(10); SELECT answer(10)') ], [ "far\nfar", 1 ], '... which keeps it');
$node->safe_psql('atlas', 'VACUUM FULL atlas.picture_image; VACUUM FULL atlas.cluster; VACUUM FREEZE');
used(1, 'far', 'a table that is only written anew is no change');
$node->safe_psql('atlas', "BEGIN; SELECT add_cluster('no', 11); ROLLBACK");
used(1, 'far', 'neither is one rolled back');
used(0, 'near', 'one\'s own change', first => "BEGIN; SELECT add_cluster('near', 20) \\g /dev/null\n");
used(1, 'far', '... rolled back', first => "BEGIN; SAVEPOINT a; SELECT add_cluster('near', 20) \\g /dev/null\nROLLBACK TO a");
is_deeply([ fresh("SAVEPOINT a; SELECT answer(10); ROLLBACK TO a; SELECT answer(10)", first => "BEGIN; SELECT 1 \\g /dev/null\n") ], [ "far\nfar", 1 ], '... and so is what was saved, not');
is_deeply([ fresh("BEGIN; SELECT add_cluster('near', 20) \\g /dev/null\nSELECT answer(10); ROLLBACK; SELECT answer(10)") ],
	[ "near\nfar", 1 ], '... and then what was saved again');

# --- an old snapshot, and what is not committed
my %sessions = (s => session($node), old => session($node), other => session($node));
story('snapshots', \%sessions, <<'END');
old: BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT FROM atlas.release
SELECT add_cluster('near', 20) \g /dev/null
SELECT atlas.save_picture() > 0 => t
other: => near
old: => far
old: COMMIT
old: => near
BEGIN; SELECT add_cluster('mine', 15) \g /dev/null
SELECT atlas.save_picture() > 0 => t
other: => near
SELECT add_cluster('later', 14) \g /dev/null
=> later
SAVEPOINT a; SELECT atlas.save_picture() > 0 => t
SELECT drop_cluster('later')
=> mine
ROLLBACK TO a
=> later
COMMIT
END
used(0, 'later', 'saved before the last change, and once more in a savepoint that was undone');
story('a statement that changes the atlas', \%sessions, <<'END');
SELECT add_cluster('no', 11), atlas.save_picture() => ERROR:  55000
INSERT INTO atlas.source (slug, title) VALUES ('s', 't') RETURNING atlas.save_picture() => ERROR:  55000
DECLARE c CURSOR FOR SELECT atlas.save_picture() > 0 => ERROR:  25P01
BEGIN; DECLARE c CURSOR FOR SELECT atlas.save_picture() > 0
SELECT drop_cluster('later')
FETCH c => ERROR:  55000
ROLLBACK
SELECT drop_cluster('later')
END
used(0, 'mine', 'nothing was saved');
story('two who save', \%sessions, <<'END');
BEGIN; SELECT atlas.save_picture() > 0 => t
other: SET lock_timeout = '20ms'; SELECT atlas.save_picture() => ERROR:  55P03
other: RESET lock_timeout
COMMIT
other: SELECT atlas.save_picture() > 0 => t
BEGIN READ ONLY; SELECT atlas.save_picture() => ERROR:  25006
ROLLBACK
PREPARE q AS SELECT answer(10); BEGIN; SELECT atlas.save_picture() > 0; PREPARE TRANSACTION 'p' => t
other: => mine
COMMIT PREPARED 'p'
END
used(1, 'mine', 'saved in a prepared transaction');

# --- rights
$node->safe_psql('atlas', 'CREATE ROLE reader LOGIN; CREATE ROLE curator LOGIN; GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA atlas TO curator');
%sessions = (%sessions, reader => session($node, user => 'reader'), curator => session($node, user => 'curator'));
story('who may read and write it', \%sessions, <<'END');
reader: => mine
reader: SELECT FROM atlas.picture_image => ERROR:  42501
reader: SELECT atlas.save_picture() => ERROR:  42501
curator: SELECT FROM atlas.picture_image => ERROR:  42501
curator: SELECT atlas.save_picture() > 0 => t
curator: INSERT INTO atlas.picture_image (generation, rows, places, claims) SELECT value, 'x', 'x', 'x' FROM atlas.generation => ERROR:  42501
INSERT INTO atlas.picture_image (generation, rows, places, claims) SELECT value, 'x', 'x', 'x' FROM atlas.generation => ERROR:  42501
UPDATE atlas.picture_image SET generation = generation + 1 => ERROR:  42501
CREATE TABLE mine (one bool, generation int8)
CREATE TRIGGER t BEFORE INSERT ON mine FOR EACH ROW EXECUTE FUNCTION atlas.guard_picture_image()
INSERT INTO mine VALUES (true, 1) => ERROR:  42501
REVOKE SELECT ON atlas.claim FROM PUBLIC; GRANT SELECT ON atlas.claim TO curator
curator: SELECT atlas.save_picture() > 0 => t
reader: SELECT nearest_cluster_id('socks', 'POINT(10 0)') => ERROR:  42501
GRANT SELECT ON atlas.claim TO PUBLIC
reader: => mine
END
SKIP:
{
	skip 'row-level security needs 15', 4 if $node->safe_psql('atlas', 'SHOW server_version_num') < 150000;
	$node->safe_psql('atlas', "ALTER TABLE atlas.cluster ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON atlas.cluster USING (name <> 'mine'); CREATE POLICY w ON atlas.picture_image; ALTER TABLE atlas.picture_image ENABLE ROW LEVEL SECURITY");
	used(0, 'near', 'whoever does not see all rows makes a picture of his own', first => 'SET ROLE reader');
	used(1, 'mine', '... others need not', first => '');
	story('... and cannot save it', \%sessions, 'curator: SELECT atlas.save_picture() => ERROR:  42501');
	$node->safe_psql('atlas', 'ALTER TABLE atlas.cluster DISABLE ROW LEVEL SECURITY; ALTER TABLE atlas.picture_image DISABLE ROW LEVEL SECURITY');
	used(1, 'mine', '... until the policy is lifted', first => 'SET ROLE reader');
}

# --- what is no picture of this build, or damaged, is as good as none
$node->safe_psql('atlas', 'ALTER TABLE atlas.picture_image DISABLE TRIGGER guard_picture_image');
my $size = $node->safe_psql('atlas', 'SELECT length(rows) FROM atlas.picture_image');
my %damage = (
	'nothing' => "''", 'a few bytes' => "'\\x0102030405'", 'the beginning' => 'substr(rows, 1, 100)', 'all but a byte' => "substr(rows, 1, $size - 1)",
	'a byte more' => "rows || '\\x00'", 'another build' => 'set_byte(rows, 8, get_byte(rows, 8) # 1)', 'another checksum' => 'set_byte(rows, 4, get_byte(rows, 4) # 1)',
	'nothing but zeros' => "decode(repeat('00', $size), 'hex')",
	map { ("byte $_ changed" => "set_byte(rows, $_, get_byte(rows, $_) # 4)") } map { int(12 + $_ * ($size - 13) / 20) } 0 .. 20);
for my $what (sort keys %damage)
{
	save();
	$node->safe_psql('atlas', "UPDATE atlas.picture_image SET rows = $damage{$what}");
	used(0, 'mine', "the saved picture is $what");
}
save();
my $question = "SELECT (supplier_fit('socks', 'POINT(120.2 29.7)')).claims, place_id FROM find_place('Datang')";
my ($right, $parts) = fresh($question);
is($parts, 3, 'three parts');
$node->safe_psql('atlas', 'UPDATE atlas.picture_image SET places = set_byte(places, 1000, get_byte(places, 1000) # 1), claims = rows');
is_deeply([ fresh($question) ], [ $right, 1 ], '... of which one is damaged, and one another');
save();
$node->safe_psql('atlas', 'ALTER TABLE atlas.picture_image ALTER rows SET STORAGE MAIN, ENABLE ALWAYS TRIGGER guard_picture_image');
save();
used(1, 'mine', 'stored in another way');
$node->safe_psql('atlas', 'TRUNCATE atlas.picture_image');
used(0, 'mine', 'removed');
save();
used(1, 'mine', 'and made anew');
$node->safe_psql('atlas', 'SELECT atlas.save_picture(); ALTER EXTENSION cluster_atlas DROP TABLE atlas.picture_image; ALTER TABLE atlas.picture_image RENAME TO gone');
used(0, 'mine', 'no such table, as with the SQL of an older edition');
$node->safe_psql('atlas', 'ALTER TABLE atlas.gone RENAME TO picture_image; ALTER EXTENSION cluster_atlas ADD TABLE atlas.picture_image');

# --- a standby reads it; a subscriber does not get it
$node->backup('base');
my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($node, 'base', has_streaming => 1);
$standby->start;
my $there = $node;
$node = $standby;
used(1, 'mine', 'on a standby');
$there->safe_psql('atlas', "SELECT drop_cluster('mine')");
$there->wait_for_catchup($standby, 'replay', $there->lsn('insert'));
used(0, 'near', '... not after a change');
$there->safe_psql('atlas', 'SELECT atlas.save_picture()');
$there->wait_for_catchup($standby, 'replay', $there->lsn('insert'));
used(1, 'near', '... saved again');
$standby->stop;
$node = $there;

my $subscriber = atlas_node('subscriber');
$node->safe_psql('atlas', 'CREATE PUBLICATION images FOR TABLE atlas.picture_image');
$subscriber->safe_psql('atlas', sprintf "DELETE FROM atlas.picture_image; CREATE SUBSCRIPTION images CONNECTION '%s dbname=atlas' PUBLICATION images", $node->connstr);
$subscriber->wait_for_subscription_sync($node, 'images', 'atlas');
save();
$node->safe_psql('atlas', 'DELETE FROM atlas.picture_image; SELECT atlas.save_picture()');
$node->wait_for_catchup('images');
is($subscriber->safe_psql('atlas', 'SELECT count(*) FROM atlas.picture_image'), '0', 'a subscriber leaves out what is not of its own');
$subscriber->stop;

# --- dumps leave it out; the restored atlas has its own
my $dump = PostgreSQL::Test::Utils::tempdir . '/dump';
$node->command_ok([ 'pg_dump', '-Fc', '-f', $dump, $node->connstr('atlas') ], 'dumped');
my ($listed) = run_command([ 'pg_restore', '-l', $dump ]);
unlike($listed, qr/DATA.*picture_image/, '... without it');

$_->close for values %sessions;
$node->stop;
done_testing();
