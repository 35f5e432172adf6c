/*
 * tier.h
 *	  Quality tiers: codes, labels, and the words of the trade for them.
 *
 * A tier is one byte.  Codes order the tiers and are stored in tables, so they
 * never change their meaning; the gaps between them are for tiers that may be
 * told apart later.  All codes lie below 128, so that a signed char, which is
 * what PostgreSQL makes of a one-byte value, orders them alike.
 */
#ifndef CORE_TIER_H
#define CORE_TIER_H

#include <stdbool.h>
#include <stddef.h>

#define TIER_NONE	0			/* no tier */
#define TIER_LOW	10
#define TIER_MEDIUM 20
#define TIER_HIGH	30

/* Whether code is that of a tier.  Takes any integer, 0 and 255 included. */
extern bool tier_is_valid(int code);

/* The label of the tier: "low", "medium" or "high"; NULL for any other code. */
extern const char *tier_label(int code);

/*
 * The code of the tier that the text names, TIER_NONE if it names none.
 *
 * text: length bytes, UTF-8, not necessarily terminated, never NULL.  Any bytes
 * are safe.  Understood are
 *
 *		low		low, low-end, low-grade, low-quality, economy,
 *				低, 低端, 低档, 低檔
 *		medium	medium, medium-grade, medium-quality, middle, middle-end,
 *				middle-grade, mid, mid-range, mid-end, mid-grade,
 *				中, 中端, 中档, 中檔
 *		high	high, high-end, high-grade, high-quality, premium,
 *				高, 高端, 高档, 高檔
 *
 * and nothing else.  Case is ignored (that of ASCII letters; no other letter
 * occurs), and so is white space before and after: space, tab, line feed,
 * vertical tab, form feed, carriage return, ideographic space U+3000.  For a
 * hyphen one space or nothing will do: "high-end", "high end", "highend".
 *
 * Words that a buyer and a seller may read differently are left out: those
 * for a price (budget, cheap, luxury), for a comparison (better, lower), for
 * what is usual (standard, average), and those that span two tiers
 * ("mid-to-high", 中高端).
 */
extern int	tier_parse(const char *text, size_t length);

#endif							/* CORE_TIER_H */
