/*
 * address_words.h
 *	  The words of an address that name no place of the atlas, and what they say
 *	  of the words beside them.
 */
#ifndef CORE_ADDRESS_WORDS_H
#define CORE_ADDRESS_WORDS_H

#include <stdbool.h>
#include <stddef.h>

typedef enum address_word_kind
{
	ADDRESS_OTHER,
	ADDRESS_CHINA,
	ADDRESS_ROAD,				/* a road or building, named by the words before it */
	ADDRESS_SIDE,				/* what may stand between a road and its name: East, 2nd */
	ADDRESS_UNIT,				/* an administrative unit, named by the word before it */
	ADDRESS_FILLER
} address_word_kind;

/* Of a folded word of Latin letters. */
extern address_word_kind address_word_is(const char *word, size_t len);

/* Bytes at the start of Chinese text that mean China, or 0. */
extern size_t address_han_china(const char *text, size_t len);

/* Bytes at the start of Chinese text that only lead to an address (位于, 地址), or 0. */
extern size_t address_han_filler(const char *text, size_t len);

/*
 * Bytes at the start of Chinese text that make a street or building of the name
 * before it, 东路 or 广场, or 0.
 */
extern size_t address_han_street(const char *text, size_t len);

/* Does Chinese text begin with what only a street, house number or room has? */
extern bool address_han_detail(const char *text, size_t len);

/* Does Chinese text begin with a character that a suffix, or a unit's name, may end in? */
extern bool address_han_unit(const char *text, size_t len);

/*
 * Is this another country, or a state of one that names its towns after
 * Chinese ones (Canton, Ohio)?  Folded and without spaces.
 */
extern bool address_foreign(const char *name, size_t len);

/* Does Chinese text begin with another country? */
extern bool address_han_foreign(const char *text, size_t len);

#endif							/* CORE_ADDRESS_WORDS_H */
