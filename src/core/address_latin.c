/*
 * address_latin.c
 *	  The places that the Latin words of an address name.
 *
 * As many words are taken as make the longest known name, within the bounds
 * that commas set, then the suffix behind them.  Before Road, Building and the
 * like names are ignored, and so are words that name a unit which the atlas
 * does not have (Yuhang District).
 */
#include "address_walk.h"

#include <string.h>

#include "address_words.h"
#include "pinyin.h"
#include "word_table.h"

#define LENGTH_OF(array) (sizeof(array) / sizeof((array)[0]))

#define SUFFIX_WORDS	6		/* tujia and miao autonomous prefecture */
#define SHORT_NAME		4		/* letters: Ali, Dali and Jian are other things, too */

size_t
address_latin_key(const address_text *text, size_t first, size_t last, char key[ADDRESS_KEY_MAX])
{
	size_t		n = 0;
	size_t		end = text->words[last].start + text->words[last].len;

	for (size_t i = text->words[first].start; i < end; i++)
	{
		if (text->form[i] == ' ' || text->form[i] == '\'')
			continue;
		if (n == ADDRESS_KEY_MAX)
			return 0;
		key[n++] = text->form[i];
	}
	return pinyin_plain_u(key, n);
}

static address_word_kind
kind_of(const address_text *text, size_t i)
{
	const address_word *word = &text->words[i];

	if (word->digits)
		return ADDRESS_FILLER;
	return word->han ? ADDRESS_OTHER : address_word_is(text->form + word->start, word->len);
}

/* Is there a Latin word i in the same part of the address? */
static bool
goes_on(const address_text *text, size_t i, uint16_t part)
{
	return i < text->n_words && text->words[i].part == part && !text->words[i].han;
}

/* The most words from the first on that make a known name; returns how many. */
static size_t
latin_name(const address_walk *w, size_t first, const place_name **names, size_t *count)
{
	size_t		most = 0;

	*count = 0;
	for (size_t last = first; goes_on(&w->text, last, w->text.words[first].part); last++)
	{
		char		key[ADDRESS_KEY_MAX];
		size_t		len = address_latin_key(&w->text, first, last, key);
		const place_name *found;
		size_t		n;

		if (len == 0 || len > w->table->longest || w->text.words[last].digits)
			break;
		found = place_table_find(w->table, key, len, &n);
		if (found != NULL)
		{
			*names = found;
			*count = n;
			most = last + 1 - first;
		}
	}
	return most;
}

size_t
address_latin_suffix(const address_text *text, size_t first, size_t n, place_suffix *said)
{
	size_t		start = text->words[first].start;
	size_t		name = text->words[first + n - 1].start + text->words[first + n - 1].len - start;

	for (size_t k = 1; k <= SUFFIX_WORDS && goes_on(text, first + n + k - 1, text->words[first].part); k++)
	{
		const address_word *word = &text->words[first + n + k - 1];

		if (kind_of(text, first + n + k - 1) == ADDRESS_UNIT &&
			drop_place_suffix(text->form + start, word->start + word->len - start, said) == name)
			return k;
	}
	*said = PLACE_SUFFIX_NONE;
	return 0;
}

/* The words that make a road or building of the name before them; how many. */
static size_t
latin_street(const address_text *text, size_t next, uint16_t part)
{
	for (size_t i = next; i < next + 3 && goes_on(text, i, part); i++)
	{
		address_word_kind kind = kind_of(text, i);

		if (kind == ADDRESS_ROAD)
			return i + 1 - next;
		if (kind != ADDRESS_SIDE && !text->words[i].digits)
			return 0;
	}
	return 0;
}

static void
use_words(address_text *text, size_t first, size_t n, address_use use)
{
	for (size_t i = first; i < first + n; i++)
		text->words[i].use = use;
}

