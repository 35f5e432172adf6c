/*
 * address_parts.c
 *	  The places that an address names.
 */
#include "address_parts.h"

#include <string.h>

#include "address_walk.h"
#include "address_words.h"
#include "slip.h"

#define LEAST_MISSPELT	5		/* letters */
#define MOST_MISSPELT	6		/* words looked at */

/* Adds a place that a part may mean, unless it is there by another of its names. */
static void
add_meaning(address_part *part, const place_name *name, float grade)
{
	for (int i = 0; i < part->n_meanings; i++)
	{
		if (part->meanings[i].name->place == name->place)
			return;
	}
	if (part->n_meanings < ADDRESS_MAX_MEANINGS)
		part->meanings[part->n_meanings++] = (address_meaning) {name, grade};
}

address_part *
address_add_part(address_walk *w, const place_name *names, size_t count, place_suffix said,
				 size_t start, size_t end)
{
	address_part *part = &w->parts->part[w->parts->n];

	if (w->parts->n == ADDRESS_MAX_PARTS)
		return NULL;
	memset(part, 0, sizeof(*part));
	for (int grade = 3; grade > 0; grade--)
	{
		/* 绍兴 is not 绍兴县, if something else is called so. */
		if (grade == 1 && said == PLACE_SUFFIX_NONE && part->n_meanings > 0)
			break;
		for (size_t i = 0; i < count; i++)
		{
			if (names[i].kind != PLACE_NAME_CODE && place_grade(w->table, &names[i], said) == grade)
				add_meaning(part, &names[i], (float) grade);
		}
	}
	if (part->n_meanings == 0)
		return NULL;
	part->said = (uint8_t) said;
	part->han = names[0].han;
	part->from = w->text.from[start];
	part->to = w->text.to[end - 1];
	w->parts->n++;
	return part;
}

/*
 * Keeps of similar names those that one slip makes of the word.  Pinyin has so
 * many names alike that without that Xinchang, which is a county of its own,
 * would be Jinchang.  With a suffix the place must be such a unit.
 */
static void
keep_slips(const place_table *table, address_part *part, const char *key, size_t len)
{
	uint8_t		kept = 0;

	for (int i = 0; i < part->n_meanings; i++)
	{
		const place_name *name = part->meanings[i].name;

		if (one_slip_apart(key, len, name->key, name->len) && place_grade(table, name, (place_suffix) part->said) >= 2)
			part->meanings[kept++] = part->meanings[i];
	}
	part->n_meanings = kept;
}

/* Looks among similar names for the words that are still unknown. */
static void
look_for_misspelt(address_walk *w, address_similar similar, void *arg)
{
	int			looked = 0;

	for (size_t i = 0; i < w->text.n_words && looked < MOST_MISSPELT && w->parts->n < ADDRESS_MAX_PARTS; i++)
	{
		address_word *word = &w->text.words[i];
		address_part *part = &w->parts->part[w->parts->n];
		place_suffix said;
		char		key[ADDRESS_KEY_MAX];
		size_t		len;

		if (word->han || word->digits || (word->use != ADDRESS_UNKNOWN && word->use != ADDRESS_STRANGER))
			continue;
		len = address_latin_key(&w->text, i, i, key);
		if (len < LEAST_MISSPELT)
			continue;
		looked++;
		memset(part, 0, sizeof(*part));
		address_latin_suffix(&w->text, i, 1, &said);
		part->said = (uint8_t) said;
		part->n_meanings = (uint8_t) similar(arg, key, len, part->meanings, ADDRESS_MAX_MEANINGS);
		keep_slips(w->table, part, key, len);
		if (part->n_meanings == 0)
			continue;
		part->misspelt = true;
		word->use = ADDRESS_NAME;
		part->from = w->text.from[word->start];
		part->to = w->text.to[word->start + word->len - 1];
		w->parts->n++;
	}
}

/* A name among unknown words of its part is loose, unless a suffix says what it is. */
static void
judge_latin(address_walk *w)
{
	const address_text *text = &w->text;

	for (size_t i = 0, end; i < text->n_words; i = end)
	{
		size_t		unknown = 0;
		size_t		known = 0;
		size_t		from = text->from[text->words[i].start];
		size_t		to = from;

		for (end = i; end < text->n_words && text->words[end].part == text->words[i].part; end++)
		{
			const address_word *word = &text->words[end];

			to = text->to[word->start + word->len - 1];
			if (word->han)
				continue;
			if (word->use == ADDRESS_UNKNOWN)
				unknown += word->len;
			else if (word->use == ADDRESS_NAME)
				known += word->len;
		}
		w->parts->unread += unknown;
		w->parts->read += known;
		for (size_t p = 0; p < w->parts->n; p++)
		{
			address_part *part = &w->parts->part[p];

			if (part->han || part->from < from || part->from >= to)
				continue;
			if (part->misspelt)
				part->loose = unknown > 0 || known > (size_t) (part->to - part->from);
			else
				part->loose = part->loose || (unknown > 0 && part->said == PLACE_SUFFIX_NONE);
			part->frail = part->loose && (part->misspelt || part->frail);
		}
	}
}

/* Does the address end in another country, or is one a part of it? */
static bool
names_another_country(const address_text *text)
{
	for (size_t i = 0, end; i < text->n_words; i = end)
	{
		size_t		last = i;

		for (end = i; end < text->n_words && text->words[end].part == text->words[i].part; end++)
		{
			if (!text->words[end].digits)
				last = end;
		}
		for (size_t first = i; first <= last; first++)
		{
			char		key[ADDRESS_KEY_MAX];
			size_t		len = address_latin_key(text, first, last, key);
			bool		unused = true;

			for (size_t j = first; j <= last; j++)
				unused = unused && text->words[j].use != ADDRESS_NAME;
			if (len > 0 && unused && (first == i || end == text->n_words) && address_foreign(key, len))
				return true;
		}
	}
	return text->n_words > 0 && text->words[0].han &&
		address_han_foreign(text->form, text->words[0].len);
}

void
address_find_parts(const place_table *table, address_similar similar, void *arg,
				   const char *text, size_t len, address_parts *parts)
{
	address_walk w;

	w.table = table;
	w.parts = parts;
	w.china = w.detail = false;
	parts->n = parts->read = parts->unread = 0;
	address_read(text, len, &w.text);
	for (size_t i = 0; i < w.text.n_words;)
	{
		if (i > 0 && w.text.words[i].part != w.text.words[i - 1].part)
			w.detail = false;
		if (w.text.words[i].han)
			address_walk_han(&w, &w.text.words[i++]);
		else
			i += address_walk_latin(&w, i);
	}
	parts->abroad = !w.china && names_another_country(&w.text);
	if (similar != NULL && !parts->abroad)
		look_for_misspelt(&w, similar, arg);
	judge_latin(&w);
}
