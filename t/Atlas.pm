# What the tests of transactions, rights and replication share: a server with
# the extension, sessions that stay open, a second opinion in plain SQL, and
# stories, which tell what sessions do and what they must see.
package Atlas;
use strict;
use warnings;
use Exporter qw(import);
use IPC::Open3 ();

use PostgreSQL::Test::Cluster;
use Test::More;

our @EXPORT = qw(atlas_node make_atlas session story);

# A running server, with these settings, whose database "atlas" has the extension.
sub atlas_node
{
	my ($name, @settings) = @_;
	my $node = PostgreSQL::Test::Cluster->new($name);
	$node->init(allows_streaming => 'logical');
	$node->append_conf('postgresql.conf', join("\n", 'autovacuum = off', 'max_prepared_transactions = 10', @settings));
	$node->start;
	$node->safe_psql('postgres', 'CREATE DATABASE atlas');
	make_atlas($node);
	return $node;
}

# Creates the extension, leaves of the shipped rows only socks and where they
# are made (a picture of the atlas is made hundreds of times here), and adds:
# a product of our own, "zeppelin hulls", with "airship gondolas" below it;
# add_cluster(name, lon, product) puts a cluster that makes it on the equator;
# truth(product, point) is nearest_cluster_id in plain SQL over the tables;
# answer(product, point) and answer(lon) give the name of the nearest cluster,
# and WRONG where the two disagree; answer_now(lon) is the same in PL/pgSQL, so
# that it sees what the statement that calls it has done so far.
sub make_atlas
{
	my ($node) = @_;
	$node->safe_psql('atlas', 'SET client_min_messages = warning; CREATE EXTENSION cluster_atlas CASCADE');
	$node->safe_psql('atlas', <<'SQL');
SET session_replication_role = replica;
CREATE TEMP TABLE keeps (entity text, id integer);
INSERT INTO keeps SELECT 'product', id FROM atlas.product WHERE slug = 'socks';
INSERT INTO keeps SELECT 'specialisation', id FROM atlas.specialisation WHERE product_id = (SELECT id FROM keeps);
INSERT INTO keeps SELECT DISTINCT 'cluster', cluster_id FROM atlas.specialisation JOIN keeps USING (id);
INSERT INTO keeps SELECT DISTINCT 'place', a.ancestor_id FROM keeps k JOIN atlas.cluster c USING (id) JOIN atlas.place_ancestor a USING (place_id) WHERE k.entity = 'cluster';
DO $$
DECLARE
	entity text;
BEGIN
	FOREACH entity IN ARRAY ARRAY['claim', 'product_hs', 'product_name', 'place_name', 'region_member', 'specialisation', 'cluster', 'product', 'place'] LOOP
		EXECUTE format('ALTER TABLE atlas.%I DISABLE TRIGGER guard_shipped', entity);
		EXECUTE format('DELETE FROM atlas.%I WHERE id NOT IN (SELECT id FROM keeps WHERE entity = $1)', entity) USING entity;
		EXECUTE format('ALTER TABLE atlas.%I ENABLE ALWAYS TRIGGER guard_shipped', entity);
		EXECUTE format('ANALYZE atlas.%I', entity);
	END LOOP;
END
$$;
RESET session_replication_role;
INSERT INTO atlas.product (slug, name) VALUES ('zeppelin-hulls', 'zeppelin hulls');
INSERT INTO atlas.product (slug, name, parent_id) SELECT 'airship-gondolas', 'airship gondolas', id FROM atlas.product WHERE slug = 'zeppelin-hulls';
INSERT INTO atlas.place (slug, level, name, location) VALUES ('test-place', 'town', 'Test place', 'POINT(0 0)');

CREATE FUNCTION add_cluster(name text, lon float8, product text DEFAULT 'zeppelin-hulls') RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
	added integer;
BEGIN
	INSERT INTO atlas.cluster (slug, name, place_id, location, radius_m)
		SELECT lower(add_cluster.name), add_cluster.name, p.id, ST_Point(lon, 0)::geography, 1000 FROM atlas.place p WHERE p.slug = 'test-place'
		RETURNING id INTO added;
	INSERT INTO atlas.specialisation (cluster_id, product_id) SELECT added, p.id FROM atlas.product p WHERE p.slug = product;
	RETURN added;
END
$$;

CREATE FUNCTION drop_cluster(name text) RETURNS void LANGUAGE sql AS $$
	DELETE FROM atlas.specialisation USING atlas.cluster c WHERE c.id = cluster_id AND c.name = drop_cluster.name AND c.id >= 1000000;
	DELETE FROM atlas.cluster c WHERE c.name = drop_cluster.name AND c.id >= 1000000;
$$;

CREATE FUNCTION truth(product text, point geography) RETURNS integer STABLE LANGUAGE sql AS $$
	WITH RECURSIVE up (id, parent_id, steps) AS (
		SELECT p.id, p.parent_id, 0 FROM atlas.product p
		WHERE p.id = COALESCE((SELECT min(o.id) FROM atlas.product o WHERE o.name = truth.product),
							  (SELECT n.product_id FROM atlas.product_name n WHERE n.name = truth.product ORDER BY n.id LIMIT 1))
		UNION ALL
		SELECT p.id, p.parent_id, up.steps + 1 FROM up JOIN atlas.product p ON p.id = up.parent_id
	), down (top, id, steps) AS (
		SELECT up.id, up.id, up.steps FROM up
		UNION ALL
		SELECT down.top, p.id, down.steps FROM down JOIN atlas.product p ON p.parent_id = down.id
	), made AS (
		SELECT c.id, c.location, down.steps
		FROM down
		JOIN atlas.specialisation s ON s.product_id = down.id
		JOIN atlas.cluster c ON c.id = s.cluster_id
		JOIN atlas.place l ON l.id = c.place_id
		WHERE c.role = 'production'
		  AND NOT EXISTS (SELECT FROM atlas.retirement r
						  WHERE (r.entity, r.row_id) IN (('cluster', c.id), ('specialisation', s.id), ('place', c.place_id), ('product', s.product_id)))
	)
	SELECT made.id FROM made ORDER BY made.steps, ST_Distance(made.location, truth.point), made.id LIMIT 1
$$;

CREATE FUNCTION answer(product text, point geography) RETURNS text STABLE LANGUAGE sql AS $$
	SELECT CASE WHEN n.id IS DISTINCT FROM t.id THEN pg_catalog.format('WRONG: %s, not %s', n.id, t.id)
				ELSE COALESCE((SELECT c.name FROM atlas.cluster c WHERE c.id = n.id), 'none') END
	FROM (SELECT nearest_cluster_id(product, point) AS id) n, (SELECT truth(product, point) AS id) t
$$;
CREATE FUNCTION answer(lon float8) RETURNS text STABLE LANGUAGE sql AS $$ SELECT answer('zeppelin hulls', ST_Point(lon, 0)::geography) $$;
CREATE FUNCTION answer_now(lon float8) RETURNS text VOLATILE LANGUAGE plpgsql AS $$ BEGIN RETURN answer(lon); END $$;
SQL
	return;
}

