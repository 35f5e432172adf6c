/*
 * slip.h
 *	  Names that one slip of the pen tells apart.
 */
#ifndef CORE_SLIP_H
#define CORE_SLIP_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Is b what a becomes when one byte is left out, put in, changed, or swapped
 * with the next?  Equal names are, too; names with another first byte are not,
 * for that is where people rarely slip and where other names begin.
 */
extern bool one_slip_apart(const char *a, size_t alen, const char *b, size_t blen);

#endif							/* CORE_SLIP_H */
