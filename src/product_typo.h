/*
 * product_typo.h
 *	  From a misspelt product name to the one that was meant.
 *
 * First word by word: one that is none, but one slip (core/slip.h) from a word
 * of the names, is put right, and what comes of it is looked for as if it had
 * been written so.  Where more went wrong, by likeness: of the names that are
 * similar enough by cluster_atlas.product_similarity, the one with fewest slips.
 */
#ifndef PRODUCT_TYPO_H
#define PRODUCT_TYPO_H

#include "core/normalise.h"
#include "name_index.h"

/* A text in its two forms, and the words that should name the product: the same in both. */
typedef struct AskedName
{
	char		form[NORMALISE_MAX_BYTES];
	char		folded[NORMALISE_MAX_BYTES];
	size_t		form_length;
	size_t		folded_length;
	size_t		first;
	size_t		count;
	size_t		n;
	name_word	words[NORMALISE_MAX_CHARS]; /* of the folded form, */
	name_word	singulars[NORMALISE_MAX_CHARS]; /* and of the other */
} AskedName;

typedef struct WordsPutRight
{
	size_t		length;			/* of the text put right; 0: there was nothing to put right */
	int			unknown;		/* words that are none, as far as is known */
	bool		doubtful;		/* what was put right tells little, unless the whole is a name then */
} WordsPutRight;

/* The text with its words put right, in the form of normalise_product. */
extern WordsPutRight words_put_right(NameIndex *names, const AskedName *asked, char right[NORMALISE_MAX_BYTES]);

/* The entry whose name, of more words than that, the whole text is most like; -1: none. */
extern int	like_whole(NameIndex *names, const AskedName *asked, size_t words);

/* The same for its head; where no word is understood yet, also for the last two words of that and for the last. */
extern int	like_head(NameIndex *names, const AskedName *asked, size_t words);

#endif							/* PRODUCT_TYPO_H */
