/*
 * title.h
 *	  What a listing title or a loose description is about.
 *
 * "men's cotton socks", "socks for men", "wholesale custom LED bulbs 5w", 男士棉袜批发:
 * the product is what the head of the phrase names, not any word that occurs
 * in it; a sock knitting machine is no sock.
 *
 * English: prepositions end the phrase that counts ("socks for shoes"), but
 * after words of quantity "of" begins it ("pair of socks").  Words that say
 * how much, how good, for whom or by whom are passed over at the end.  The
 * longest name that ends there is the head, also one that goes on beyond an "and"
 * ("bags and luggage"); where the title also names a
 * narrower product below it, wherever it stands, that one is meant.
 * Chinese: the name contained that ends last, of those the longest, unless a word
 * that makes another thing of it follows (袜机: a machine).
 */
#ifndef CORE_TITLE_H
#define CORE_TITLE_H

#include <stdbool.h>
#include <stddef.h>

/* A product tree's names, as normalise_product (normalise.h) writes them. */
typedef struct title_names
{
	/* The product with this name, -1: none. */
	int			(*named) (const void *arg, const char *name, size_t len);

	/* The same with the words of the name in alphabetical order. */
	int			(*with_words) (const void *arg, const char *words, size_t len);

	/* Is the first product below the second in the tree?  Is any below it? */
	bool		(*below) (const void *arg, int product, int above);
	bool		(*divided) (const void *arg, int product);
	const void *arg;
} title_names;

/*
 * The product that a text in the form of normalise_product is about, -1: none.
 * *offset and *length tell which part of the form names it.
 */
extern int	title_product(const char *form, size_t len, const title_names *names,
						  size_t *offset, size_t *length);

/*
 * The words of a form that should name the product, for other means, such as
 * likeness, when no name is there: returns how many, *first is the first.
 */
extern size_t title_head(const char *form, size_t len, size_t *first);

#endif							/* CORE_TITLE_H */
