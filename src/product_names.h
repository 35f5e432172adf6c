/*
 * product_names.h
 *	  From a name as people write it to products of the picture.
 *
 * Exactly, in the form of normalise_product; then by what a title is about
 * (core/title.h); then, for Latin script, by likeness: the most similar name
 * above cluster_atlas.product_similarity that differs by few letters.  Nothing
 * is guessed below that.
 */
#ifndef PRODUCT_NAMES_H
#define PRODUCT_NAMES_H

struct Picture;
struct Image;
typedef struct ProductNames ProductNames;

/* How a name led to a product, best first. */
typedef enum NameWay
{
	WAY_NAME,					/* it is one of its names */
	WAY_TITLE,					/* it holds one of its names as its head */
	WAY_SIMILAR					/* it is like one of its names */
} NameWay;

typedef struct ProductCandidate
{
	int			product;		/* position in the picture */
	NameWay		way;
	bool		taken;			/* product_of_text takes this one */
	float4		similarity;		/* of the text and the name, as pg_trgm has it */
	text	   *name;			/* the name that matched */
	text	   *lang;
} ProductCandidate;

/* Makes what is made when first asked for. */
extern void product_names_make_all(ProductNames *names);

/* For image.h. */
extern void product_names_follow(struct Image *image, void *field);

/* For n names, in the current memory context. */
extern ProductNames *product_names_create(uint64 n);

/* The first product that takes a name keeps it. */
extern void product_names_add(ProductNames *names, text *name, text *lang, int product);

/* Position of the product that a text means; -1: none.  Remembers what it was asked. */
extern int	product_of_text(struct Picture *picture, const char *text, int length);

/* Products that it may mean, each once, best first; how many, at most capacity. */
extern int	product_candidates(struct Picture *picture, const char *text, int length,
							   ProductCandidate *candidates, int capacity);

#endif							/* PRODUCT_NAMES_H */
