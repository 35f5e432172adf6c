/*
 * picture_load.h
 *	  The parts of making a picture.
 */
#ifndef PICTURE_LOAD_H
#define PICTURE_LOAD_H

#include "picture.h"

/* Where a product went, by id. */
typedef struct ProductPosition
{
	int32		id;
	int			position;
} ProductPosition;

/* product_tree.c: reads products and their names; one position for each product, to be freed. */
extern ProductPosition *product_tree_load(Picture *picture);

/* territory.c: a place as the picture needs it while it is made, by id. */
typedef struct Territory
{
	int32		id;
	int			parent;			/* position, -1: none */
	text	   *name;
	bool		is_province;
	bool		is_prefecture;
	bool		is_region;
	bool		shown;
	double		precision_m;
	double		lon;			/* of the centroid; NaN: not known */
	double		lat;
	double		area_km2;
} Territory;

/* Reads places, areas, members of regions and boundaries into the picture; the places, to be freed. */
extern Territory *territory_load(Picture *picture, int *n);

/* Position of the province that holds a place, itself included; -1: none. */
extern int	province_of_territory(const Territory *places, int n, int place);

#endif							/* PICTURE_LOAD_H */
