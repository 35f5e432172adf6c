/*
 * title.c
 *	  What a listing title is about: heads and modifiers.
 */
#include "title.h"

#include <string.h>

#include "title_parts.h"
#include "title_words.h"

#define MAX_NAME_WORDS	6		/* of a product's name */
#define MAX_NAME_BYTES	256
#define MAX_MODEL_LETTERS	2	/* before the digits of a model number */

static bool
is_word(const Title *title, size_t i, const char *word)
{
	return title->words[i].len == strlen(word) && memcmp(word_at(title, i), word, title->words[i].len) == 0;
}

/* The letters of a model number, as in "zips RH-1043". */
static bool
before_number(const Title *title, size_t i, size_t stop)
{
	const char *next = i + 1 < stop ? word_at(title, i + 1) : "";

	return title->words[i].len <= MAX_MODEL_LETTERS && next[0] >= '0' && next[0] <= '9';
}

static bool
number(const Title *title, size_t i)
{
	return !title->words[i].han && has_digit(word_at(title, i), title->words[i].len);
}

static bool
neutral(const Title *title, size_t i)
{
	return !title->words[i].han &&
		(is_neutral(word_at(title, i), title->words[i].len) ||
		 (i > 0 && number(title, i - 1) && is_unit(word_at(title, i), title->words[i].len)));
}

/* The product named by the words from first to last; -1: none. */
static int
named(const Title *title, size_t first, size_t last)
{
	return title->names->named(title->names->arg, word_at(title, first), end_of(title, last) - title->words[first].offset);
}

/* A word of a name, which need not stand in the title. */
typedef struct Word
{
	const char *text;
	size_t		len;
} Word;

static Word
word_of(const Title *title, size_t i)
{
	return (Word) {word_at(title, i), title->words[i].len};
}

static bool
comes_before(Word a, Word b)
{
	int			order = memcmp(a.text, b.text, a.len < b.len ? a.len : b.len);

	return order < 0 || (order == 0 && a.len <= b.len);
}

/* The product that some words name, in whatever order they stand. */
static int
named_in_any_order(const Title *title, const Word *which, size_t n)
{
	Word		sorted[MAX_NAME_WORDS];
	char		key[MAX_NAME_BYTES];
	size_t		len = 0;

	for (size_t i = 0; i < n; i++)
	{
		size_t		at = i;

		for (; at > 0 && !comes_before(sorted[at - 1], which[i]); at--)
			sorted[at] = sorted[at - 1];
		sorted[at] = which[i];
	}
	for (size_t i = 0; i < n; i++)
	{
		if (len + sorted[i].len + 1 > sizeof(key))
			return -1;
		if (i > 0)
			key[len++] = ' ';
		memcpy(key + len, sorted[i].text, sorted[i].len);
		len += sorted[i].len;
	}
	return title->names->with_words(title->names->arg, key, len);
}

/* The product that two words of the title name, whatever it calls those for whom it is. */
static int
named_by_two(const Title *title, size_t i, size_t head)
{
	Word		pair[2] = {word_of(title, i), word_of(title, head)};
	int			found = named_in_any_order(title, pair, 2);
	const char *who = found < 0 ? audience(pair[0].text, pair[0].len) : NULL;

	if (who == NULL)
		return found;
	pair[0] = (Word) {who, strlen(who)};
	return named_in_any_order(title, pair, 2);
}

/*
 * The words from first to end that should name the product: up to the first
 * preposition, which is at stop, without what is neutral at the end.  Phrases
 * of neutral words alone ("made in China") are no answer; then the next phrase
 * counts, and if there is none first and end are the same.
 */
typedef struct Phrase
{
	size_t		first;
	size_t		end;
	size_t		stop;
} Phrase;

static Phrase
head_phrase(const Title *title)
{
	Phrase		none = {0, 0, title->n};

	for (size_t begin = 0; begin < title->n;)
	{
		size_t		stop = begin;
		size_t		end;

		while (stop < title->n && !is_word(title, stop, "of") &&
			   (title->words[stop].han || !is_preposition(word_at(title, stop), title->words[stop].len)))
			stop++;
		if (begin == 0)
			none.stop = stop;
		end = stop;
		while (end > begin && (neutral(title, end - 1) || before_number(title, end - 1, stop)))
			end--;
		if (end > begin &&
			!(stop < title->n && is_word(title, stop, "of") && is_quantity(word_at(title, end - 1), title->words[end - 1].len)))
			return (Phrase) {begin, end, stop};

		/* a box for socks is a box */
		if (end == begin && stop > begin && stop < title->n && !is_word(title, stop, "of") &&
			is_quantity(word_at(title, stop - 1), title->words[stop - 1].len))
			return (Phrase) {0, 0, 0};
		begin = stop + 1;
	}
	return none;
}

