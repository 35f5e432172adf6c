# The extension goes and comes back, in this session or another one, while a
# session keeps a picture of the old atlas.
use strict;
use warnings;
use FindBin;
use lib $FindBin::RealBin;

use Test::More;
use Atlas;

my $node = atlas_node('main');
my %sessions = (s => session($node), other => session($node));
$_->do('SET client_min_messages = error') for values %sessions;
$sessions{s}->do(<<'SQL');
SELECT add_cluster('far', 90);
-- what a user of the extension keeps: plans, and functions that are bound late
CREATE FUNCTION site() RETURNS text LANGUAGE plpgsql AS $$ DECLARE n integer := nearest_cluster_id('socks', 'POINT(120.2 29.7)'); BEGIN RETURN (SELECT name FROM atlas.cluster WHERE id = n); END $$;
CREATE FUNCTION own(lon float8) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN (nearest_cluster('zeppelin hulls', ST_Point(lon, 0))).cluster; END $$;
CREATE PROCEDURE anew() LANGUAGE plpgsql AS $$
BEGIN
	DROP EXTENSION IF EXISTS cluster_atlas CASCADE;
	CREATE EXTENSION cluster_atlas;
	INSERT INTO atlas.product (slug, name) VALUES ('zeppelin-hulls', 'zeppelin hulls');
	INSERT INTO atlas.place (slug, level, name, location) VALUES ('test-place', 'town', 'Test place', 'POINT(0 0)');
END
$$;
CREATE FUNCTION put(name text, lon float8) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO atlas.cluster (slug, name, place_id, location, radius_m) SELECT put.name, put.name, p.id, ST_Point(lon, 0)::geography, 1000 FROM atlas.place p WHERE p.slug = 'test-place';
	INSERT INTO atlas.specialisation (cluster_id, product_id) SELECT c.id, p.id FROM atlas.cluster c, atlas.product p WHERE c.name = put.name AND p.slug = 'zeppelin-hulls';
END
$$;
SQL

# Two fresh installs count alike from the start: the same number, another atlas.
story('in one session', \%sessions, <<'END');
SELECT own(10) => far
other: SELECT own(10) => far
CALL anew()
SELECT own(10) =>
SELECT put('first', 80)
SELECT own(10), nextval('atlas.generation_value') - (SELECT value FROM atlas.generation) => first|1
other: SELECT own(10) => first
CALL anew(); SELECT put('second', 70)
SELECT own(10), nextval('atlas.generation_value') - (SELECT value FROM atlas.generation) => second|1
other: SELECT own(10) => second
SELECT site() = (SELECT name FROM atlas.cluster WHERE slug = 'datang-socks') => t
END

story('in another session', \%sessions, <<'END');
SELECT own(10) => second
other: CALL anew(); SELECT put('third', 60)
SELECT own(10) => third
BEGIN
SELECT own(10) => third
other: SET lock_timeout = '1s'; CALL anew(); RESET lock_timeout
SELECT own(10) =>
COMMIT
other: SELECT put('fourth', 50)
SELECT own(10) => fourth
other: DROP EXTENSION cluster_atlas CASCADE
SELECT own(10) => ERROR:  42883
SELECT site() => ERROR:  42883
other: CALL anew(); SELECT put('fifth', 40)
SELECT own(10) => fifth
END

story('undone', \%sessions, <<'END');
BEGIN; CALL anew()
SELECT put('never', 30)
SELECT own(10) => never
ROLLBACK
SELECT own(10) => fifth
BEGIN; SAVEPOINT a; DROP EXTENSION cluster_atlas CASCADE
SELECT own(10) => ERROR:  42883
ROLLBACK TO a
SELECT own(10) => fifth
CALL anew()
SELECT own(10) =>
ROLLBACK TO a
SELECT own(10) => fifth
COMMIT
DROP EXTENSION cluster_atlas CASCADE
BEGIN; CREATE EXTENSION cluster_atlas
SELECT site() = (SELECT name FROM atlas.cluster WHERE slug = 'datang-socks') => t
ROLLBACK
SELECT site() => ERROR:  42883
CALL anew(); SELECT put('sixth', 30)
SELECT own(10) => sixth
other: SELECT own(10) => sixth
END

# In a schema of its own the functions are others; the tables are where they were.
story('in another schema', \%sessions, <<'END');
DROP EXTENSION cluster_atlas CASCADE; CREATE SCHEMA gis; CREATE EXTENSION cluster_atlas SCHEMA gis
SELECT own(10) => ERROR:  42883
SELECT gis.nearest_cluster_id('socks', 'POINT(120.2 29.7)') = (SELECT id FROM atlas.cluster WHERE slug = 'datang-socks') => t
other: SET search_path = public, gis
other: SELECT site() = (SELECT name FROM atlas.cluster WHERE slug = 'datang-socks') => t
END

# Each picture is let go when the next is made.
is($sessions{s}->do("SELECT count(*) FROM pg_backend_memory_contexts WHERE name = 'cluster_atlas picture'"), '1', 'one picture is kept');

$_->close for values %sessions;
$node->stop;
done_testing();
