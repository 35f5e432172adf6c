/*
 * plural.h
 *	  One form for the numbers of an English noun.
 */
#ifndef CORE_PLURAL_H
#define CORE_PLURAL_H

#include <stddef.h>

/* A word grows by at most so many bytes (kid's, kids: children). */
#define PLURAL_GROWTH 5

/*
 * Puts a word, not empty, of lower case ASCII letters and digits into the singular, in
 * place, in a buffer with room for PLURAL_GROWTH bytes more; returns its length.
 *
 * - Irregular nouns of the trade by table (scarves scarf, mice mouse), the
 *   others by the regular rules (dishes dish, batteries battery, toys toy).
 * - What a plural alone names keeps it: glasses are not glass, clothes not
 *   cloth, goods not good, shorts not short, dice not die.  Where the singular
 *   means nothing else it becomes the plural: trouser trousers, sunglass sunglasses.
 * - People are a plural whatever the number and the genitive: man, men's and
 *   gents are men; woman, lady and ladies' are women; child and kids are children.
 *   (A kid is also a leather, so that only its plural is children.)
 * - Words of up to three letters keep their s (gas, bus, abs) but for tvs, cds, pcs.
 *
 * The singular of a singular is itself.
 */
extern size_t english_singular(char *word, size_t len);

#endif							/* CORE_PLURAL_H */
