# What a session does to the atlas it sees at once, and no longer when it is
# undone; an older snapshot keeps the old answer.  Every answer is compared with
# plain SQL in the same statement, and with what it should be.
use strict;
use warnings;
use FindBin;
use lib $FindBin::RealBin;

use Test::More;
use Atlas;

my $node = atlas_node('main');
my %sessions = (s => session($node), other => session($node));
$sessions{s}->do("SELECT add_cluster('far', 90)");

# Each story begins and ends with one cluster, far from the question.
sub tells
{
	my ($name, $lines) = @_;
	local $Test::Builder::Level = $Test::Builder::Level + 1;
	story($name, \%sessions, <<"END");
=> far
other: => far
$lines
SET client_min_messages = error; ROLLBACK; RESET ALL; SET client_min_messages = warning
SELECT drop_cluster(name) FROM atlas.cluster WHERE id >= 1000000 AND name <> 'far' \\g /dev/null
=> far
other: => far
END
	return;
}

tells('own changes', <<'END');
BEGIN; SELECT add_cluster('near', 20)
=> near
other: => far
UPDATE atlas.cluster SET location = 'POINT(120 0)' WHERE name = 'near'
=> far
UPDATE atlas.cluster SET location = 'POINT(20 0)' WHERE name = 'near'
=> near
SELECT drop_cluster('near')
=> far
SELECT add_cluster('near', 20)
=> near
ROLLBACK
=> far
BEGIN; SELECT add_cluster('near', 20)
COMMIT
=> near
other: => near
BEGIN; SELECT drop_cluster('near')
=> far
ROLLBACK
=> near
SELECT drop_cluster('near')
END

tells('a failed transaction', <<'END');
BEGIN; SELECT add_cluster('near', 20)
=> near
SELECT 1 / 0 => ERROR:  22012
COMMIT
=> far
END

tells('savepoints', <<'END');
BEGIN; SELECT add_cluster('one', 40)
=> one
SAVEPOINT a; SELECT add_cluster('two', 30)
=> two
SAVEPOINT b; SELECT add_cluster('three', 20)
=> three
RELEASE b
=> three
ROLLBACK TO a
=> one
SELECT add_cluster('four', 25)
=> four
ROLLBACK TO a
=> one
RELEASE a
=> one
COMMIT
=> one
other: => one
END

tells('savepoints, without a question before each', <<'END');
BEGIN; SELECT add_cluster('one', 40)
SAVEPOINT a; SELECT add_cluster('two', 30)
SAVEPOINT b; SELECT add_cluster('three', 20)
ROLLBACK TO b
=> two
SELECT add_cluster('four', 25); ROLLBACK TO a
SELECT add_cluster('five', 35)
=> five
SAVEPOINT c; SELECT drop_cluster('five'); RELEASE c; ROLLBACK TO a
=> one
END

# The same call site, before, inside and after a block that is undone.
$sessions{s}->do(<<'SQL');
CREATE FUNCTION site() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	point geography := ST_Point(10, 0);
	nearest integer := nearest_cluster_id('zeppelin hulls', point);
BEGIN
	RETURN (SELECT name FROM atlas.cluster WHERE id = nearest);
END
$$;
CREATE FUNCTION blocks(loops integer) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	said text[] := '{}';
BEGIN
	FOR i IN 1 .. loops LOOP
		said := said || site();
		BEGIN
			PERFORM add_cluster('inner', 20);
			said := said || site();
			BEGIN
				PERFORM add_cluster('innermost', 15);
				said := said || site();
				RAISE EXCEPTION 'undo';
			EXCEPTION WHEN raise_exception THEN
				said := said || site();
			END;
			IF i < loops THEN
				RAISE EXCEPTION 'undo';
			END IF;
		EXCEPTION WHEN raise_exception THEN
			said := said || site();
		END;
	END LOOP;
	RETURN array_to_string(said || site(), ' ');
END
$$;
SQL
tells('exception blocks', <<'END');
SELECT blocks(3) => far inner innermost inner far far inner innermost inner far far inner innermost inner inner
=> inner
END

tells('old snapshots', <<'END');
BEGIN ISOLATION LEVEL REPEATABLE READ
=> far
other: SELECT add_cluster('theirs', 20)
=> far
SELECT add_cluster('mine', 30) => ERROR:  40001
ROLLBACK
=> theirs
BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT FROM atlas.release
other: SELECT drop_cluster('theirs')
=> theirs
COMMIT
=> far
END

