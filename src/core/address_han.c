/*
 * address_han.c
 *	  The places that Chinese text names, which stands without separators.
 *
 * At each character the longest known name is taken, with the suffix behind
 * it.  A name may be a piece of one that the atlas does not have:
 *
 * - Before 路, 街 and the like it is a street's (南京东路), and so is any name
 *   without a suffix behind the first street or house number.
 * - With one or two characters before it that belong to nothing it may be the
 *   end of another (眉山市 in 峨眉山市): alone it means nothing.
 * - Without a suffix, but with one behind the next character, it is the
 *   beginning of another (朝阳 in 朝阳门街道).
 */
#include "address_walk.h"

#include <string.h>

#include "address_words.h"
#include "utf8.h"
#include "word_table.h"

#define SUFFIX_BYTES 36			/* 维吾尔自治区, and longer peoples */
#define SHORT_BYTES 9			/* three characters: longer names begin no other */

/* Bytes of the character at a place of the form. */
static size_t
character_at(const char *s, size_t len)
{
	size_t		used;

	utf8_decode(s, len, &used);
	return used;
}

/* The suffix behind the first n bytes of Chinese text; returns its length. */
static size_t
suffix_behind(const char *s, size_t n, size_t len, place_suffix *said)
{
	size_t		end = n;

	while (end < len && end - n < SUFFIX_BYTES)
	{
		bool		may_be = address_han_unit(s + end, len - end);

		end += character_at(s + end, len - end);
		if (may_be && drop_place_suffix(s, end, said) == n)
			return end - n;
	}
	*said = PLACE_SUFFIX_NONE;
	if (word_begins(s + n, len - n, "州"))
	{
		*said = PLACE_SUFFIX_PREFECTURE;	/* 海南州, short for 海南藏族自治州 */
		return strlen("州");
	}
	return 0;
}

/* Is the next character but one the end of a unit, 门街道 or 片区? */
static bool
goes_on_as_unit(const char *s, size_t len)
{
	size_t		one = len > 0 ? character_at(s, len) : 0;

	return len > one && (word_begins(s + one, len - one, "街道") || address_han_unit(s + one, len - one));
}

/* The longest name of two characters or more that the text begins with. */
static const place_name *
name_at(const place_table *table, const char *s, size_t len, size_t *name_len, size_t *count)
{
	const place_name *found = NULL;
	size_t		characters = 0;

	*name_len = *count = 0;
	if (len < 6 || !place_table_begins(table, s))
		return NULL;
	for (size_t end = 0; end < len && end < table->longest;)
	{
		const place_name *names;
		size_t		n;

		end += character_at(s + end, len - end);
		if (++characters < 2)
			continue;
		names = place_table_find(table, s, end, &n);
		if (names != NULL)
		{
			found = names;
			*name_len = end;
			*count = n;
		}
	}
	return found;
}

/* Is a part the name of a province or prefecture, which are in every address? */
static bool
is_major(const address_walk *w, const address_part *part)
{
	uint8_t		level = w->table->places[part->meanings[0].name->place].level;

	return level == PLACE_PROVINCE || level == PLACE_PREFECTURE;
}

/*
 * Takes the name at a place of the form with its suffix; *stray is how many
 * characters that belong to nothing stand before it.  Returns the bytes used up.
 */
static size_t
take_name(address_walk *w, const place_name *names, size_t count, size_t name_len, size_t at, size_t end, int *stray)
{
	const char *s = w->text.form + at;
	place_suffix said;
	address_part *part = NULL;
	size_t		n = suffix_behind(s, name_len, end - at, &said);
	size_t		street = n > 0 ? 0 : address_han_street(s + name_len, end - at - name_len);

	if (street > 0)
	{
		w->detail = true;
		n = street;
	}
	else if (n > 0 || !(w->detail || (name_len <= SHORT_BYTES && goes_on_as_unit(s + name_len, end - at - name_len))))
	{
		part = address_add_part(w, names, count, said, at, at + name_len + n);
		if (part == NULL && word_begins(s + name_len, n, "新区"))	/* 苏州新区 is a part of 苏州 */
			part = address_add_part(w, names, count, PLACE_SUFFIX_NONE, at, at + name_len);
	}
	if (part != NULL)
	{
		w->parts->read += (name_len + n) / 3;
		part->frail = part->loose = *stray == 1 || *stray == 2;
	}
	else
		w->parts->unread += (name_len + n) / 3;
	*stray = 0;
	return name_len + n;
}

void
address_walk_han(address_walk *w, const address_word *word)
{
	size_t		first = w->parts->n;
	size_t		read = w->parts->read;
	size_t		unread = w->parts->unread;
	int			stray = 0;

	for (size_t at = word->start, end = word->start + word->len; at < end;)
	{
		const char *s = w->text.form + at;
		size_t		name_len;
		size_t		count;
		const place_name *names = name_at(w->table, s, end - at, &name_len, &count);
		size_t		n;

		if (names != NULL)
		{
			at += take_name(w, names, count, name_len, at, end, &stray);
			continue;
		}
		n = address_han_china(s, end - at);
		w->china = w->china || n > 0;
		if (n == 0)
			n = address_han_filler(s, end - at);
		if (n > 0)
		{
			at += n;
			stray = 0;
			continue;
		}
		stray++;
		if (address_han_detail(s, end - at))
		{
			w->detail = true;
			stray = 0;
		}
		if (address_han_unit(s, end - at))
			stray = 0;
		w->parts->unread++;
		at += character_at(s, end - at);
	}
	for (size_t i = first; i < w->parts->n; i++)
	{
		address_part *part = &w->parts->part[i];

		if (part->said != PLACE_SUFFIX_NONE || w->parts->unread == unread)
			continue;
		part->loose = true;
		part->frail = part->frail || (!is_major(w, part) && w->parts->read - read < w->parts->unread - unread);
	}
}
