# Objects with our names, and better-matching ones than those we mean, planted
# before CREATE EXTENSION, are never called.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init;
$node->start;
$node->safe_psql('postgres', 'CREATE ROLE attacker LOGIN');

# Every planted function and operator tells on its caller.
my $trap = "LANGUAGE plpgsql AS \$\$ BEGIN RAISE EXCEPTION 'trapped'; END \$\$";
my @planted = (
	# what the install script might call, with argument types that fit better
	"FUNCTION public.lower(varchar) RETURNS text $trap",
	"FUNCTION public.btrim(varchar) RETURNS text $trap",
	"FUNCTION public.format(text, name) RETURNS text $trap",
	"FUNCTION public.quote_ident(name) RETURNS text $trap",
	"FUNCTION public.set_config(text, text, boolean) RETURNS text $trap",
	"FUNCTION public.nextval(text) RETURNS bigint $trap",
	"FUNCTION public.count(integer) RETURNS bigint $trap",
	"FUNCTION public.st_x(geography) RETURNS float8 $trap",
	"FUNCTION public.st_covers(geography, text) RETURNS boolean $trap",
	# our own names, with other arguments
	"FUNCTION public.nearest_cluster(varchar, geography) RETURNS integer $trap",
	"FUNCTION public.clusters_for(varchar) RETURNS integer $trap",
	"FUNCTION public.products_of(varchar) RETURNS integer $trap",
	"FUNCTION public.quality_tier_in(text) RETURNS integer $trap",
	"FUNCTION public.product_scope(text, text) RETURNS integer $trap",
	# operators that fit unknown and mixed types better
	"FUNCTION public.trap_eq(text, varchar) RETURNS boolean $trap",
	"FUNCTION public.trap_eq(integer, bigint) RETURNS boolean $trap",
	"FUNCTION public.trap_ge(integer, bigint) RETURNS boolean $trap",
	"OPERATOR public.= (PROCEDURE = public.trap_eq, LEFTARG = text, RIGHTARG = varchar)",
	"OPERATOR public.= (PROCEDURE = public.trap_eq, LEFTARG = integer, RIGHTARG = bigint)",
	"OPERATOR public.>= (PROCEDURE = public.trap_ge, LEFTARG = integer, RIGHTARG = bigint)",
	"FUNCTION public.trap_cat(text, name) RETURNS text $trap",
	"OPERATOR public.|| (PROCEDURE = public.trap_cat, LEFTARG = text, RIGHTARG = name)",
	# types and relations of the names that we use
	"TYPE public.cluster_match AS (a int)",
	"TABLE public.place (id int)",
	"TABLE public.cluster (id int)",
	"VIEW public.effective_place AS SELECT 1 AS id",
	"SEQUENCE public.user_id");

# Operators for every pair of these types that the server has none for: each
# fits an expression of mixed types better than the server's own with a cast.
my $mixed = <<'SQL';
DO $do$
DECLARE
	o record;
	trap text := $f$ LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''trapped''; END' $f$;
BEGIN
	FOR o IN
		SELECT l, r FROM unnest('{int2,int4,int8,float4,float8,numeric,text,varchar,name,bool,int4[],text[],date}'::regtype[]) l,
			unnest('{int2,int4,int8,float4,float8,numeric,text,varchar,name,bool,int4[],text[],date}'::regtype[]) r
	LOOP
		EXECUTE format('CREATE FUNCTION public.trap_value(%s, %s) RETURNS float8', o.l, o.r) || trap;
		EXECUTE format('CREATE FUNCTION public.trap_text(%s, %s) RETURNS text', o.l, o.r) || trap;
		EXECUTE format('CREATE FUNCTION public.trap_test(%s, %s) RETURNS boolean', o.l, o.r) || trap;
	END LOOP;
	FOR o IN
		SELECT s.name, s.trap, l, r
		FROM (VALUES ('+', 'value'), ('-', 'value'), ('*', 'value'), ('/', 'value'), ('%', 'value'), ('^', 'value'), ('||', 'text'),
				('~', 'test'), ('=', 'test'), ('<>', 'test'), ('<', 'test'), ('>', 'test'), ('<=', 'test'), ('>=', 'test')) s (name, trap),
			unnest('{int2,int4,int8,float4,float8,numeric,text,varchar,name,bool,int4[],text[],date}'::regtype[]) l,
			unnest('{int2,int4,int8,float4,float8,numeric,text,varchar,name,bool,int4[],text[],date}'::regtype[]) r
		WHERE NOT EXISTS (SELECT FROM pg_operator p WHERE p.oprname = s.name AND p.oprleft = l AND p.oprright = r)
	LOOP
		EXECUTE format('CREATE OPERATOR public.%s (PROCEDURE = public.trap_%s, LEFTARG = %s, RIGHTARG = %s)', o.name, o.trap, o.l, o.r);
	END LOOP;