tells('cursors', <<'END');
BEGIN; DECLARE c CURSOR FOR SELECT answer(10 + 0 * n) FROM generate_series(1, 9) n
FETCH c => far
SELECT add_cluster('near', 20)
=> near
FETCH c => far
SAVEPOINT a; SELECT add_cluster('nearer', 15)
FETCH c => far
=> nearer
ROLLBACK TO a
FETCH c => far
=> near
END

# Nobody asked while one number of atlas.generation took in both rows.
tells('a cursor first asked after a later change', <<'END');
BEGIN; SELECT add_cluster('near', 20)
DECLARE c CURSOR FOR SELECT answer(10 + 0 * n) FROM generate_series(1, 9) n
SELECT add_cluster('nearer', 15)
FETCH c => near
=> nearer
FETCH c => near
COMMIT
=> nearer
END

tells('cursors with hold, and in others\' transactions', <<'END');
BEGIN; SELECT add_cluster('near', 20); DECLARE held CURSOR WITH HOLD FOR SELECT answer(10 + 0 * n) FROM generate_series(1, 3) n
SELECT add_cluster('nearer', 15)
COMMIT
FETCH held => near
SELECT drop_cluster('nearer')
FETCH held => near
CLOSE held
=> near
other: BEGIN; DECLARE c CURSOR FOR SELECT answer(10 + 0 * n) FROM generate_series(1, 9) n
SELECT drop_cluster('near')
other: FETCH c => near
other: => far
other: FETCH c => near
other: COMMIT
END

# Names of places are read when somebody first asks for one, into a picture that
# may be older than the question.
tells('what is read later', <<'END');
BEGIN ISOLATION LEVEL REPEATABLE READ
=> far
other: INSERT INTO atlas.place (slug, level, name, location) VALUES ('quuxville', 'town', 'Quuxville', 'POINT(0 0)')
SELECT count(*) FROM find_place('Quuxville') => 0
COMMIT
SELECT count(*) FROM find_place('Quuxville') => 1
BEGIN; UPDATE atlas.place SET name = 'Blorbton' WHERE slug = 'quuxville'
=> far
DECLARE c CURSOR FOR SELECT (SELECT count(*) FROM find_place('Blorbton') WHERE n > 0) FROM generate_series(1, 9) n
UPDATE atlas.place SET name = 'Zyxburg' WHERE slug = 'quuxville'
FETCH c => 1
SELECT count(*) FROM find_place('Zyxburg') => 1
FETCH c => 1
ROLLBACK
SELECT count(*) FROM find_place('Zyxburg') => 0
SELECT count(*) FROM find_place('Quuxville') => 1
DELETE FROM atlas.place WHERE slug = 'quuxville'
END

# A call site remembers the product that a text led to, but not past a change of the setting.
$sessions{s}->do(<<'SQL');
CREATE FUNCTION by_similarity() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	least text;
	nearest integer;
	said text := '';
BEGIN
	FOREACH least IN ARRAY ARRAY['0.4', '1', '0.4'] LOOP
		PERFORM set_config('cluster_atlas.product_similarity', least, true);
		nearest := nearest_cluster_id('zepelin hulls', 'POINT(10 0)');
		said := said || CASE WHEN nearest IS NULL THEN '-' ELSE '+' END;
	END LOOP;
	RETURN said;
END
$$;
SQL
tells('a setting that decides what is similar', <<'END');
SELECT by_similarity() => +-+
END

# Within one statement: a STABLE function sees what was there when the statement
# began, one in PL/pgSQL also what the statement has done so far.
tells('the statement that makes the change', <<'END');
BEGIN; SELECT add_cluster('near', 20)
SELECT add_cluster('nearer', 15) > 0, answer(10) => t|near
=> nearer
SAVEPOINT a; SELECT CASE WHEN add_cluster('nearest', 11) > 0 THEN answer(10) || ' ' || answer_now(10) || ' ' || answer(10) END => nearer nearest nearer
=> nearest
ROLLBACK TO a
SAVEPOINT b; SELECT CASE WHEN add_cluster('nearest', 11) > 0 AND add_cluster('nearest-still', 10) > 0 THEN answer(10) END => nearer
=> nearest-still
ROLLBACK TO b
WITH added AS (INSERT INTO atlas.cluster (slug, name, place_id, location, radius_m) SELECT 'c', 'c', place_id, 'POINT(10 0)', 1 FROM atlas.cluster WHERE name = 'near' RETURNING id), made AS (INSERT INTO atlas.specialisation (cluster_id, product_id) SELECT added.id, p.id FROM added, atlas.product p WHERE p.slug = 'zeppelin-hulls' RETURNING id) SELECT answer(10) FROM made => nearer
=> c
END