# An open psql session.  Its output is what a script of psql would show, errors
# as "ERROR:  " and the SQLSTATE, in one stream.
sub session
{
	my ($node, %with) = @_;
	my $database = $with{database} // 'atlas';
	my $user = $with{user} // '';
	my $connection = $node->connstr($database) . ($user && " user=$user");
	my $self = bless { count => 0 }, 'Atlas::Session';
	$self->{pid} = IPC::Open3::open3($self->{in}, $self->{out}, undef,
		$node->installed_command('psql'), '-XAtq', '-v', 'VERBOSITY=sqlstate', '-d', $connection);
	$self->{in}->autoflush(1);
	$self->run('SET client_min_messages = warning');
	return $self;
}

# story(name, sessions, lines): one test.  A line is "SQL" or "SQL => output";
# without SQL the question is SELECT answer(10).  "name: " before it says whose
# line it is; sessions is a hash by name, "s" the one that needs no name.
sub story
{
	my ($name, $sessions, $lines) = @_;
	my @got;
	my @expected;
	for my $line (grep { /\S/ } split /\n/, $lines)
	{
		my ($who, $sql, $expected) = $line =~ /^\s*(?:(\w+): )?\s*(.*?)\s*(?:=>\s*(.*?)\s*)?$/;
		my $output = $sessions->{$who // 's'}->run($sql eq '' ? 'SELECT answer(10)' : $sql);
		$output =~ s/^\s+|\s+$//g;
		$output =~ s/\n/ /g;
		push @got, "$line | $output" if defined $expected || $output =~ /ERROR:/;
		push @expected, "$line | $expected" if defined $expected;
	}
	local $Test::Builder::Level = $Test::Builder::Level + 1;
	return is(join("\n", @got), join("\n", @expected), $name);
}

package Atlas::Session;
use IO::Handle;
use Time::HiRes qw(time);

# Sends statements without waiting for the answer; receive() gets it.
sub send
{
	my ($self, $sql) = @_;
	$self->{in}->print("$sql\n;\n\\echo -- " . ++$self->{count} . "\n");
	return;
}

sub receive
{
	my ($self) = @_;
	my $until = time + $PostgreSQL::Test::Utils::timeout_default;
	my $output = '';
	my $bits = '';
	vec($bits, fileno($self->{out}), 1) = 1;
	while ($output !~ s/^-- $self->{count}\n\z//m)
	{
		my $ready = select(my $readable = $bits, undef, undef, $until - time);
		next if $ready < 0 && $!{EINTR};		# a signal, such as that another session's psql has ended
		die "no answer in time; so far: $output" if $ready <= 0;
		sysread($self->{out}, $output, 65536, length $output) or last;
	}
	chomp $output;
	return $output;
}

sub run
{
	my ($self, $sql) = @_;
	$self->send($sql);
	return $self->receive;
}

# For statements that must not fail.
sub do
{
	my ($self, $sql) = @_;
	my $output = $self->run($sql);
	die "$output\nfrom: $sql" if $output =~ /^(?:psql:.*)?ERROR:/m;
	return $output;
}

sub close
{
	my ($self) = @_;
	close $self->{in};
	waitpid $self->{pid}, 0;
	return;
}

1;