END
$do$
SQL

for my $where ('public', 'gis')
{
	my $database = "planted_$where";
	$node->safe_psql('postgres', "CREATE DATABASE $database");
	$node->safe_psql($database, "CREATE SCHEMA IF NOT EXISTS $where; GRANT CREATE ON SCHEMA public, $where TO attacker; CREATE EXTENSION postgis SCHEMA $where; GRANT USAGE ON SCHEMA $where TO PUBLIC");
	my $path = "SET search_path = public, $where; SET ROLE attacker;";
	$node->safe_psql($database, "$path CREATE $_") for @planted;
	$node->safe_psql($database, $path . ($mixed =~ s/public\./$_./gr)) for do { my %schema = (public => 1, $where => 1); sort keys %schema };
	# a fake geography, where PostGIS's own is in another schema
	$node->safe_psql($database, "SET ROLE attacker; CREATE DOMAIN public.geography AS text; CREATE DOMAIN public.geometry AS text; "
		. "CREATE FUNCTION public.st_point(float8, float8) RETURNS text $trap") if $where ne 'public';

	my ($status, $out, $err) = $node->psql($database, "SET search_path = public, $where; CREATE EXTENSION cluster_atlas");
	is($err, '', "$where: the extension installs among hostile objects");

	is($node->safe_psql($database, <<'SQL'), '', "$where: nothing of ours depends on anything planted");
WITH planted AS (
	SELECT 'pg_proc'::regclass AS classid, p.oid FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner WHERE r.rolname = 'attacker'
	UNION ALL
	SELECT 'pg_operator'::regclass, o.oid FROM pg_operator o JOIN pg_roles r ON r.oid = o.oprowner WHERE r.rolname = 'attacker'
)
SELECT pg_describe_object(d.classid, d.objid, d.objsubid) || ' depends on ' || pg_describe_object(d.refclassid, d.refobjid, d.refobjsubid)
FROM pg_depend d JOIN planted p ON d.refclassid = p.classid AND d.refobjid = p.oid
WHERE (d.classid, d.objid) NOT IN (SELECT classid, oid FROM planted)
ORDER BY 1
SQL

	# Whatever the caller's search_path, the answers are the same and nothing springs.
	my %answer;
	for my $search_path ('public, gis', 'pg_catalog', q(''), 'atlas, public')
	{
		my $point = "'POINT(120.2 29.7)'::$where.geography";
		$answer{$node->safe_psql($database, <<"SQL")} = $search_path;
SET search_path = $search_path;
SELECT (public.nearest_cluster('socks'::text, $point, NULL::public.quality_tier)).cluster;
SELECT pg_catalog.count(*) FROM public.clusters_for('socks'::text, 'low'::public.quality_tier, NULL::text);
SELECT pg_catalog.count(*) FROM public.products_of('Zhejiang'::text);
SELECT public.in_cluster('socks'::text, $point), (public.place_at($point)).place;
SELECT pg_catalog.count(*) FROM public.clusters_at($point);
INSERT INTO atlas.source (slug, title) VALUES ('s', 't');
DELETE FROM atlas.source WHERE id OPERATOR(pg_catalog.>=) 1000000;
SQL
	}
	is(scalar(keys %answer), 1, "$where: the same answers under every search_path");
}

# A schema atlas planted beforehand is an error, not an invitation.
$node->safe_psql('postgres', 'CREATE DATABASE squatted');
$node->safe_psql('squatted', 'CREATE EXTENSION postgis; CREATE SCHEMA atlas AUTHORIZATION attacker');
my ($status, $out, $err) = $node->psql('squatted', 'CREATE EXTENSION cluster_atlas');
like($err, qr/schema "atlas" already exists/, 'a planted schema atlas is refused');

$node->stop;
done_testing();