tells('the INSERT ... SELECT that makes the change', <<'END');
BEGIN; INSERT INTO atlas.cluster (slug, name, place_id, location, radius_m) SELECT 'c' || n, 'c' || n, p.id, ST_Point(80 - n, 0)::geography, 1 FROM generate_series(1, 4) n, atlas.place p WHERE p.slug = 'test-place'
INSERT INTO atlas.specialisation (cluster_id, product_id, note) SELECT c.id, p.id, answer(10) FROM atlas.cluster c, atlas.product p WHERE c.name ~ '^c\d' AND p.slug = 'zeppelin-hulls' ORDER BY c.id RETURNING note, answer(10) => far|far far|far far|far far|far
=> c4
DELETE FROM atlas.specialisation WHERE id >= 1000000 AND note IS NOT NULL RETURNING answer(10) => c4 c4 c4 c4
=> far
INSERT INTO atlas.specialisation (cluster_id, product_id, note) SELECT c.id, p.id, answer_now(10) FROM (SELECT * FROM atlas.cluster WHERE name ~ '^c\d' ORDER BY id) c, atlas.product p WHERE p.slug = 'zeppelin-hulls' RETURNING note, answer_now(10), answer(10) => far|c1|far c1|c2|far c2|c3|far c3|c4|far
=> c4
UPDATE atlas.specialisation SET note = answer_now(10), product_id = (SELECT id FROM atlas.product WHERE slug = 'socks') WHERE id >= 1000000 AND note IS NOT NULL RETURNING note, answer_now(10) => c4|c4 c4|c4 c4|c4 c4|far
=> far
END

# Triggers of the user's, whatever their names, on our tables and on theirs.
$sessions{s}->do(<<'SQL');
CREATE TABLE said (id serial, who text, what text);
CREATE TABLE supplier (id integer, lon float8, nearest text);
CREATE FUNCTION say() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO said (who, what) VALUES (lower(TG_WHEN), answer_now(10));
	RETURN COALESCE(NEW, OLD);
END
$$;
CREATE FUNCTION set_nearest() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW.nearest := answer(NEW.lon);
	RETURN NEW;
END
$$;
CREATE TRIGGER set_nearest BEFORE INSERT ON supplier FOR EACH ROW EXECUTE FUNCTION set_nearest();
SQL
for my $names ([ 'a', 'a' ], [ 'validate', 'log' ], [ 'a', 'zz' ], [ 'Z', 'A' ])
{
	my ($before, $after) = @$names;
	$sessions{s}->do("CREATE TRIGGER $before BEFORE INSERT OR DELETE ON atlas.specialisation FOR EACH ROW EXECUTE FUNCTION say(); "
		. "CREATE TRIGGER ${after}_after AFTER INSERT OR DELETE ON atlas.specialisation FOR EACH ROW EXECUTE FUNCTION say(); TRUNCATE said");
	tells("triggers $before and ${after}_after on our table", <<"END");
BEGIN; SELECT add_cluster('near', 20)
SELECT string_agg(who || ' ' || what, ', ' ORDER BY id) FROM said => before far, after near
=> near
DELETE FROM said; INSERT INTO atlas.cluster (slug, name, place_id, location, radius_m) SELECT 'c' || n, 'c' || n, place_id, ST_Point(20 - n, 0)::geography, 1 FROM generate_series(1, 2) n, atlas.cluster WHERE name = 'near'
INSERT INTO atlas.specialisation (cluster_id, product_id) SELECT c.id, p.id FROM (SELECT * FROM atlas.cluster WHERE name ~ '^c\\d' ORDER BY id) c, atlas.product p WHERE p.slug = 'zeppelin-hulls'
SELECT string_agg(who || ' ' || what, ', ' ORDER BY id) FROM said => before near, before c1, after c2, after c2
DELETE FROM said; SELECT drop_cluster('c2')
SELECT string_agg(who || ' ' || what, ', ' ORDER BY id) FROM said => before c2, after c1
=> c1
INSERT INTO supplier VALUES (1, 10), (2, 89) RETURNING nearest => c1 far
ROLLBACK
TRUNCATE said
END
	$sessions{s}->do("DROP TRIGGER $before ON atlas.specialisation; DROP TRIGGER ${after}_after ON atlas.specialisation");
}

$_->close for values %sessions;
$node->stop;
done_testing();
