# The picture of the atlas that a session keeps is no way round anybody's rights:
# what plain SQL refuses or hides for a role, the functions do, warm or cold.
use strict;
use warnings;
use FindBin;
use lib $FindBin::RealBin;

use Test::More;
use Atlas;

my $node = atlas_node('main');
$node->safe_psql('atlas', <<'SQL');
SELECT add_cluster('far', 90);
CREATE ROLE reader LOGIN;
CREATE ROLE other LOGIN;
CREATE ROLE curator LOGIN;
CREATE ROLE sees_all LOGIN BYPASSRLS;
CREATE ROLE owner LOGIN;
GRANT CREATE ON SCHEMA public TO PUBLIC;
CREATE FUNCTION asks() RETURNS text STABLE LANGUAGE sql AS $$ SELECT nearest_cluster_id('zeppelin hulls', 'POINT(10 0)')::text $$;
CREATE FUNCTION asks_as_definer() RETURNS text STABLE SECURITY DEFINER LANGUAGE sql AS $$ SELECT answer(10) $$;
CREATE VIEW asks_in_view AS SELECT answer(10);
GRANT SELECT ON asks_in_view TO PUBLIC;
SQL
my $s = session($node);
my $version = $s->do("SELECT current_setting('server_version_num')::int / 10000");
my %sessions = (s => $s, super => session($node), reader => session($node, user => 'reader'), other => session($node, user => 'other'));

# --- SELECT taken away from each relation that the picture is made of
my @read = split /\n/, $s->do(<<'SQL');
WITH RECURSIVE used (relation) AS (
	SELECT oid FROM pg_class WHERE relnamespace = 'atlas'::regnamespace AND relkind = 'v' AND relname ~ '^picture_'
	UNION
	SELECT d.refobjid
	FROM used
	JOIN pg_rewrite w ON w.ev_class = used.relation
	JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> used.relation
)
SELECT relation::regclass FROM used ORDER BY 1
SQL
cmp_ok(scalar(@read), '>', 15, 'the picture is made of many relations');
# a saved picture is there for those who are cold
$s->do('SELECT FROM atlas.save_picture()');
for my $relation (@read)
{
	my $cold = session($node, user => 'reader');
	story("SELECT on $relation", { %sessions, cold => $cold }, <<"END");
other: BEGIN ISOLATION LEVEL REPEATABLE READ
other: => far
reader: BEGIN
reader: => far
super: REVOKE SELECT ON $relation FROM PUBLIC; GRANT SELECT ON $relation TO sees_all
super: => far
other: SELECT asks() => ERROR:  42501
other: ROLLBACK
reader: SELECT asks() => ERROR:  42501
reader: ROLLBACK
reader: SELECT asks() => ERROR:  42501
cold: SELECT asks() => ERROR:  42501
=> far
SET ROLE reader
SELECT asks() => ERROR:  42501
SELECT place_at('POINT(120 30)') => ERROR:  42501
SELECT FROM clusters_at('POINT(120 30)') => ERROR:  42501
SELECT FROM find_product('socks') => ERROR:  42501
SET ROLE sees_all
=> far
SET ROLE other
SELECT asks() => ERROR:  42501
RESET ROLE
=> far
super: REVOKE SELECT ON $relation FROM sees_all; GRANT SELECT ON $relation TO PUBLIC
cold: => far
reader: => far
END
	$cold->close;
}
story('USAGE of schema atlas', \%sessions, <<'END');
reader: BEGIN
reader: => far
super: REVOKE USAGE ON SCHEMA atlas FROM PUBLIC
reader: SELECT asks() => ERROR:  42501
reader: ROLLBACK
other: SELECT asks() => ERROR:  42501
SET ROLE reader
SELECT asks() => ERROR:  42501
RESET ROLE
=> far
super: GRANT USAGE ON SCHEMA atlas TO PUBLIC
reader: => far
END

# --- who may change the number that says whether the atlas has changed
my $number = $s->do('SELECT value FROM atlas.generation');
story('an ordinary role cannot change the number', \%sessions, <<'END');
reader: UPDATE atlas.generation SET value = 0 => ERROR:  42501
reader: DELETE FROM atlas.generation => ERROR:  42501
reader: SELECT FROM atlas.generation FOR UPDATE => ERROR:  42501
reader: SELECT nextval('atlas.generation_value') => ERROR:  42501
reader: SELECT setval('atlas.generation_value', 1) => ERROR:  42501
reader: SELECT atlas.touch_generation() => ERROR:  42501
reader: CREATE TABLE mine (id int)
reader: CREATE TRIGGER t BEFORE INSERT ON mine FOR EACH ROW EXECUTE FUNCTION atlas.touch_generation() => ERROR:  42501
reader: INSERT INTO atlas.source (slug, title) VALUES ('s', 't') => ERROR:  42501
END
is($s->do('SELECT value FROM atlas.generation'), $number, '... and has not');
story('whoever may insert rows needs no other right', \%sessions, <<'END');
super: GRANT INSERT, UPDATE, DELETE ON atlas.cluster, atlas.specialisation TO curator; GRANT USAGE ON SEQUENCE atlas.user_id TO curator; REVOKE SELECT ON atlas.generation FROM PUBLIC
SET ROLE curator
SELECT add_cluster('near', 20) \g /dev/null
=> near
reader: => near
SELECT drop_cluster('near')
reader: => far
RESET ROLE; GRANT SELECT ON atlas.generation TO PUBLIC
END

