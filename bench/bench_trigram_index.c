/*
 * bench_trigram_index.c
 *	  Microseconds of processor time to resolve a misspelt name by the trigram index, for some
 *	  numbers of names and thresholds, beside comparing every name.
 *
 * Names are made of the words of the trade, so that they share trigrams as real
 * ones do; a query is one of the names with one or two letters dropped, doubled,
 * swapped or changed.  'right' is how often the best match is that name, or one
 * equally similar.  The figure is the median of nine rounds.
 */
#define _POSIX_C_SOURCE 200809L	/* clock_gettime */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../src/core/trigram_index.h"

#define MAX_TEXT 96
#define QUERIES 2000
#define ROUNDS 9

static const char *const adjectives[] = {
	"cotton", "woolen", "silk", "leather", "plastic", "steel", "stainless", "ceramic", "bamboo",
	"wooden", "glass", "rubber", "copper", "aluminum", "electric", "solar", "led", "smart", "baby",
	"kitchen", "garden", "office", "sports", "travel", "medical", "industrial", "printed", "knitted",
	"portable", "folding", "wireless", "thermal", "decorative", "christmas", "optical", "safety"
};

static const char *const nouns[] = {
	"sock", "shoe", "sandal", "boot", "glove", "scarf", "hat", "necktie", "shirt", "sweater", "jeans",
	"underwear", "swimwear", "button", "zipper", "lace", "ribbon", "yarn", "fabric", "curtain",
	"towel", "blanket", "carpet", "mattress", "pillow", "sofa", "chair", "desk", "wardrobe", "door",
	"window", "lock", "hinge", "faucet", "valve", "pump", "pipe", "tile", "lamp", "lighter",
	"umbrella", "suitcase", "backpack", "wallet", "watch", "clock", "sunglasses", "lens", "pen",
	"pencil", "notebook", "toy", "doll", "puzzle", "guitar", "violin", "piano", "drum", "bicycle",
	"tire", "battery", "motor", "cable", "switch", "transformer", "mold", "screw", "bearing", "gear",
	"knife", "scissors", "pot", "kettle", "cup", "bowl", "plate", "bottle", "candle", "brush",
	"mirror", "comb", "wig", "jewelry", "pearl", "crystal", "frame", "tent", "fishing rod"
};

static uint32_t
next_random(void)
{
	static uint64_t state = 42;

	state = state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t) (state >> 33);
}

#define PICK(words) words[next_random() % (sizeof(words) / sizeof(words[0]))]

static void
make_name(char *name)
{
	switch (next_random() % 4)
	{
		case 0:
			snprintf(name, MAX_TEXT, "%s %s", PICK(adjectives), PICK(nouns));
			break;
		case 1:
			snprintf(name, MAX_TEXT, "%s %s %s", PICK(adjectives), PICK(adjectives), PICK(nouns));
			break;
		case 2:
			snprintf(name, MAX_TEXT, "%s %s", PICK(nouns), PICK(nouns));
			break;
		default:
			snprintf(name, MAX_TEXT, "%s %s %s", PICK(adjectives), PICK(nouns), PICK(nouns));
	}
}

/* One or two slips of the keyboard. */
static void
misspell(char *text)
{
	for (uint32_t slips = 1 + next_random() % 2; slips > 0; slips--)
	{
		size_t		len = strlen(text);
		size_t		at = next_random() % (len - 1);
		char		c = text[at];

		switch (next_random() % 4)
		{
			case 0:
				memmove(text + at, text + at + 1, len - at);
				break;
			case 1:
				memmove(text + at + 1, text + at, len - at + 1);
				break;
			case 2:
				text[at] = text[at + 1];
				text[at + 1] = c;
				break;
			default:
				text[at] = (char) ('a' + next_random() % 26);
		}
	}
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double) t.tv_sec * 1e6 + (double) t.tv_nsec / 1e3;
}

static int
by_value(const void *a, const void *b)
{
	double		left = *(const double *) a;
	double		right = *(const double *) b;

	return (left > right) - (left < right);
}

static char queries[QUERIES][MAX_TEXT];
static uint32_t meant[QUERIES];

static void
measure(const trigram_index *index, char (*texts)[MAX_TEXT], uint32_t count, double threshold)
{
	void	   *scratch = calloc(1, trigram_index_scratch_size(index));
	double		rounds[ROUNDS];
	uint32_t	right = 0;
	size_t		found = 0;

	for (int round = 0; round < ROUNDS; round++)
	{
		double		start = now();

		right = 0;
		found = 0;
		for (uint32_t q = 0; q < QUERIES; q++)
		{
			const char *text = queries[q];
			const char *name = texts[meant[q]];
			trigram_match match;
			size_t		n = trigram_index_lookup(index, text, strlen(text), threshold, scratch, &match, 1);

			found += n;
			right += n > 0 && (match.name == meant[q] ||
							   trigram_similarity(text, strlen(text), name, strlen(name)) >= match.similarity);
		}
		rounds[round] = (now() - start) / QUERIES;
	}
	qsort(rounds, ROUNDS, sizeof(*rounds), by_value);
	printf("%7u names, threshold %.2f: %7.2f us a lookup (best %.2f), %6.1f found, right %.4f\n",
		   count, threshold, rounds[ROUNDS / 2], rounds[0],
		   (double) found / QUERIES, (double) right / QUERIES);
	free(scratch);
}

int
main(void)
{
	static const uint32_t counts[] = {2000, 3000, 16000, 100000};
	static const double thresholds[] = {0.3, 0.45, 0.6};

	for (size_t c = 0; c < sizeof(counts) / sizeof(counts[0]); c++)
	{
		uint32_t	count = counts[c];
		char		(*texts)[MAX_TEXT] = malloc((size_t) count * MAX_TEXT);
		trigram_name *names = malloc(count * sizeof(trigram_name));
		size_t		size;
		size_t		used;
		void	   *block;
		double		start;
		double		every;
		float		sum = 0;

		for (uint32_t i = 0; i < count; i++)
		{
			make_name(texts[i]);
			names[i] = (trigram_name) {texts[i], strlen(texts[i]), (int32_t) i};
		}
		for (uint32_t q = 0; q < QUERIES; q++)
		{
			meant[q] = next_random() % count;
			strcpy(queries[q], texts[meant[q]]);
			misspell(queries[q]);
		}

		start = now();
		size = trigram_index_size(names, count);
		block = malloc(size);
		used = trigram_index_build(block, size, names, count);
		printf("%7u names: built in %.1f ms, index %zu bytes (%.1f a name), %zu to build it\n",
			   count, (now() - start) / 1e3, used, (double) used / count, size);

		start = now();
		for (uint32_t i = 0; i < count; i++)
			sum += trigram_similarity(queries[0], strlen(queries[0]), texts[i], strlen(texts[i]));
		every = now() - start;
		printf("%7u names: comparing every name %.0f us (sum %.1f)\n", count, every, (double) sum);

		for (size_t t = 0; t < sizeof(thresholds) / sizeof(thresholds[0]); t++)
			measure(block, texts, count, thresholds[t]);
		free(block);
		free(names);
		free(texts);
	}
	return 0;
}
