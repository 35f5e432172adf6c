/*
 * test_slip.c
 *	  Slips of the pen, the index over words, and the list of real words.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "core/real_words.h"
#include "core/slip.h"
#include "core/slip_index.h"

#define WORDS 400
#define LONGEST 9

static uint32_t
next_random(void)
{
	static uint64_t state = 7;

	state = state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t) (state >> 33);
}

/* Few letters, so that many words are near to one another. */
static void
make_word(char *word)
{
	size_t		len = 1 + next_random() % LONGEST;

	for (size_t i = 0; i < len; i++)
		word[i] = (char) ('a' + next_random() % 3);
	word[len] = '\0';
}

/* What the last letters cost, said again and again: slow, and plainly the definition. */
static int
slips_by_definition(const char *a, size_t alen, const char *b, size_t blen)
{
	int			best;
	int			other;

	if (alen == 0 || blen == 0)
		return (int) (alen + blen);
	best = slips_by_definition(a, alen - 1, b, blen - 1) + (a[alen - 1] != b[blen - 1]);
	other = 1 + slips_by_definition(a, alen - 1, b, blen);
	best = other < best ? other : best;
	other = 1 + slips_by_definition(a, alen, b, blen - 1);
	best = other < best ? other : best;
	if (alen > 1 && blen > 1 && a[alen - 1] == b[blen - 2] && a[alen - 2] == b[blen - 1])
	{
		other = 1 + slips_by_definition(a, alen - 2, b, blen - 2);
		best = other < best ? other : best;
	}
	return best;
}

static void
check_distances(void)
{
	bool		right = true;
	bool		bounded = true;
	bool		one = true;
	int			near = 0;

	for (int round = 0; round < 3000; round++)
	{
		char		a[LONGEST + 1];
		char		b[LONGEST + 1];
		int			slips;

		make_word(a);
		make_word(b);
		a[6] = b[6] = '\0';
		slips = slips_by_definition(a, strlen(a), b, strlen(b));
		near += slips <= 1;
		right = right && slips_between(a, strlen(a), b, strlen(b), 20) == slips;
		for (int most = 0; most < 4; most++)
			bounded = bounded && slips_between(a, strlen(a), b, strlen(b), most) == (slips <= most ? slips : most + 1);
		one = one && one_slip(a, strlen(a), b, strlen(b)) == (slips <= 1);
	}
	CHECK(right, "slips between 3,000 pairs are those of the definition");
	CHECK(bounded, "and no more than asked for");
	CHECK(one && near > 100, "one slip is one, for %d pairs", near);
}

static void
check_index(void)
{
	static char texts[WORDS][LONGEST + 1];
	slip_word	words[WORDS];
	slip_index	index;
	void	   *block;
	bool		complete = true;
	bool		known = true;
	size_t		found_some = 0;

	for (int w = 0; w < WORDS; w++)
	{
		make_word(texts[w]);
		words[w] = (slip_word) {texts[w], (uint32_t) strlen(texts[w])};
	}
	block = malloc(slip_index_size(words, WORDS));
	slip_index_build(&index, words, WORDS, block);
	for (int round = 0; round < 2000; round++)
	{
		char		asked[LONGEST + 1];
		uint32_t	found[WORDS];
		bool		wanted[WORDS];
		bool		same = false;
		size_t		n;
		size_t		n_wanted = 0;

		make_word(asked);
		for (int w = 0; w < WORDS; w++)
		{
			wanted[w] = one_slip(asked, strlen(asked), texts[w], words[w].len);
			n_wanted += wanted[w];
			same = same || strcmp(asked, texts[w]) == 0;
		}
		n = slip_index_lookup(&index, asked, strlen(asked), found, WORDS);
		complete = complete && n == n_wanted;
		for (size_t i = 0; i < n; i++)
		{
			complete = complete && wanted[found[i]];
			wanted[found[i]] = false;
		}
		known = known && slip_index_has(&index, asked, strlen(asked)) == same;
		found_some += n;
	}
	CHECK(complete && found_some > 2000, "the index finds what comparing all finds, each once: %zu words", found_some);
	CHECK(known, "and knows which words it has");
	CHECK(slip_index_lookup(&index, "a", 1, (uint32_t[1]) {0}, 1) <= 1, "and no more than there is room for");
	free(block);

	block = malloc(slip_index_size(words, 0));
	slip_index_build(&index, words, 0, block);
	CHECK(slip_index_lookup(&index, "abc", 3, (uint32_t[1]) {0}, 1) == 0 && !slip_index_has(&index, "abc", 3), "an empty one finds nothing");
	free(block);
}

int
main(void)
{
	CHECK(one_stumble("scoks", 5, "socks", 5) && one_stumble("sokcs", 5, "socks", 5), "swapped letters are a stumble");
	CHECK(one_stumble("sockks", 6, "socks", 5) && one_stumble("buton", 5, "button", 6), "and so are doubled ones");
	CHECK(!one_stumble("docks", 5, "socks", 5) && !one_stumble("scks", 4, "socks", 5) && !one_stumble("socks", 5, "socks", 5), "others are not");
	check_distances();
	check_index();
	CHECK(is_real_word("candle", 6) && is_real_word("firewood", 8) && !is_real_word("cardx", 5) && !is_real_word("shoe", 4),
		  "a candle and firewood are words of their own");
	return checks_done();
}
