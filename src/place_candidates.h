/*
 * place_candidates.h
 *	  From a name as people write it to the places that it may mean.
 *
 * A text that is a name means the places of that name.  Otherwise, one with
 * several parts ("Taizhou, Jiangsu", 浙江诸暨) means the places that fit most of
 * them (core/address.h), and its similarity is how much of it names places.
 * Otherwise it is taken for a misspelt name.
 */
#ifndef PLACE_CANDIDATES_H
#define PLACE_CANDIDATES_H

#include "gazetteer.h"

typedef struct PlaceCandidate
{
	const place_name *name;		/* that led to the place */
	float4		similarity;		/* 1 for a name */
	float4		grade;			/* how well the name goes with the suffix in the text: place_grade() */
	bool		taken;			/* functions that take a place take this one */
} PlaceCandidate;

#define PLACE_CANDIDATES_MAX 128

/*
 * Places that a text may mean, each once, the best first, by similarity, then
 * grade, kind of name, level, number of clusters and id; returns how many.
 *
 * A text that means a place exactly, or through its parts, is taken for all
 * that fit it equally well; a misspelt one only if one slip explains it.
 */
extern int	place_candidates(Gazetteer *gazetteer, const char *text, size_t length,
							 PlaceCandidate candidates[PLACE_CANDIDATES_MAX]);

#endif							/* PLACE_CANDIDATES_H */
