/*
 * gazetteer.h
 *	  The places of the atlas and their names, as a part of the picture.
 */
#ifndef GAZETTEER_H
#define GAZETTEER_H

#include "core/address.h"
#include "core/trigram_index.h"
#include "picture.h"
#include "remember.h"

typedef struct GazetteerPlace
{
	int32		id;
	text	   *name;
	text	   *name_zh;		/* NULL: none */
	Datum		location;		/* a geography point */
	double		lon;
	double		lat;
	double		precision_m;
	int			n_clusters;		/* in it, in places below it, in members of the region */
} GazetteerPlace;

typedef struct GazetteerName
{
	text	   *name;
	text	   *lang;
} GazetteerName;

typedef struct Gazetteer
{
	MemoryContext context;
	GazetteerPlace *places;		/* by id; positions are those of the table */
	GazetteerName *names;		/* `source` of the table's names */
	place_table table;
	trigram_index *similar;		/* of names in Latin script; made when first asked for */
	Size		similar_size;
	void	   *scratch;
	Remembered	names_asked;	/* texts to what atlas.places_named() says */
	Remembered	addresses_asked;
} Gazetteer;

/* The gazetteer of a picture: read when first asked for, and then kept with it. */
extern Gazetteer *gazetteer_get(Picture *picture);

/* Makes what is made when first asked for. */
extern void gazetteer_make_all(Gazetteer *gazetteer);

/* gazetteer_load.c: reads it from the rows, in the current memory context. */
extern void gazetteer_load(Gazetteer *gazetteer, const Picture *picture);

/* For image.h. */
extern void gazetteer_follow(struct Image *image, void *field);

/* Words for the levels, in the order of place_level. */
#define PLACE_LEVELS	(PLACE_PARK + 1)
extern const char *const place_levels[PLACE_LEVELS];

/* Position of a place; -1: not there. */
extern int32 gazetteer_place(const Gazetteer *gazetteer, int32 id);

/* The place's level in words, and the province that holds it, NULL: none. */
extern Datum gazetteer_level(const Gazetteer *gazetteer, int32 place);
extern text *gazetteer_province(const Gazetteer *gazetteer, int32 place);

/*
 * Names similar to a key by cluster_atlas.place_similarity, each place once,
 * most similar first; an address_similar whose arg is the gazetteer.
 */
extern size_t gazetteer_similar(void *gazetteer, const char *key, size_t len, address_meaning *found, size_t max);

#endif							/* GAZETTEER_H */
