/*
 * product_typo.c
 *	  From a misspelt product name to the one that was meant.
 */
#include "postgres.h"

#include <limits.h>

#include "core/real_words.h"
#include "core/slip.h"
#include "core/title_words.h"
#include "product_typo.h"
#include "settings.h"
#include "compat.h"

#define MAX_SIMILAR		24		/* similar names looked at */
#define MAX_SLIPS		16		/* words one slip away looked at */
#define SHORTEST_TYPO	5		/* letters; shorter words are too like one another */
#define SHORTEST_OF_SEVERAL 3	/* unless it stands beside others, and all together are a name */
#define SURE_BEGINNING	5		/* in shorter words a slip of the first letter makes another word */
#define LONG_PHRASE		12		/* letters of a phrase that is known by the rest of it */
#define LETTERS_A_TYPO	4		/* one wrong letter is allowed for so many, */
#define LETTERS_A_SECOND	5	/* and in a word of several a second one and so on for so many */

/* Is it a word, rather than a misspelt one?  Also in its singular. */
static bool
is_word(const LatinNames *latin, const char *word, size_t length, const char *singular, size_t n)
{
	return length < SHORTEST_OF_SEVERAL || slip_index_has(&latin->words, word, length) ||
		slip_index_has(&latin->words, singular, n) || is_neutral_word(singular, n) || is_real_word(singular, n) || is_preposition(singular, n) ||
		is_quantity(singular, n) || is_never_head(singular, n);
}

/* Tells this slip little, unless all words together are a name then? */
static bool
is_doubtful(const char *word, size_t length, const slip_word *meant)
{
	size_t		shorter = Min(length, meant->len);

	if (word[0] != meant->text[0] && shorter < SURE_BEGINNING)
		return shorter < SHORTEST_TYPO - 1 || !one_stumble(word, length, meant->text, meant->len);
	return Max(length, meant->len) < SHORTEST_TYPO || shorter < SHORTEST_TYPO - 1;
}

/* The word of the names that was meant; NULL: none, or several as likely. */
static const slip_word *
word_meant(const LatinNames *latin, const char *word, size_t length, bool alone)
{
	uint32		found[MAX_SLIPS];
	size_t		n = slip_index_lookup(&latin->words, word, length, found, MAX_SLIPS);
	const slip_word *best = NULL;
	float4		most_like = -1;
	bool		doubtful = false;

	for (size_t i = 0; i < n; i++)
	{
		const slip_word *meant = &latin->words.words[found[i]];
		float4		like;

		if (Min(length, meant->len) < SHORTEST_OF_SEVERAL || (alone && is_doubtful(word, length, meant)))
			continue;
		/* hands swap and double letters more often than they take another one */
		like = trigram_similarity(word, length, meant->text, meant->len) +
			(one_stumble(word, length, meant->text, meant->len) ? 1 : 0);
		doubtful = like == most_like || (doubtful && like < most_like);
		if (like > most_like)
		{
			best = meant;
			most_like = like;
		}
	}
	return doubtful ? NULL : best;
}

WordsPutRight
words_put_right(NameIndex *names, const AskedName *asked, char right[NORMALISE_MAX_BYTES])
{
	LatinNames *latin = latin_names(names);
	size_t		length = 0;
	bool		changed = false;
	WordsPutRight how = {0};

	for (size_t i = 0; i < asked->n; i++)
	{
		const char *word = asked->folded + asked->words[i].offset;
		const char *singular = asked->form + asked->singulars[i].offset;
		size_t		n = asked->singulars[i].len;
		const slip_word *meant = NULL;

		if (is_latin(word, asked->words[i].len) && !is_word(latin, word, asked->words[i].len, singular, n))
		{
			how.unknown++;
			if (asked->words[i].len < SLIPS_MAX_BYTES)
				meant = word_meant(latin, word, asked->words[i].len, asked->n == 1);
		}
		if (length + Max(n, meant == NULL ? 0 : meant->len + SLIPS_MAX_BYTES) + 1 > NORMALISE_MAX_BYTES)
			break;
		if (i > 0)
			right[length++] = ' ';
		if (meant == NULL)
		{
			memcpy(right + length, singular, n);
			length += n;
			continue;
		}
		how.doubtful = how.doubtful || is_doubtful(word, asked->words[i].len, meant);
		length += product_of_folded(meant->text, meant->len, right + length, NORMALISE_MAX_BYTES - length);
		changed = true;
	}
	/* at 1 nothing that is misspelt is taken */
	if (changed && product_similarity < 1)
		how.length = length;
	return how;
}

/* Are two names the same but for spaces? */
static bool
same_letters(const char *a, size_t alen, const char *b, size_t blen)
{
	size_t		i = 0;
	size_t		j = 0;

	for (;; i++, j++)
	{
		while (i < alen && a[i] == ' ')
			i++;
		while (j < blen && b[j] == ' ')
			j++;
		if (i == alen || j == blen)
			return i == alen && j == blen;
		if (a[i] != b[j])
			return false;
	}
}