# restore_in_any_order() rests foreign keys; nobody but the owner gets at that.
story('ordinary roles cannot switch triggers off', \%sessions, <<'END');
SET ROLE curator; SET check_function_bodies = off
INSERT INTO atlas.specialisation (cluster_id, product_id) VALUES (999999, 999999) => ERROR:  23503
WITH a AS (INSERT INTO atlas.specialisation (cluster_id, product_id) SELECT c.id, 1000001 FROM atlas.cluster c WHERE c.name = 'far' RETURNING id) SELECT current_setting('session_replication_role') FROM a => origin
CREATE TABLE trap (id int)
CREATE TRIGGER t BEFORE INSERT ON trap EXECUTE FUNCTION atlas.restore_in_any_order() => ERROR:  42501
RESET ROLE; RESET check_function_bodies; DROP TABLE trap; DELETE FROM atlas.specialisation WHERE product_id = 1000001
END

# --- row-level security
$s->do(<<'SQL');
SELECT add_cluster('ours', 20), add_cluster('a', 15), add_cluster('b', 11);
UPDATE atlas.cluster SET note = name WHERE name IN ('a', 'b');
SELECT FROM atlas.save_picture();
CREATE POLICY tenant ON atlas.cluster USING (note IS NULL OR id < 1000000 OR note = current_setting('app.tenant', true));
ALTER TABLE atlas.cluster ENABLE ROW LEVEL SECURITY;
SQL
if ($version < 15)
{
	story('row-level security needs 15: an error, warm or cold', \%sessions, <<'END');
=> b
SET ROLE reader
SELECT asks() => ERROR:  0A000
reader: SELECT asks() => ERROR:  0A000
SET ROLE sees_all
=> b
RESET ROLE
=> b
super: ALTER TABLE atlas.cluster DISABLE ROW LEVEL SECURITY
reader: => b
END
}
else
{
	row_level_security();
}

