/*
 * address.h
 *	  Which place a written address is in.
 *
 * An address names places (address_parts.h); a place fits it as well as the
 * parts that name the place itself, or what holds it, are worth together:
 *
 *	- A part that names a province or a prefecture is worth 8, for the atlas has
 *	  all of these, and so is a county called 市 or 县 in Chinese, where no two
 *	  have one name; a prefecture in pinyin without a suffix 7, for counties are
 *	  called so, too (Baoshan, Shanghai).  Any other is worth its grade, 1 to 3:
 *	  many counties and most towns are not in the atlas, so that 朝阳区 in 长春市
 *	  is one of these.
 *	- A part that means several places is worth that much divided by their number.
 *	- Among unknown words and without a suffix ("Zhuji Golden Socks Ltd") a part
 *	  is loose and worth a quarter; a misspelt one its similarity.
 *
 * Not enough alone are a frail part (a loose one that is short, or made of torn
 * syllables: Ali Baba Trading), the loose name of a town or park in one word
 * (Datang Power), and the misspelt name of anything less than a prefecture.
 *
 * The place that fits best is the answer.  Of equals, what holds the others
 * (Jilin the province, for the city of Jilin); a province before its namesakes
 * (Hainan); the smaller, where different parts name them and one must be wrong
 * (Wenzhou City, Jiangsu); or a place that is named and holds them all.  Otherwise
 * there is no answer: Suzhou alone might be either.
 *
 * The confidence is what one name alone deserves: of a province 0.95, of a
 * prefecture 0.9, of a county 0.8, of a town or park 0.6, of a region 0.8, where
 * loose three fifths of that (in Chinese, for a province or prefecture, nine
 * tenths).  Its distance to 1 shrinks to three tenths with each further place
 * named that agrees.  It is multiplied by what agrees over what agrees and
 * contradicts, and by the similarity of a misspelt name.
 */
#ifndef CORE_ADDRESS_H
#define CORE_ADDRESS_H

#include "address_parts.h"

/* A place that fits, and by which of its names. */
typedef struct address_fit
{
	const place_name *name;
	int			part;			/* the part that names it */
	float		grade;			/* of that meaning */
	double		worth;			/* of all parts that fit */
	uint16_t	agrees;			/* those, as bits */
	int			places;			/* how many different places they name */
} address_fit;

#define ADDRESS_MAX_FITS (ADDRESS_MAX_PARTS * ADDRESS_MAX_MEANINGS)

/*
 * Every place that fits best: several, where the address does not say which.
 * Returns how many; none where another country is named.
 */
extern size_t address_best_fits(const place_table *table, const address_parts *parts,
								address_fit fits[ADDRESS_MAX_FITS]);

typedef struct address_answer
{
	int32_t		place;			/* -1: none */
	double		confidence;		/* 0 to 1 */
	uint16_t	agrees;			/* parts that fit, as bits */
} address_answer;

/* The one place that the address is in, as told above. */
extern address_answer address_locate(const place_table *table, const address_parts *parts);

#endif							/* CORE_ADDRESS_H */
