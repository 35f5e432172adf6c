/*
 * test_trigram_index.c
 *	  Similarity against a plain implementation of its definition, and the index
 *	  against comparing every name.
 */
#include "check.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../trigram_index.h"

#define MAX_TEXT 200

static uint32_t
next_random(void)
{
	static uint64_t state = 7;

	state = state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t) (state >> 33);
}

/* Trigrams as strings, in the order of the text, for ASCII: the definition itself. */
static size_t
plain_trigrams(const char *text, char (*trigrams)[4])
{
	size_t		n = 0;

	while (*text != '\0')
	{
		char		word[MAX_TEXT + 4] = "  ";
		size_t		len = 2;

		for (; strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", *text) != NULL &&
			 *text != '\0'; text++)
			word[len++] = (char) (*text >= 'A' && *text <= 'Z' ? *text + 32 : *text);
		word[len++] = ' ';
		for (size_t i = 0; len > 3 && i + 3 <= len; i++)
		{
			bool		known = false;

			for (size_t k = 0; k < n; k++)
				known |= memcmp(trigrams[k], word + i, 3) == 0;
			if (!known)
				memcpy(trigrams[n++], word + i, 3);
		}
		if (*text != '\0')
			text++;
	}
	return n;
}

static float
plain_similarity(const char *a, const char *b)
{
	static char of_a[MAX_TEXT + 4][4];
	static char of_b[MAX_TEXT + 4][4];
	size_t		n = plain_trigrams(a, of_a);
	size_t		m = plain_trigrams(b, of_b);
	size_t		shared = 0;

	for (size_t i = 0; i < n; i++)
	{
		for (size_t k = 0; k < m; k++)
			shared += memcmp(of_a[i], of_b[k], 3) == 0;
	}
	return n == 0 || m == 0 ? 0 : (float) shared / (float) (n + m - shared);
}

/* A name of some syllables and separators, so that names resemble each other. */
static void
random_name(char *name)
{
	static const char *const parts[] = {
		"so", "ck", "shoe", "s", "glass", "es", "sun", "led", "a", "B", "3d", " ", " ", "-", ", ", "&"
	};
	size_t		pieces = next_random() % 9;

	name[0] = '\0';
	for (size_t i = 0; i < pieces; i++)
		strcat(name, parts[next_random() % (sizeof(parts) / sizeof(parts[0]))]);
}

static float
similarity(const char *a, const char *b)
{
	return trigram_similarity(a, strlen(a), b, strlen(b));
}

static void
check_similarity(void)
{
	char		a[MAX_TEXT];
	char		b[MAX_TEXT];
	char		longest[1000];
	int			differences = 0;

	/* By hand: 5 and 6 trigrams, of which they share 4. */
	CHECK(similarity("word", "words") == 4.0f / 7.0f, "word, words");
	CHECK(similarity("Socks", "sOCKS") == 1, "case does not count");
	CHECK(similarity("cotton socks", "socks, cotton; socks") == 1, "nor order, repetition, punctuation");
	CHECK(similarity("a", "a") == 1 && similarity("a", "b") == 0, "one letter");
	CHECK(similarity("", "") == 0 && similarity("?", "?") == 0, "nothing resembles nothing");
	CHECK(similarity("袜子", "袜子") == 1 && similarity("袜子", "袜套") == 1.0f / 5.0f, "Chinese by characters");
	CHECK(similarity("a\xFF", "a") == 1, "bytes that are not UTF-8 part words");
	memset(longest, 'x', sizeof(longest));
	CHECK(trigram_similarity(longest, sizeof(longest), longest, sizeof(longest)) == 1, "a long text");

	for (int i = 0; i < 20000; i++)
	{
		random_name(a);
		random_name(b);
		differences += similarity(a, b) != plain_similarity(a, b);
	}
	CHECK(differences == 0, "20000 random pairs as the definition has it");
}

typedef struct catalog
{
	char		(*texts)[MAX_TEXT];
	trigram_name *names;
	uint32_t	count;
	trigram_index *index;
	size_t		used;
	void	   *scratch;
} catalog;

