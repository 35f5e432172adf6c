# What the files of the project say agrees with each other and with the code.
use strict;
use warnings;

use JSON::PP;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

# The checkout, or the copy of it that make check tests.
my $top = $ENV{CLUSTER_ATLAS_TOP} // '.';

sub content
{
	my ($file) = @_;
	return slurp_file("$top/$file");
}

my ($version) = content('cluster_atlas.control') =~ /^default_version = '(.*)'$/m;
like($version, qr/^\d+\.\d+\.\d+$/, 'the control file has a version');

# META.json against the PGXN Meta Spec 1.0.0.
my $meta = decode_json(content('META.json'));
my $semver = qr/^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-?[A-Za-z][-0-9A-Za-z]*)?$/;
my $term = qr/^[^\s\/\\\x00-\x1f\x7f]{2,}$/;

ok(defined $meta->{$_}, "META.json has the required key $_") for qw(name version abstract maintainer license provides meta-spec);
like($meta->{name}, $term, 'name is a term');
like($meta->{version}, $semver, 'version is a semantic version');
ok(length($meta->{abstract}) > 0 && !ref $meta->{abstract}, 'abstract is text');
ok(!ref $meta->{maintainer} || (ref $meta->{maintainer} eq 'ARRAY' && @{ $meta->{maintainer} }), 'maintainer is text or a list');
ok((grep { $meta->{license} eq $_ } qw(agpl_3 apache_1_1 apache_2_0 artistic_1 artistic_2 bsd freebsd gfdl_1_2 gfdl_1_3 gpl_1 gpl_2 gpl_3
	lgpl_2_1 lgpl_3_0 mit mozilla_1_0 mozilla_1_1 openssl perl_5 postgresql qpl_1_0 ssleay sun zlib open_source restricted unrestricted unknown)),
	'license is one that the spec knows');
is($meta->{'meta-spec'}{version}, '1.0.0', 'meta-spec version');
like($meta->{'meta-spec'}{url}, qr{^https?://pgxn\.org/meta/spec\.txt$}, 'meta-spec url');
for my $name (sort keys %{ $meta->{provides} })
{
	my $provided = $meta->{provides}{$name};
	like($name, $term, "provides: $name is a term");
	ok(-e "$top/$provided->{file}", "provides: $provided->{file} exists");
	ok(-e "$top/$provided->{docfile}", "provides: $provided->{docfile} exists");
	like($provided->{version}, $semver, 'provides: version is a semantic version');
	is($provided->{version}, $version, 'provides: version is that of the control file');
}
for my $phase (values %{ $meta->{prereqs} })
{
	for my $relation (keys %$phase)
	{
		ok((grep { $relation eq $_ } qw(requires recommends suggests conflicts)), "prereqs: $relation is a relation");
		like($_, qr/^(?:0|(?:[<>=!]+\s*)?\d+\.\d+\.\d+.*)$/, "prereqs: $_ is a version") for values %{ $phase->{$relation} };
	}
}
ok((grep { /^.{2,255}$/ && !/[\/\\\x00-\x1f\x7f]/ } @{ $meta->{tags} }) == @{ $meta->{tags} }, 'tags are tags');
my %known = map { $_ => 1 } qw(name version abstract maintainer license provides meta-spec description generated_by no_index prereqs
	release_status resources tags);
is_deeply([ grep { !$known{$_} && !/^x_/i } sort keys %$meta ], [], 'META.json has no key that the spec does not know');
is($meta->{version}, $version, 'META.json has the version of the control file');
my @released = content('data/release.csv') =~ /^\d+,([^,]+),/mg;
is($released[-1], $version, 'the newest edition of the data has it too');
like(content('CHANGELOG.md'), qr/^## \Q$version\E /m, 'the changelog tells of it');

# The reference is what the comments in the database say.
my $node = PostgreSQL::Test::Cluster->new('main');
$node->init;
$node->start;
$node->safe_psql('postgres', 'SET client_min_messages = warning; CREATE EXTENSION cluster_atlas CASCADE');
my ($reference, $complaint) = run_command([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', $node->connstr('postgres'), '-f', "$top/tools/reference.sql" ]);
is($complaint, '', 'the reference can be made');
(my $printed = content('doc/reference.md')) =~ s/\s+\z//;
$reference =~ s/\s+\z//;
ok($printed eq $reference, 'doc/reference.md is up to date; if not, run tools/reference');

# The curation guide's examples run as printed, in order.
my @examples = content('doc/curation.md') =~ /^```sql\n(.*?)^```$/msg;
cmp_ok(scalar(@examples), '>', 3, 'the curation guide has examples');
$node->safe_psql('postgres', 'CREATE DATABASE curated');
$node->safe_psql('curated', 'SET client_min_messages = warning; CREATE EXTENSION cluster_atlas CASCADE');
my $n = 0;
for my $example (@examples)
{
	my ($status, $out, $err) = $node->psql('curated', $example, on_error_stop => 1);
	is($err, '', 'example ' . ++$n . ' of the curation guide');
}

# Links between our own documents lead somewhere.
for my $file (glob("$top/*.md $top/doc/*.md $top/data/*.md"))
{
	my $text = slurp_file($file);
	(my $folder = $file) =~ s{[^/]+$}{};
	for my $link ($text =~ /\]\(([^)#\s]+)(?:#[^)]*)?\)/g)
	{
		next if $link =~ /^(https?|mailto):/;
		ok(-e "$folder$link", "$file: $link exists");
	}
}

$node->stop;
done_testing();
