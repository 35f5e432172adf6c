/*
 * spelling.h
 *	  One spelling for the words that Britain and America write differently.
 */
#ifndef CORE_SPELLING_H
#define CORE_SPELLING_H

#include <stddef.h>

/* A word grows by at most so many bytes (bbq: barbecue). */
#define SPELLING_GROWTH 5

/*
 * Puts a singular word of lower case ASCII letters and digits into American spelling, in
 * place, in a buffer with room for SPELLING_GROWTH bytes more; returns its length.
 *
 * - Words by table (tyre tire, grey gray, pyjamas pajamas), also common variants
 *   (bbq barbecue; tshirt t shirt, the only one that becomes two words) and words
 *   of the trade for one thing (clothing, garments: clothes; machinery: machine).
 * - Stems wherever they stand in a word (colour color, mould mold, fibre fiber,
 *   jewell jewel), so that watercolours and fibreglass are covered.
 * - -ise, -iser, -ised, -ising, -isation to -ize and so on after a stem of four
 *   letters or more that ends in a consonant, but for the words that
 *   both write with an s (exercise, franchise, merchandise, chemise).
 *
 * American spelling stays as it is.
 */
extern size_t english_american(char *word, size_t len);

#endif							/* CORE_SPELLING_H */
