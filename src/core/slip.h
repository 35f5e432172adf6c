/*
 * slip.h
 *	  Names that slips of the pen tell apart.
 */
#ifndef CORE_SLIP_H
#define CORE_SLIP_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Is b what a becomes when one byte is left out, put in, changed, or swapped
 * with the next?  Equal names are, too.
 */
extern bool one_slip(const char *a, size_t alen, const char *b, size_t blen);

/*
 * The same, but names with another first byte are not, for that is where people
 * rarely slip and where other names begin.
 */
extern bool one_slip_apart(const char *a, size_t alen, const char *b, size_t blen);

/* Are neighbours swapped, or is a letter doubled, or single for double, and nothing else? */
extern bool one_stumble(const char *a, size_t alen, const char *b, size_t blen);

#define SLIPS_MAX_BYTES 64

/*
 * How many slips lead from a to b, none of them within another; most + 1 if
 * that is more than most, or if they differ in a part of more than SLIPS_MAX_BYTES.
 */
extern int	slips_between(const char *a, size_t alen, const char *b, size_t blen, int most);

#endif							/* CORE_SLIP_H */