/* Builds an index, and moves it to memory of just its size. */
static catalog
make_catalog(uint32_t count)
{
	catalog		c = {.count = count};
	size_t		size;
	void	   *block;

	c.texts = calloc(count + 1, MAX_TEXT);
	c.names = calloc(count + 1, sizeof(trigram_name));
	for (uint32_t i = 0; i < count; i++)
	{
		random_name(c.texts[i]);
		if (next_random() % 10 == 0)
			strcat(c.texts[i], "é灯具");
		c.names[i] = (trigram_name) {c.texts[i], strlen(c.texts[i]), (int32_t) (next_random() % 5)};
	}
	size = trigram_index_size(c.names, count);
	block = malloc(size);
	c.used = trigram_index_build(block, size, c.names, count);
	c.index = malloc(c.used);
	memcpy(c.index, block, c.used);
	free(block);
	c.scratch = calloc(1, trigram_index_scratch_size(c.index) + 1);
	return c;
}

static void
drop_catalog(catalog *c)
{
	free(c->texts);
	free(c->names);
	free(c->index);
	free(c->scratch);
}

static int
by_rank(const void *left, const void *right)
{
	const trigram_match *a = left;
	const trigram_match *b = right;

	if (a->similarity != b->similarity)
		return a->similarity > b->similarity ? -1 : 1;
	if (a->payload != b->payload)
		return a->payload < b->payload ? -1 : 1;
	return (a->name > b->name) - (a->name < b->name);
}

/* What a lookup must give, by comparing every name. */
static size_t
every_match(const catalog *c, const char *query, double threshold, trigram_match *matches)
{
	size_t		n = 0;

	for (uint32_t i = 0; i < c->count; i++)
	{
		float		s = similarity(query, c->texts[i]);

		if (s > 0 && s >= threshold)
			matches[n++] = (trigram_match) {s, c->names[i].payload, i};
	}
	qsort(matches, n, sizeof(*matches), by_rank);
	return n;
}

static bool
same_matches(const trigram_match *a, const trigram_match *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
	{
		if (by_rank(&a[i], &b[i]) != 0)
			return false;
	}
	return true;
}

static void
check_lookups(uint32_t count, int queries)
{
	catalog		c = make_catalog(count);
	trigram_match *expected = calloc(count + 1, sizeof(trigram_match));
	int			differences = 0;
	size_t		found = 0;

	for (int q = 0; q < queries; q++)
	{
		static const double thresholds[] = {0, 1, 0.3, 0.35, 0.5, 0.6, 0.25, 1.0 / 3, -1};
		char		query[MAX_TEXT];
		double		threshold = q % 2 == 0 ? thresholds[q / 2 % 9] : next_random() % 1000 / 999.0;
		size_t		capacity = q % 3 == 0 ? next_random() % 4 : count;
		trigram_match *matches = calloc(capacity + 1, sizeof(trigram_match));
		size_t		n;
		size_t		m;

		random_name(query);
		n = every_match(&c, query, threshold, expected);
		m = trigram_index_lookup(c.index, query, strlen(query), threshold, c.scratch, matches, capacity);
		differences += m != n || !same_matches(matches, expected, n < capacity ? n : capacity);
		found += n;
		free(matches);
	}
	CHECK(differences == 0, "%d lookups among %u names, %zu names found", queries, count, found);
	free(expected);
	drop_catalog(&c);
}

static void
check_edges(void)
{
	catalog		c = make_catalog(50);
	trigram_match match;
	size_t		size = trigram_index_size(c.names, c.count);
	void	   *block = malloc(size);
	char		longest[3000];

	CHECK(trigram_index_build(block, size - 1, c.names, c.count) == 0, "a block too small");
	CHECK(trigram_index_build(block, size, c.names, c.count) == c.used &&
		  memcmp(block, c.index, c.used) == 0, "equal names give equal bytes");
	CHECK(trigram_index_lookup(c.index, "socks", 5, NAN, c.scratch, &match, 1) == 0, "not a number");
	CHECK(trigram_index_lookup(c.index, "socks", 5, 1.01, c.scratch, &match, 1) == 0, "above 1");
	CHECK(trigram_index_lookup(c.index, "", 0, 0, c.scratch, &match, 1) == 0, "no query");
	for (size_t i = 0; i < sizeof(longest); i++)
		longest[i] = (char) ('a' + next_random() % 26);
	CHECK(trigram_index_lookup(c.index, longest, sizeof(longest), 0.9, c.scratch, &match, 1) == 0,
		  "a long query");
	free(block);
	drop_catalog(&c);
}

int
main(void)
{
	check_similarity();
	check_lookups(0, 20);
	check_lookups(1, 100);
	check_lookups(300, 1000);
	check_lookups(3000, 150);
	check_edges();
	return checks_done();
}
