# The SQL of doc/tools.md runs as printed: the blocks in order, then what stands
# in the text or in a shell command.  Every SELECT gives rows.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $top = $ENV{CLUSTER_ATLAS_TOP} // '.';

$ENV{PGCLIENTENCODING} = 'UTF8';
my $node = PostgreSQL::Test::Cluster->new('main');
$node->init;
$node->start;
$node->safe_psql('postgres', 'CREATE DATABASE atlas');
$node->safe_psql('atlas', 'CREATE EXTENSION cluster_atlas CASCADE');

# What the page has the reader fill in; and the table that ogr2ogr would have made.
my %filled = ('$product' => 'eyewear', '$quality' => 'medium', '…' => 'atlas_reader');
$node->safe_psql('atlas', q{CREATE TABLE prefectures AS SELECT gb_code::text AS adcode, geom FROM atlas.area_cells('prefecture')});

sub runs
{
	my ($sql) = @_;
	my ($name) = $sql =~ /\A(.*)$/m;

	$sql =~ s/\Q$_\E/$filled{$_}/g for keys %filled;
	my ($status, $rows, $complaint) = $node->psql('atlas', $sql, on_error_stop => 1);
	is($status, 0, "runs: $name") or diag($complaint);
	isnt($rows, '', "gives rows: $name") if $sql =~ /^SELECT/m;
	return;
}

my $page = slurp_file("$top/doc/tools.md");
my @blocks = $page =~ /^```sql\n(.*?)^```$/msg;
my @commands = $page =~ /^psql .*? -c "(.*?)"/mg;
$page =~ s/^```.*?^```$//msg;
my @inline = $page =~ /`((?:SELECT|UPDATE|GRANT|NOTIFY)\s[^`]*)`/g;
cmp_ok(@blocks, '>=', 5, 'there are blocks');
cmp_ok(@commands, '>=', 2, 'there are commands');
cmp_ok(@inline, '>=', 4, 'there are statements in the text');
runs($_) for @blocks, @inline, @commands;

# Who connects as the page says may read all of it, and may not write.
is($node->safe_psql('atlas', 'SELECT count(*) > 300 FROM atlas.cluster_overview', extra_params => [ '-U', 'atlas_reader' ]), 't', 'the role reads the atlas');
is($node->safe_psql('atlas', 'SELECT count(*) FROM province_area', extra_params => [ '-U', 'atlas_reader' ]), '34', 'the role reads the areas');
my ($status, undef, $complaint) = $node->psql('atlas', 'CREATE TABLE t (i int)', extra_params => [ '-U', 'atlas_reader' ]);
like($complaint, qr/read-only transaction/, 'the role does not write');

$node->stop;
done_testing();
