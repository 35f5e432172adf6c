/*
 * geo_layouts.h
 *	  Random places to make a geo_index of, and to ask about: the same every time.
 */
#ifndef CORE_TEST_GEO_LAYOUTS_H
#define CORE_TEST_GEO_LAYOUTS_H

#include <string.h>

#include "../geo_index.h"

#define PI			3.14159265358979323846

static uint64_t seed = 88172645463325252;

static double
uniform(void)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (double) (seed >> 11) * 0x1p-53;
}

static int
below(int n)
{
	return (int) (uniform() * n);
}

static double
between(double low, double high)
{
	return low + (high - low) * uniform();
}

static double
normal(void)
{
	return sqrt(-2.0 * log(1.0 - uniform())) * cos(2.0 * PI * uniform());
}

static double
world_lat(void)
{
	return asin(between(-1.0, 1.0)) * 180.0 / PI;
}

/* Ways in which places may lie. */
#define LAYOUTS 10

static inline const char *
layout_name(int layout)
{
	static const char *const names[LAYOUTS] = {
		"the world", "China", "one town", "a grid with ties", "seven addresses",
		"the poles", "the antimeridian", "one meridian", "both ends of the earth", "one spot"
	};

	return names[layout];
}

static void
place(int layout, double *lon, double *lat)
{
	switch (layout)
	{
		case 0:
			*lon = between(-180.0, 180.0);
			*lat = world_lat();
			break;
		case 1:
			{
				int			hub = below(35);

				*lon = 102.0 + hub * 7919 % 200 / 10.0 + 0.7 * normal();
				*lat = 22.0 + hub * 104729 % 190 / 10.0 + 0.6 * normal();
			}
			break;
		case 2:
			*lon = 120.07 + 0.01 * normal();
			*lat = 29.31 + 0.01 * normal();
			break;
		case 3:
			*lon = below(21) - 10;
			*lat = below(21) - 10;
			break;
		case 4:
			*lon = 110 + below(7);
			*lat = 30.25;
			break;
		case 5:
			*lon = between(-180.0, 180.0);
			*lat = (uniform() < 0.5 ? -1 : 1) * (90.0 - (below(3) == 0 ? 0.0 : pow(10.0, between(-9.0, 1.0))));
			break;
		case 6:
			*lon = (uniform() < 0.5 ? -1 : 1) * (180.0 - (below(3) == 0 ? 0.0 : pow(10.0, between(-9.0, 1.0))));
			*lat = between(-80.0, 80.0);
			break;
		case 7:
			*lon = 114.5;
			*lat = between(-90.0, 90.0);
			break;
		case 8:
			*lon = (uniform() < 0.5 ? 120.0 : -60.0) + pow(10.0, between(-7.0, 0.5)) * normal();
			*lat = (*lon > 0 ? 1 : -1) * 5.0 + pow(10.0, between(-7.0, 0.5)) * normal();
			break;
		default:
			*lon = 103.8;
			*lat = 36.0;
	}
}

static void
fill(GeoIndexEntry *entries, int n, int layout)
{
	for (int i = 0; i < n; i++)
	{
		GeoIndexEntry *entry = &entries[i];

		memset(entry, 0, sizeof(GeoIndexEntry));
		place(layout, &entry->lon, &entry->lat);
		entry->radius_m = below(10) == 0 ? -1.0 : pow(10.0, between(1.0, below(4) == 0 ? 7.4 : 5.0));
		entry->id = i;
		entry->quality = 10 * below(4);
		entry->mask = 1 << below(3);
	}

	/* Ids in no order. */
	for (int i = n - 1; i > 0; i--)
	{
		int			j = below(i + 1);
		int32_t		id = entries[i].id;

		entries[i].id = entries[j].id;
		entries[j].id = id;
	}
}

/* A point to ask about: like the entries, at one, or across the globe. */
static inline void
ask(GeoPoint *query, const GeoIndexEntry *entries, int n, int layout)
{
	double		lon;
	double		lat;

	place(below(8) == 0 ? 0 : layout, &lon, &lat);
	if (n > 0 && below(4) == 0)
	{
		const GeoIndexEntry *entry = &entries[below(n)];

		lon = entry->lon;
		lat = entry->lat;
		if (below(3) == 0)
		{
			lon += lon > 0.0 ? -180.0 : 180.0;
			lat = -lat;
		}
	}
	geo_point_init(query, lon, lat);
}

#endif							/* CORE_TEST_GEO_LAYOUTS_H */
