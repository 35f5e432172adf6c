/*
 * territory.c
 *	  Reads the places: which province holds each, and the areas that share the
 *	  land between them.
 */
#include "postgres.h"

#include <math.h>

#include "picture_load.h"
#include "spi_rows.h"
#include "compat.h"

static Territory *
load_places(int *n)
{
	Territory  *places;

	*n = rows_of("SELECT id, parent_id, name, level, centroid, area_km2, precision_m, shown FROM atlas.picture_territory");
	places = array_of(*n, sizeof(Territory));
	for (int i = 0; i < *n; i++)
	{
		Territory  *place = &places[i];

		take_row(i);
		place->id = int_column(1);
		place->parent = int_column(2);	/* an id, until all are read */
		place->name = text_column(3);
		place->is_province = text_column_is(4, "province");
		place->is_prefecture = text_column_is(4, "prefecture");
		place->is_region = text_column_is(4, "region");
		(void) position_column(5, &place->lon, &place->lat);
		place->area_km2 = double_column(6);
		place->precision_m = double_column(7);
		place->shown = bool_column(8);
	}
	for (int i = 0; i < *n; i++)
		places[i].parent = position_of(places, *n, sizeof(Territory), places[i].parent);
	return places;
}

/* A loop that only users' rows can make ends after as many steps as there are places. */
int
province_of_territory(const Territory *places, int n, int place)
{
	for (int steps = 0; place >= 0 && steps <= n; steps++)
	{
		if (places[place].is_province)
			return place;
		place = places[place].parent;
	}
	return -1;
}

/*
 * Prefectures with an area, and the provinces that have no such prefecture:
 * municipalities, Hong Kong, Macau, Taiwan.
 */
static void
choose_areas(Picture *picture, const Territory *places, int n)
{
	bool	   *parted = array_of(n, sizeof(bool));

	picture->areas = array_of(n, sizeof(PictureArea));
	for (int i = 0; i < n; i++)
		if (places[i].shown && places[i].is_prefecture && !isnan(places[i].area_km2) && places[i].parent >= 0)
			parted[places[i].parent] = true;
	for (int i = 0; i < n; i++)
	{
		const Territory *place = &places[i];
		int			province = province_of_territory(places, n, i);
		PictureArea *area = &picture->areas[picture->n_areas];

		if (!place->shown || isnan(place->area_km2) || province < 0 ||
			!(place->is_prefecture || (place->is_province && !parted[i])))
			continue;
		area->id = place->id;
		area->name = place->name;
		area->is_province = place->is_province;
		area->province_id = places[province].id;
		area->province = places[province].name;
		geo_point_init(&area->centroid, place->lon, place->lat);
		area->weight = place->area_km2 * 1e6 / M_PI;
		picture->n_areas++;
	}
	pfree(parted);
}

Territory *
territory_load(Picture *picture, int *n)
{
	Territory  *places = load_places(n);

	choose_areas(picture, places, *n);

	picture->n_members = rows_of("SELECT region_id, place_id FROM atlas.picture_region_member");
	picture->members = array_of(picture->n_members, sizeof(PictureMember));
	for (int i = 0; i < picture->n_members; i++)
	{
		take_row(i);
		picture->members[i].region_id = int_column(1);
		picture->members[i].place_id = int_column(2);
	}

	picture->n_bounded = rows_of("SELECT place_id FROM atlas.picture_boundary");
	picture->bounded = array_of(picture->n_bounded, sizeof(int32));
	for (int i = 0; i < picture->n_bounded; i++)
	{
		take_row(i);
		picture->bounded[i] = int_column(1);
	}
	return places;
}
