# The tutorial runs as printed: every ```sql block in order, each in a psql of
# its own, as somebody who types along would do it.  Where a block is followed by
# ```output, that is what psql prints.  ```output of a million depends on how
# many suppliers there are: to save time the tests make 20,000 instead of a
# million and compare only its headings, unless CLUSTER_ATLAS_FULL is set.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $top = $ENV{CLUSTER_ATLAS_TOP} // '.';
my $full = $ENV{CLUSTER_ATLAS_FULL};
my ($many, $few) = (1_000_000, 20_000);

$ENV{PGCLIENTENCODING} = 'UTF8';
my $node = PostgreSQL::Test::Cluster->new('main');
$node->init;
$node->start;
$node->safe_psql('postgres', 'CREATE DATABASE tutorial');

# What psql prints, less the blanks at the ends of lines, which an editor may take away.
sub tidy
{
	my ($text) = @_;
	$text =~ s/[ \t]+$//mg;
	$text =~ s/\A\n+|\n+\z//g;
	return $text;
}

sub headings
{
	my ($text) = @_;
	my ($first) = split /\n/, $text;
	return join '|', map { s/^\s+|\s+$//gr } split /\|/, $first;
}

my @blocks = slurp_file("$top/doc/tutorial.md") =~ /^```sql\n(.*?)^```$(?:\n^```(output[^\n]*)\n(.*?)^```$)?/msg;
my $file = PostgreSQL::Test::Utils::tempdir() . '/block.sql';
my $compared = 0;
for (my $i = 0; $i < @blocks; $i += 3)
{
	my ($sql, $kind, $printed) = @blocks[ $i .. $i + 2 ];
	my ($name) = $sql =~ /\A(.*)$/m;

	$sql =~ s/\b$many\b/$few/g unless $full;
	open my $out, '>', $file or die $!;
	print $out $sql;
	close $out;
	my ($got, $complaint) = run_command([ 'psql', '-X', '-v', 'ON_ERROR_STOP=1', '-d', $node->connstr('tutorial'), '-f', $file ]);
	is(join('', grep { !/NOTICE/ } split /^/, $complaint), '', "runs: $name");
	next unless defined $printed;
	$compared++;
	$printed =~ s/\b$many\b/$few/g unless $full;
	if ($kind eq 'output' || $full)
	{
		is(tidy($got), tidy($printed), "prints what it says: $name");
	}
	else
	{
		is(headings($got), headings($printed), "has the columns that it says: $name");
	}
}
cmp_ok($compared, '>=', 15, 'the tutorial shows what comes out');
is($node->safe_psql('tutorial', 'SELECT count(*) = (SELECT count(*) FROM supplier) FROM enriched'), 't', 'every supplier is enriched');

$node->stop;
done_testing();
