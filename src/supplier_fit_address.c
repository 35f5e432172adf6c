/*
 * supplier_fit_address.c
 *	  Whether a supplier of whom only the address is known sits where its
 *	  product is made.
 *
 * The answer is that for the point of the place that the address is in; how far
 * the supplier may be from there widens the bounds of the distance.
 */
#include "postgres.h"

#include <math.h>

#include "gazetteer.h"
#include "point_argument.h"
#include "supplier_fit.h"
#include "compat.h"

/*
 * How far a place reaches from its point: the radius of a circle of its area,
 * where that is known; else what the radius of a cluster is by default
 * (data/README.md).
 */
static double
reach_of(const Picture *picture, const Gazetteer *gazetteer, int32 place)
{
	int32		id = gazetteer->places[place].id;
	double		weight = 0;

	switch (gazetteer->table.places[place].level)
	{
		case PLACE_PARK:
			return 2500;
		case PLACE_TOWN:
			return 8000;
		case PLACE_COUNTY:
			return 20000;
		default:
			for (int i = 0; i < picture->n_areas; i++)
				if (picture->areas[i].id == id || picture->areas[i].province_id == id)
					weight += picture->areas[i].weight;
			return sqrt(weight);
	}
}

PG_FUNCTION_INFO_V1(supplier_fit_address);

/* supplier_fit_address(product, address, near_m) returns atlas.supplier_verdict */
Datum
supplier_fit_address(PG_FUNCTION_ARGS)
{
	double		near_m = near_argument(fcinfo, 2);
	text	   *product = PG_ARGISNULL(0) ? NULL : PG_GETARG_TEXT_PP(0);
	Picture    *picture = picture_get();
	Gazetteer  *gazetteer;
	address_parts parts;
	int32		place = -1;
	QueryPoint	point;
	double		precision_m = 0;

	if (!PG_ARGISNULL(1))
	{
		text	   *address = PG_GETARG_TEXT_PP(1);

		gazetteer = gazetteer_get(picture);
		address_find_parts(&gazetteer->table, gazetteer_similar, gazetteer,
						   VARDATA_ANY(address), VARSIZE_ANY_EXHDR(address), &parts);
		place = address_locate(&gazetteer->table, &parts).place;
	}
	point.located = false;
	if (place < 0 || !point_value(gazetteer->places[place].location, &point.point))
		return supplier_verdict(fcinfo, product, NULL, 0, near_m);
	precision_m = gazetteer->places[place].precision_m + reach_of(picture, gazetteer, place);
	return supplier_verdict(fcinfo, product, &point, precision_m, near_m);
}
