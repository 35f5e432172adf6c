/*
 * title.c
 *	  What a listing title is about: heads, modifiers, and Chinese containment.
 */
#include "title.h"

#include <string.h>

#include "normalise.h"
#include "title_words.h"
#include "utf8.h"

#define MAX_NAME_WORDS	6		/* of a product's name */
#define MAX_NAME_BYTES	256
#define MAX_HAN_BYTES	60		/* of a Chinese name: 20 characters */

typedef struct Title
{
	const char *form;
	const title_names *names;
	size_t		n;
	name_word	words[NORMALISE_MAX_CHARS];
} Title;

static const char *
word_at(const Title *title, size_t i)
{
	return title->form + title->words[i].offset;
}

static size_t
end_of(const Title *title, size_t i)
{
	return (size_t) title->words[i].offset + title->words[i].len;
}

static bool
is_word(const Title *title, size_t i, const char *word)
{
	return title->words[i].len == strlen(word) && memcmp(word_at(title, i), word, title->words[i].len) == 0;
}

static bool
neutral(const Title *title, size_t i)
{
	return !title->words[i].han && is_neutral(word_at(title, i), title->words[i].len);
}

/* The product named by the words from first to last; -1: none. */
static int
named(const Title *title, size_t first, size_t last)
{
	return title->names->named(title->names->arg, word_at(title, first), end_of(title, last) - title->words[first].offset);
}

/* The product that some words name, in whatever order they stand. */
static int
named_in_any_order(const Title *title, const size_t *which, size_t n)
{
	size_t		sorted[MAX_NAME_WORDS];
	char		key[MAX_NAME_BYTES];
	size_t		len = 0;

	for (size_t i = 0; i < n; i++)
	{
		size_t		at = i;

		for (; at > 0; at--)
		{
			const name_word *a = &title->words[sorted[at - 1]];
			const name_word *b = &title->words[which[i]];
			int			order = memcmp(title->form + a->offset, title->form + b->offset, a->len < b->len ? a->len : b->len);

			if (order < 0 || (order == 0 && a->len <= b->len))
				break;
			sorted[at] = sorted[at - 1];
		}
		sorted[at] = which[i];
	}
	for (size_t i = 0; i < n; i++)
	{
		const name_word *word = &title->words[sorted[i]];

		if (len + word->len + 1 > sizeof(key))
			return -1;
		if (i > 0)
			key[len++] = ' ';
		memcpy(key + len, title->form + word->offset, word->len);
		len += word->len;
	}
	return title->names->with_words(title->names->arg, key, len);
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
		while (end > begin && neutral(title, end - 1))
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
			size_t		pair[2] = {i, head};
			int			found = named_in_any_order(title, pair, 2);

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

/* The longest name that Chinese text contains; of equals the last. */
static int
han_product(const Title *title, size_t *offset, size_t *length)
{
	int			best = -1;

	*length = 0;
	for (size_t w = 0; w < title->n; w++)
	{
		const char *run = word_at(title, w);
		size_t		len = title->words[w].len;

		if (!title->words[w].han)
			continue;
		for (size_t at = 0; at < len; at++)
		{
			if (((unsigned char) run[at] & 0xC0) == 0x80)
				continue;
			for (size_t end = len - at < MAX_HAN_BYTES ? len : at + MAX_HAN_BYTES; end > at && end - at >= *length; end--)
			{
				int			found;

				if (end < len && ((unsigned char) run[end] & 0xC0) == 0x80)
					continue;
				found = title->names->named(title->names->arg, run + at, end - at);
				if (found < 0)
					continue;
				if (end < len && begins_with_other_thing(run + end, len - end))
					continue;
				best = found;
				*offset = (size_t) title->words[w].offset + at;
				*length = end - at;
				break;
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
		size_t		which[MAX_NAME_WORDS];

		for (size_t i = 0; i < n; i++)
			which[i] = end - n + i;
		if ((*product = named_in_any_order(title, which, n)) >= 0)
			return end - n;
	}
	return end;
}

int
title_product(const char *form, size_t len, const title_names *names, size_t *offset, size_t *length)
{
	Title		title;
	Phrase		phrase;
	size_t		begin;
	size_t		last;
	int			product = -1;

	title.form = form;
	title.names = names;
	title.n = name_words(form, len, title.words, NORMALISE_MAX_CHARS);

	phrase = head_phrase(&title);
	last = phrase.end;
	begin = longest_name(&title, phrase.first, last, &product);
	if (product < 0)
		begin = longest_turned_name(&title, phrase.first, last, &product);
	/* some products are called by words that are neutral elsewhere: gold, silk, gift sets */
	for (size_t end = phrase.stop; product < 0 && end > phrase.end; end--)
	{
		last = end;
		begin = longest_name(&title, phrase.first, last, &product);
	}
	if (product < 0)
		return han_product(&title, offset, length);

	last--;
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