sub row_level_security
{
	story('a policy on a setting', { %sessions, sees_all => session($node, user => 'sees_all') }, <<'END');
=> b
reader: => ours
reader: SET app.tenant = 'a'
reader: => a
reader: SET app.tenant = 'b'
reader: => b
other: SET app.tenant = 'a'
other: => a
sees_all: => b
SET ROLE reader
=> ours
SET app.tenant = 'a'
=> a
SET ROLE sees_all
=> b
SET ROLE other
=> a
RESET ROLE
=> b
SET ROLE reader; SET row_security = off
SELECT asks() => ERROR:  42501
RESET ROLE; RESET row_security; RESET app.tenant
=> b
END

	# One message, one transaction, one snapshot: only the setting changes.
	story('a setting changed within a statement of the client', \%sessions, <<'END');
BEGIN ISOLATION LEVEL REPEATABLE READ; SET LOCAL ROLE reader
SELECT answer(10) \; SET app.tenant = 'a' \; SELECT answer(10) \; SET app.tenant = 'b' \; SELECT answer(10) => ours a b
SELECT set_config('app.tenant', t, true), answer(10) FROM unnest('{a,b,c,a}'::text[]) t => a|a b|b c|ours a|a
DECLARE c CURSOR FOR SELECT answer(10 + 0 * n) FROM generate_series(1, 9) n
SET app.tenant = 'a' \; FETCH c \; SET app.tenant = 'b' \; FETCH c => a b
ROLLBACK
CREATE FUNCTION each_tenant() RETURNS text LANGUAGE plpgsql AS $$ DECLARE t text; said text; told text := ''; BEGIN FOREACH t IN ARRAY ARRAY['a', 'b', 'c', 'a'] LOOP PERFORM set_config('app.tenant', t, true); said := answer(10); told := told || ' ' || said; END LOOP; RETURN told; END $$
reader: SELECT each_tenant() => a b ours a
END

	story('SECURITY DEFINER and views', \%sessions, <<"END");
reader: SET app.tenant = 'a'
reader: SELECT answer(10), asks_as_definer(), answer(10) => a|b|a
reader: SELECT asks_as_definer(), answer(10), asks_as_definer() => b|a|b
reader: SELECT * FROM asks_in_view => a
CREATE VIEW asks_as_invoker WITH (security_invoker) AS SELECT answer(10), a.answer AS other FROM asks_in_view a; GRANT SELECT ON asks_as_invoker TO PUBLIC
reader: SELECT * FROM asks_as_invoker => a|a
SELECT * FROM asks_as_invoker => b|b
reader: CREATE FUNCTION readers_own() RETURNS text STABLE SECURITY DEFINER LANGUAGE sql AS \$\$ SELECT answer(10) \$\$
SELECT answer(10), readers_own(), answer(10) => b|ours|b
other: SELECT readers_own() => a
END

	story('the owner, unless forced', \%sessions, <<'END');
ALTER TABLE atlas.cluster OWNER TO owner; SET ROLE owner
=> b
reader: SET app.tenant = 'a'
reader: => a
super: ALTER TABLE atlas.cluster FORCE ROW LEVEL SECURITY
=> ours
SET app.tenant = 'a'
=> a
super: => b
RESET ROLE
=> b
RESET app.tenant; ALTER TABLE atlas.cluster NO FORCE ROW LEVEL SECURITY; ALTER TABLE atlas.cluster OWNER TO SESSION_USER
END

	story('a policy on current_user', \%sessions, <<'END');
DROP POLICY tenant ON atlas.cluster; CREATE POLICY by_user ON atlas.cluster USING (note IS NULL OR id < 1000000 OR note = CASE current_user WHEN 'reader' THEN 'a' ELSE 'b' END)
reader: => a
other: => b
SET ROLE reader
=> a
SET ROLE other
=> b
SET ROLE reader
SELECT answer(10) \; SET ROLE other \; SELECT answer(10) \; SET ROLE reader \; SELECT answer(10) => a b a
RESET ROLE
=> b
reader: BEGIN; SELECT add_cluster('no', 10) => ERROR:  42501
reader: ROLLBACK
END

	# A policy that asks us, as somebody whom no policy binds.
	story('a policy that calls the functions', \%sessions, <<'END');
DROP POLICY by_user ON atlas.cluster; CREATE POLICY asks ON atlas.cluster USING (name <> asks_as_definer())
=> b
reader: => a
SELECT add_cluster('c', 10.5) \g /dev/null
reader: => b
CREATE POLICY asks ON atlas.place_boundary USING (asks_as_definer() = 'c'); ALTER TABLE atlas.place_boundary ENABLE ROW LEVEL SECURITY
INSERT INTO atlas.place_boundary (place_id, boundary) SELECT place_id, ST_Multi(ST_Buffer('POINT(120.2 29.7)'::geography, 100)::geometry)::geography FROM place_at('POINT(120.2 29.7)')
reader: SELECT approximate FROM place_at('POINT(120.2 29.7)') => f
SELECT add_cluster('d', 10.1) \g /dev/null
reader: SELECT approximate FROM place_at('POINT(120.2 29.7)') => t
SELECT approximate FROM place_at('POINT(120.2 29.7)') => f
DROP POLICY asks ON atlas.place_boundary; ALTER TABLE atlas.place_boundary DISABLE ROW LEVEL SECURITY; DROP POLICY asks ON atlas.cluster; ALTER TABLE atlas.cluster DISABLE ROW LEVEL SECURITY
END

	# Any of the tables; truth() is plain SQL and under the same policy.
	$s->do("INSERT INTO atlas.retirement (entity, row_id) SELECT 'cluster', truth('socks', 'POINT(120.2 29.7)'); "
		. "INSERT INTO atlas.product_name (product_id, name, lang) SELECT id, 'dirigibles', 'en' FROM atlas.product WHERE slug = 'zeppelin-hulls'");
	my $all = $s->do("SELECT answer(10), answer('socks', 'POINT(120.2 29.7)'), answer('dirigibles', 'POINT(10 0)')");
	unlike($all, qr/WRONG|none/, 'three questions to ask');
	for my $table (qw(place product product_name cluster specialisation retirement))
	{
		$s->do("ALTER TABLE atlas.$table ENABLE ROW LEVEL SECURITY");
		my $rest = $sessions{reader}->do("SELECT answer(10), answer('socks', 'POINT(120.2 29.7)'), answer('dirigibles', 'POINT(10 0)')");
		unlike($rest, qr/WRONG/, "a policy on atlas.$table");
		isnt($rest, $all, '... that hides something');
		is($s->do("SELECT answer(10), answer('socks', 'POINT(120.2 29.7)'), answer('dirigibles', 'POINT(10 0)')"), $all, '... but not from a superuser');
		$s->do("ALTER TABLE atlas.$table DISABLE ROW LEVEL SECURITY");
		is($sessions{reader}->do("SELECT answer(10), answer('socks', 'POINT(120.2 29.7)'), answer('dirigibles', 'POINT(10 0)')"), $all, '... until it is lifted');
	}
	return;
}

$_->close for values %sessions;
$node->stop;
done_testing();