/* Takes a name of n words with its suffix, if it is one here; returns the words used up. */
static size_t
take_name(address_walk *w, size_t first, size_t n, const place_name *names, size_t count)
{
	address_text *text = &w->text;
	uint16_t	in = text->words[first].part;
	size_t		start = text->words[first].start;
	size_t		k;
	place_suffix said;
	address_part *part;
	bool		torn = n > names[0].words;
	bool		stray = first > 0 && text->words[first - 1].part == in && !text->words[first - 1].han &&
		text->words[first - 1].use == ADDRESS_UNKNOWN;

	if (n == 1 && stray && kind_of(text, first) == ADDRESS_UNIT)
		return 0;				/* Yun Xian */
	k = address_latin_suffix(text, first, n, &said);
	if (k == 0 && (k = latin_street(text, first + n, in)) > 0)
	{
		use_words(text, first, n + k, ADDRESS_IGNORED);
		return n + k;
	}
	if (k == 0 && torn && goes_on(text, first + n + 1, in) &&
		kind_of(text, first + n) == ADDRESS_OTHER && kind_of(text, first + n + 1) == ADDRESS_UNIT)
		return 0;				/* Da Qing Shan Xian is not Daqing */
	if (k == 0 && first >= 2 && text->words[first - 2].part == in)
		leading_place_kind(text->form + text->words[first - 2].start,
						   text->words[first + n - 1].start + text->words[first + n - 1].len - text->words[first - 2].start, &said);

	for (;;)
	{
		size_t		end = text->words[first + n + k - 1].start + text->words[first + n + k - 1].len;
		const place_name *other;
		size_t		others;

		part = address_add_part(w, names, count, said, start, end);
		if (part != NULL)
			break;
		/* Shaanxi Xian is no county, but Dali Xian may be; Suzhou New District is a part of Suzhou. */
		if (k == 0 || !(k > 1 || (w->table->places[names[0].place].level == PLACE_PROVINCE &&
								  latin_name(w, first + n, &other, &others) > 0)))
		{
			use_words(text, first, n + k, ADDRESS_IGNORED);
			return n + k;
		}
		k = 0;
		said = PLACE_SUFFIX_NONE;
	}
	use_words(text, first, n + k, ADDRESS_NAME);
	part->loose = torn && stray;	/* E Mei Shan Shi is not Meishan */
	part->frail = part->loose || (said == PLACE_SUFFIX_NONE && (torn || names[0].len <= SHORT_NAME));
	return n + k;
}

/* "Yiwushi": a name with its pinyin suffix in one word. */
static bool
take_joined(address_walk *w, size_t i)
{
	static const struct
	{
		const char *ending;
		place_suffix said;
	}			endings[] = {
		{"sheng", PLACE_SUFFIX_PROVINCE}, {"shi", PLACE_SUFFIX_CITY}, {"xian", PLACE_SUFFIX_COUNTY},
		{"qu", PLACE_SUFFIX_DISTRICT}, {"zhen", PLACE_SUFFIX_TOWN}
	};
	const address_word *word = &w->text.words[i];
	char		key[ADDRESS_KEY_MAX];
	size_t		len = address_latin_key(&w->text, i, i, key);

	for (size_t e = 0; e < LENGTH_OF(endings); e++)
	{
		size_t		count;
		size_t		n = strlen(endings[e].ending);
		const place_name *names;

		if (len < n + SHORT_NAME || !word_ends(key, len, endings[e].ending))
			continue;
		names = place_table_find(w->table, key, len - n, &count);
		if (names != NULL &&
			address_add_part(w, names, count, endings[e].said, word->start, word->start + word->len) != NULL)
			return true;
	}
	return false;
}

/* Words that say nothing, and before them the names of what they say. */
static void
pass_word(address_walk *w, size_t i)
{
	address_text *text = &w->text;
	address_word_kind kind = kind_of(text, i);

	if (kind == ADDRESS_OTHER)
		return;
	text->words[i].use = ADDRESS_IGNORED;
	w->china = w->china || kind == ADDRESS_CHINA;
	for (size_t named = i; kind == ADDRESS_ROAD || kind == ADDRESS_UNIT;)
	{
		if (named-- == 0 || i - named > 2 || text->words[named].part != text->words[i].part ||
			text->words[named].use == ADDRESS_NAME)
			break;
		text->words[named].use = kind == ADDRESS_UNIT ? ADDRESS_STRANGER : ADDRESS_IGNORED;
	}
}

size_t
address_walk_latin(address_walk *w, size_t i)
{
	const place_name *names;
	size_t		count;
	size_t		n = latin_name(w, i, &names, &count);

	if (n > 0)
		n = take_name(w, i, n, names, count);
	if (n > 0)
		return n;
	if (take_joined(w, i))
		w->text.words[i].use = ADDRESS_NAME;
	else
		pass_word(w, i);
	return 1;
}