/* Is what was typed for a word of a name a word of its own? */
static bool
is_other_word(const LatinNames *latin, const char *word, size_t length, const char *meant, size_t meant_length)
{
	char		singular[NORMALISE_MAX_BYTES];
	char		meant_singular[NORMALISE_MAX_BYTES];
	size_t		n = product_of_folded(word, length, singular, sizeof(singular));

	return !(n == product_of_folded(meant, meant_length, meant_singular, sizeof(meant_singular)) && memcmp(singular, meant_singular, n) == 0) &&
		is_word(latin, word, length, singular, n);
}

/*
 * Is each word nearly the one in its place?  "One piece" is not "two piece", and
 * a baby shower is no baby shoe; only where one letter of a long phrase is wrong
 * may that have made another word ("induction moors").  Where words were joined
 * or parted, any are.
 */
static bool
words_alike(const LatinNames *latin, const char *a, size_t alen, const char *b, size_t blen, int total)
{
	name_word	x[NORMALISE_MAX_CHARS];
	name_word	y[NORMALISE_MAX_CHARS];
	size_t		n = name_words(a, alen, x, NORMALISE_MAX_CHARS);
	bool		surely = total == 1 && alen >= LONG_PHRASE && one_slip_apart(a, alen, b, blen);

	if (n == 1 || n != name_words(b, blen, y, NORMALISE_MAX_CHARS))
		return true;
	for (size_t i = 0; i < n; i++)
	{
		int			most = 1 + Max(x[i].len, y[i].len) / LETTERS_A_SECOND;
		int			slips = slips_between(a + x[i].offset, x[i].len, b + y[i].offset, y[i].len, most);

		if (slips > most || (slips > 0 && !surely && is_other_word(latin, a + x[i].offset, x[i].len, b + y[i].offset, y[i].len)))
			return false;
	}
	return true;
}

/* The entry whose name, of more words than that, is nearest to these folded letters, and near enough; -1: none. */
static int
nearest_entry(NameIndex *names, const char *folded, size_t length, size_t words)
{
	LatinNames *latin = latin_names(names);
	bool		phrase = memchr(folded, ' ', length) != NULL;
	int			least = INT_MAX;	/* slips */
	float4		similarity = 0;
	bool		of_names = !phrase && slip_index_has(&latin->words, folded, length);
	int			entry = -1;
	char		form[NORMALISE_MAX_BYTES];
	size_t		form_length;
	trigram_match matches[MAX_SIMILAR];
	size_t		found;

	if (length < SHORTEST_TYPO || (int) length > latin->longest + latin->longest / LETTERS_A_TYPO || !is_latin(folded, length))
		return -1;
	form_length = product_of_folded(folded, length, form, sizeof(form));
	if ((!phrase && !of_names && is_word(latin, folded, length, form, form_length)) ||
		name_index_exact(names, form, form_length) >= 0)
		return -1;
	found = latin_names_similar(latin, folded, length, product_similarity, matches, MAX_SIMILAR);
	for (size_t i = 0; i < found && least > 0; i++)
	{
		const LatinName *name = &latin->names[matches[i].payload];
		const char *letters = latin->letters + name->at;
		int			most = Min(least, Max((int) length, name->length) / LETTERS_A_TYPO);
		int			slips;

		if ((words > 0 && name_words(letters, name->length, NULL, 0) <= words) ||
			(letters[0] != folded[0] && !phrase && length < SURE_BEGINNING) ||
			(of_names && !same_letters(folded, length, letters, name->length)))
			continue;
		slips = slips_between(folded, length, letters, name->length, most);
		if (slips > most || !words_alike(latin, folded, length, letters, name->length, slips))
			continue;
		if (slips < least)
		{
			entry = name->entry;
			least = slips;
			similarity = matches[i].similarity;
		}
		else if (entry >= 0 && matches[i].similarity == similarity && names->entries[name->entry].product != names->entries[entry].product)
			entry = -1;			/* one as likely as the other */
	}
	return entry;
}

int
like_whole(NameIndex *names, const AskedName *asked, size_t words)
{
	return nearest_entry(names, asked->folded, asked->folded_length, words);
}

int
like_head(NameIndex *names, const AskedName *asked, size_t words)
{
	size_t		end = asked->first + asked->count;
	int			entry = -1;

	for (size_t count = asked->count; entry < 0 && count > words; count = count > 2 ? 2 : count - 1)
	{
		const name_word *first = &asked->words[end - count];
		const name_word *last = &asked->words[end - 1];

		if (count < asked->n)	/* else it is the whole */
			entry = nearest_entry(names, asked->folded + first->offset, last->offset + last->len - first->offset, words);
		if (words > 0)
			break;
	}
	return entry;
}