/* The longest name that ends with the word before end: its first word, or end if there is none. */
static size_t
longest_name(const Title *title, size_t first, size_t end, int *product)
{
	size_t		most = end - first < MAX_NAME_WORDS ? end - first : MAX_NAME_WORDS;

	if (most > 0 && is_never_head(word_at(title, end - 1), title->words[end - 1].len))
		return end;
	for (size_t n = most; n > 1; n--)
		if ((*product = named(title, end - n, end - 1)) >= 0)
			return end - n;
	if (most == 0 ||
		(most > 1 && is_misnomer(word_at(title, end - 2), end_of(title, end - 1) - title->words[end - 2].offset)) ||
		(*product = named(title, end - 1, end - 1)) < 0)
		return end;
	return end - 1;
}

/* The longest name that goes over an "and", if that is the first preposition: its first word, and in *end one past its last. */
static size_t
name_over_and(const Title *title, size_t *end, int *product)
{
	size_t		and = 0;

	while (and < title->n && (title->words[and].han || !is_preposition(word_at(title, and), title->words[and].len)))
		and++;
	if (and == title->n || !is_word(title, and, "and"))
		return 0;
	for (size_t first = and + 2 > MAX_NAME_WORDS ? and + 2 - MAX_NAME_WORDS : 0; first < and; first++)
		for (size_t last = title->n < first + MAX_NAME_WORDS ? title->n : first + MAX_NAME_WORDS; last > and + 1; last--)
			if ((*product = named(title, first, last - 1)) >= 0)
			{
				*end = last;
				return first;
			}
	return 0;
}

/*
 * A narrower product than the head's that the title names elsewhere: by words
 * in a row, or by the head's last word and another one.
 */
static int
narrower(const Title *title, size_t head, int product, size_t *first, size_t *last)
{
	const title_names *names = title->names;
	int			best = product;
	size_t		best_length = 0;

	for (size_t i = 0; i < title->n; i++)
	{
		for (size_t j = i; j < title->n && j < i + MAX_NAME_WORDS; j++)
		{
			int			found = named(title, i, j);

			if (found >= 0 && j - i + 1 > best_length && names->below(names->arg, found, product))
			{
				best = found;
				best_length = j - i + 1;
				*first = i;
				*last = j;
			}
		}
		if (i != head)
		{
			int			found = named_by_two(title, i, head);

			if (found >= 0 && best_length < 2 && names->below(names->arg, found, product))
			{
				best = found;
				best_length = 2;
				*first = i < head ? i : head;
				*last = i < head ? head : i;
			}
		}
	}
	return best;
}

/* The words of a name turned round, as in "socks cotton", at the end of the phrase. */
static size_t
longest_turned_name(const Title *title, size_t first, size_t end, int *product)
{
	size_t		most = end - first < MAX_NAME_WORDS ? end - first : MAX_NAME_WORDS;

	for (size_t n = most; n >= 2; n--)
	{
		Word		which[MAX_NAME_WORDS];

		for (size_t i = 0; i < n; i++)
			which[i] = word_of(title, end - n + i);
		if ((*product = named_in_any_order(title, which, n)) >= 0)
			return end - n;
	}
	return end;
}

/* A name of several words that measures follow, with more after them: "electric motor 3 phase with brake". */
static size_t
name_before_number(const Title *title, const Phrase *phrase, size_t *end, int *product)
{
	size_t		begin = 0;

	for (size_t i = phrase->first + 2; i < phrase->stop && *product < 0; i++)
	{
		if (!number(title, i))
			continue;
		for (*end = i; *end > phrase->first && (neutral(title, *end - 1) || before_number(title, *end - 1, phrase->stop));)
			(*end)--;
		begin = longest_name(title, phrase->first, *end, product);
		if (*product >= 0 && *end - begin < 2)
			*product = -1;
		break;
	}
	return begin;
}

int
title_product(const char *form, size_t len, const title_names *names, size_t *offset, size_t *length)
{
	Title		title;
	Phrase		phrase;
	size_t		begin;
	size_t		last = 0;
	int			product = -1;

	title.form = form;
	title.names = names;
	title.n = name_words(form, len, title.words, NORMALISE_MAX_CHARS);

	phrase = head_phrase(&title);
	begin = name_over_and(&title, &last, &product);
	if (product < 0)
	{
		last = phrase.end;
		begin = longest_name(&title, phrase.first, last, &product);
	}
	if (product < 0)
		begin = longest_turned_name(&title, phrase.first, last, &product);
	/* some products are called by words that are neutral elsewhere: gold, silk, gift sets */
	for (size_t end = phrase.stop; product < 0 && end > phrase.end; end--)
	{
		last = end;
		begin = longest_name(&title, phrase.first, last, &product);
	}
	if (product < 0)
		begin = name_before_number(&title, &phrase, &last, &product);
	if (product < 0)
		return title_han_product(&title, offset, length);

	last--;
	if (names->divided(names->arg, product))
		product = narrower(&title, last, product, &begin, &last);
	*offset = title.words[begin].offset;
	*length = end_of(&title, last) - *offset;
	return product;
}

size_t
title_head(const char *form, size_t len, size_t *first)
{
	Title		title;
	Phrase		phrase;

	title.form = form;
	title.n = name_words(form, len, title.words, NORMALISE_MAX_CHARS);
	phrase = head_phrase(&title);
	*first = phrase.first;
	return phrase.end - phrase.first;
}
