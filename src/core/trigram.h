/*
 * trigram.h
 *	  How alike two names are, as PostgreSQL's pg_trgm defines it.
 *
 * A word is a run of letters and digits, lower-cased; two spaces are put before
 * it and one after; every three characters in a row are a trigram.  A name is
 * the set of its words' trigrams, and the similarity of two names is the number
 * of trigrams they share over the number that either has.
 *
 * On ASCII text this is similarity() of pg_trgm to the last bit.  Beyond ASCII
 * every character counts as a letter and stays as it is, so that no locale is
 * asked, and trigrams are compared as whole characters, where pg_trgm compares
 * three bytes of a checksum; after fold_name (normalise.h) the two agree but for
 * its rare collisions.  Bytes that are not UTF-8 part words.
 *
 * Only the first TRIGRAM_MAX_CHARS characters of a text count; pg_trgm has no
 * such bound.  No form that normalise.h gives is longer.
 */
#ifndef CORE_TRIGRAM_H
#define CORE_TRIGRAM_H

#include <stddef.h>
#include <stdint.h>

#define TRIGRAM_MAX_CHARS 254

/* The most trigrams that a name can have: words of n letters have n + 1. */
#define TRIGRAM_SET_MAX (TRIGRAM_MAX_CHARS + 1)

/* Three code points of 21 bits, the first highest. */
typedef uint64_t trigram;

/* Writes the distinct trigrams of a text in ascending order; returns how many. */
extern size_t trigram_set(const char *text, size_t len, trigram set[TRIGRAM_SET_MAX]);

/* The similarity of names with so many trigrams, so many of them shared. */
static inline float
trigram_ratio(size_t a, size_t b, size_t shared)
{
	return (float) shared / (float) (a + b - shared);
}

/* The similarity of two texts, 0 to 1; 0 where one has no trigram. */
extern float trigram_similarity(const char *a, size_t alen, const char *b, size_t blen);

#endif							/* CORE_TRIGRAM_H */
