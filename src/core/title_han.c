/*
 * title_han.c
 *	  What a Chinese title is about: the last of the names that it contains.
 */
#include "title_parts.h"
#include "title_words.h"

#define MAX_HAN_BYTES	60		/* of a name: 20 characters */

/* A name of a Latin word and the beginning of the Chinese after it: LED灯泡.  True: found, and the longest so far. */
static bool
latin_and_han(const Title *title, size_t w, int *best, size_t *offset, size_t *length)
{
	const char *start = word_at(title, w - 1);
	size_t		before = title->words[w].offset - title->words[w - 1].offset;
	size_t		len = title->words[w].len < MAX_HAN_BYTES ? title->words[w].len : MAX_HAN_BYTES;

	for (size_t end = len; end > 0 && !title->words[w - 1].han; end--)
	{
		int			found;

		if (end < title->words[w].len && ((unsigned char) start[before + end] & 0xC0) == 0x80)
			continue;
		found = title->names->named(title->names->arg, start, before + end);
		if (found < 0 || (end < title->words[w].len && begins_with_other_thing(start + before + end, title->words[w].len - end)))
			continue;
		*best = found;
		*offset = title->words[w - 1].offset;
		*length = before + end;
		return true;
	}
	return false;
}

/*
 * In Chinese the head comes last: of names of two characters and more the one
 * that ends last counts, of those the longest; a single character, only if
 * there is no other.
 */
static bool
tells_more(size_t offset, size_t length, size_t best_offset, size_t best_length)
{
	size_t		end = offset + length;
	size_t		best_end = best_offset + best_length;

	if ((length > HAN_BYTES) != (best_length > HAN_BYTES))
		return length > HAN_BYTES;
	return end > best_end || (end == best_end && length > best_length);
}

int
title_han_product(const Title *title, size_t *offset, size_t *length)
{
	int			best = -1;

	*length = 0;
	for (size_t w = 0; w < title->n; w++)
	{
		const char *run = word_at(title, w);
		size_t		len = title->words[w].len;

		if (!title->words[w].han)
			continue;
		if (w > 0 && latin_and_han(title, w, &best, offset, length))
			continue;
		for (size_t at = 0; at < len; at++)
		{
			if (((unsigned char) run[at] & 0xC0) == 0x80)
				continue;
			for (size_t end = len - at < MAX_HAN_BYTES ? len : at + MAX_HAN_BYTES; end > at; end--)
			{
				int			found;

				if (end < len && ((unsigned char) run[end] & 0xC0) == 0x80)
					continue;
				found = title->names->named(title->names->arg, run + at, end - at);
				if (found < 0 ||
					(best >= 0 && !tells_more(title->words[w].offset + at, end - at, *offset, *length)))
					continue;
				if ((end < len && begins_with_other_thing(run + end, len - end)) || ends_with_service(run, at))
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
