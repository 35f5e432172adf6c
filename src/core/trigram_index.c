/*
 * trigram_index.c
 *	  Looking up the names similar to a text.
 */
#include "trigram_index.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "best_matches.h"
#include "trigram_index_layout.h"

/*
 * Bounds are computed in double and slackened by this: similarities are rounded
 * to float, and one that rounds up to the threshold must not be lost.  What gets
 * in too much fails the comparison of the true similarity.
 */
#define SLACK 1e-6

/* The part of one trigram's list that a query reads. */
typedef struct posting_list
{
	const uint32_t *ranks;
	uint32_t	count;
} posting_list;

/* The names that can be similar enough to a query, by the size of their sets. */
typedef struct window
{
	size_t		smallest;		/* set */
	size_t		largest;
	uint32_t	begin;			/* ranks */
	uint32_t	end;
	uint16_t	required[TRIGRAM_SET_MAX + 1];	/* shared trigrams, for each size */
} window;

/* The window of a query with n trigrams. */
static void
set_window(window *w, const trigram_index *index, size_t n, double threshold)
{
	const double t = (threshold > SLACK ? threshold : SLACK) * (1 - SLACK);
	const double largest = (double) n / t;

	w->smallest = (size_t) ceil(t * (double) n);	/* n and t are above 0 */
	w->largest = largest < TRIGRAM_SET_MAX ? (size_t) largest : TRIGRAM_SET_MAX;
	w->begin = index->first_of_size[w->smallest];
	w->end = index->first_of_size[w->largest + 1];

	/* shared / (n + size - shared) >= t */
	for (size_t size = w->smallest; size <= w->largest; size++)
		w->required[size] = (uint16_t) ceil(t / (1 + t) * (double) (n + size));
}

/* The first of ascending ranks that is not below a bound. */
static uint32_t
lower_bound(const uint32_t *ranks, uint32_t count, uint32_t bound)
{
	uint32_t	low = 0;

	while (count > 0)
	{
		uint32_t	half = count / 2;

		if (ranks[low + half] < bound)
		{
			low += half + 1;
			count -= half + 1;
		}
		else
			count = half;
	}
	return low;
}

static uint32_t
find_trigram(const trigram_index *index, trigram key)
{
	const trigram *keys = SECTION(index, trigram, keys);
	const uint32_t *slots = SECTION(index, uint32_t, slots);
	uint32_t	mask = (uint32_t) (((uint64_t) 1 << index->slot_bits) - 1);
	uint32_t	slot = trigram_slot(key, index->slot_bits);

	while (slots[slot] != NO_TRIGRAM && keys[slots[slot]] != key)
		slot = (slot + 1) & mask;
	return slots[slot];
}

/* The lists of a set's trigrams within a window, the shortest first. */
static size_t
find_lists(const trigram_index *index, const trigram *set, size_t n, const window *w,
		   posting_list *lists)
{
	const uint32_t *starts = SECTION(index, uint32_t, starts);
	const uint32_t *postings = SECTION(index, uint32_t, postings);
	size_t		found = 0;

	for (size_t t = 0; t < n; t++)
	{
		uint32_t	number = find_trigram(index, set[t]);
		posting_list list;
		uint32_t	before;
		size_t		at;

		if (number == NO_TRIGRAM)
			continue;
		list.ranks = postings + starts[number];
		list.count = starts[number + 1] - starts[number];
		before = lower_bound(list.ranks, list.count, w->begin);
		list.ranks += before;
		list.count = lower_bound(list.ranks, list.count - before, w->end);
		if (list.count == 0)
			continue;

		for (at = found++; at > 0 && lists[at - 1].count > list.count; at--)
			lists[at] = lists[at - 1];
		lists[at] = list;
	}
	return found;
}

size_t
trigram_index_scratch_size(const trigram_index *index)
{
	return ((size_t) index->names + 1) * (sizeof(uint32_t) + sizeof(uint8_t));
}

/* The names that may be similar, and how many of the query's trigrams each has. */
typedef struct candidates
{
	uint32_t   *ranks;
	uint32_t	count;
	uint8_t    *shared;			/* of every name, so far */
} candidates;

/* Makes every one of some names a candidate. */
static void
add_names(candidates *c, const uint32_t *ranks, uint32_t count)
{
	uint32_t   *candidate = c->ranks;
	uint8_t    *shared = c->shared;
	uint32_t	n = c->count;

	for (uint32_t i = 0; i < count; i++)
	{
		uint32_t	rank = ranks[i];

		/* Written in any case and counted if new: no branch to be mispredicted. */
		candidate[n] = rank;
		n += shared[rank]++ == 0;
	}
	c->count = n;
}

/* Counts the others, candidates or not. */
static void
count_names(candidates *c, const uint32_t *ranks, uint32_t count)
{
	uint8_t    *shared = c->shared;

	for (uint32_t i = 0; i < count; i++)
		shared[ranks[i]]++;
}

size_t
trigram_index_lookup(const trigram_index *index, const char *query, size_t len, double threshold,
					 void *scratch, trigram_match *matches, size_t capacity)
{
	const uint8_t *sizes = SECTION(index, uint8_t, sizes);
	candidates	c = {scratch, 0, (uint8_t *) ((uint32_t *) scratch + index->names + 1)};
	trigram		set[TRIGRAM_SET_MAX];
	posting_list lists[TRIGRAM_SET_MAX];
	size_t		n = trigram_set(query, len, set);
	size_t		left;			/* lists to be read */
	size_t		kept = 0;
	size_t		total = 0;
	window		w;

	if (n == 0 || !(threshold <= 1))
		return 0;
	set_window(&w, index, n, threshold);
	left = find_lists(index, set, n, &w, lists);

	for (const posting_list *list = lists; left > 0; list++, left--)
	{
		uint32_t	split;

		/* Too large a name not met so far has too few lists left. */
		while (w.largest >= w.smallest && w.required[w.largest] > left)
			w.largest--;
		split = lower_bound(list->ranks, list->count, index->first_of_size[w.largest + 1]);
		add_names(&c, list->ranks, split);
		count_names(&c, list->ranks + split, list->count - split);
	}

	for (uint32_t i = 0; i < c.count; i++)
	{
		uint32_t	rank = c.ranks[i];
		float		similarity;

		if (c.shared[rank] < w.required[sizes[rank]])
			continue;
		similarity = trigram_ratio(n, sizes[rank], c.shared[rank]);
		if (similarity >= threshold)
		{
			keep_match(matches, &kept, capacity, (trigram_match) {
				similarity, SECTION(index, int32_t, payloads)[rank],
				SECTION(index, uint32_t, places)[rank]
			});
			total++;
		}
	}
	memset(c.shared + w.begin, 0, (w.end - w.begin) * sizeof(*c.shared));
	sort_matches(matches, kept);
	return total;
}
