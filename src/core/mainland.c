/*
 * mainland.c
 *	  The coarse polygon round mainland China, and the test against it.
 *
 * The polygon answers one question only: is a map of this place likely to be
 * shifted?  It is no statement about any border.  It was drawn by hand for this
 * project and then thinned out as far as this allowed:
 *
 * - Every county seat, town and port of the mainland is inside, and every town
 *   abroad is outside.  Where two face each other across the border (Dandong
 *   and Sinuiju, Heihe and Blagoveshchensk, Hekou and Lao Cai) the edge keeps
 *   to it within a kilometre.
 * - Elsewhere the edge is free.  It runs up to 90 km beyond the border where
 *   nobody lives, and far out at sea, so that islands and anchorages are in.
 *   At a few bends up to 7 km of the mainland's side are left out.  (Measured
 *   against the border lines of Natural Earth, which are in the public domain.)
 * - Hong Kong, Macau and Taiwan, with Kinmen and Matsu, are outside: not every
 *   provider shifts its maps there, and to be half a kilometre off in a dense
 *   city is worse than to do nothing.  So are the islands of the South China
 *   Sea far south of Hainan, and the islets south of Hong Kong.
 *
 * The vertices begin in the Pamirs.
 */
#include "mainland.h"

const double mainland_polygon[][2] = {
	/* Pamir, Tian Shan, Dzungaria */
	{73.27, 39.87}, {80.20, 42.66}, {80.36, 44.64}, {79.60, 44.81},
	{80.93, 45.56}, {82.57, 45.22}, {82.26, 45.59}, {82.92, 46.95},
	{82.82, 47.26}, {84.62, 47.08}, {86.36, 49.08}, {87.87, 49.20},
	/* Mongolia */
	{91.10, 47.41}, {91.39, 45.44}, {95.21, 44.67}, {96.22, 43.08},
	{101.40, 42.62}, {104.82, 41.85}, {111.97, 43.71}, {111.25, 44.48},
	{111.92, 45.30}, {115.90, 45.75}, {116.50, 46.45}, {119.75, 46.85},
	{118.90, 47.65}, {117.35, 47.57}, {115.90, 47.55}, {115.40, 48.20},
	{116.95, 50.15}, {117.32, 49.60},
	/* Argun, Amur, Ussuri, Tumen */
	{119.39, 50.28}, {118.58, 50.57}, {120.40, 53.29}, {124.22, 53.70},
	{126.72, 52.60}, {127.49, 50.28}, {127.57, 50.23}, {127.55, 49.86},
	{128.10, 49.60}, {128.60, 49.605}, {129.50, 49.48}, {130.78, 48.89},
	{131.02, 47.68}, {132.53, 47.89}, {134.46, 48.72}, {134.92, 47.84},
	{133.08, 45.04}, {131.11, 44.89}, {131.44, 42.89}, {130.62, 42.77},
	{130.54, 42.37},
	/* Korea */
	{130.02, 42.98}, {129.82, 42.95}, {129.82, 42.47}, {129.23, 42.27},
	{128.64, 41.41}, {127.35, 41.40}, {126.81, 41.53}, {125.90, 40.88},
	{124.52, 40.24}, {124.385, 40.11}, {124.37, 39.96}, {124.10, 39.50},
	/* Yellow Sea, East China Sea */
	{122.80, 36.50}, {120.80, 35.00}, {123.30, 31.00}, {122.50, 28.60},
	{120.90, 26.90}, {119.93, 26.34}, {119.78, 26.10}, {120.10, 25.65},
	{119.30, 24.92}, {118.62, 24.48}, {118.40, 24.55}, {118.21, 24.47},
	{118.20, 24.25}, {116.60, 22.60}, {114.62, 22.33},
	/* Hong Kong */
	{114.455, 22.48}, {114.46, 22.557}, {114.25, 22.557}, {114.113, 22.53},
	{113.98, 22.49}, {113.83, 22.36}, {113.83, 22.15}, {113.70, 21.80},
	/* Macau */
	{113.63, 22.20}, {113.546, 22.217}, {113.531, 22.18}, {113.552, 22.15},
	{113.50, 21.75},
	/* south coast and Hainan */
	{111.40, 21.00}, {110.60, 18.10}, {108.30, 18.20}, {108.60, 20.80},
	{108.00, 21.535},
	/* Viet Nam, Laos */
	{107.40, 21.48}, {106.29, 22.23}, {106.63, 22.82}, {105.65, 22.96},
	{105.35, 23.31}, {104.46, 22.64}, {104.30, 22.67}, {103.92, 22.48},
	{101.87, 22.31}, {101.93, 21.20}, {101.76, 21.10}, {101.69, 21.20},
	{101.19, 20.93}, {101.12, 21.58},
	/* Myanmar */
	{100.35, 21.28}, {99.90, 21.84}, {99.19, 22.17}, {98.45, 23.16},
	{98.87, 23.65}, {97.98, 24.06}, {97.33, 23.58}, {98.12, 28.15},
	/* Himalaya */
	{96.47, 28.23}, {96.24, 29.03}, {94.36, 29.02}, {92.75, 27.56},
	{89.48, 28.05}, {88.93, 26.98}, {88.67, 28.00}, {88.01, 27.76},
	{85.98, 27.84}, {85.96, 27.99}, {84.46, 28.54}, {83.87, 29.35},
	{84.08, 28.76}, {81.75, 30.28}, {81.38, 29.82}, {78.74, 31.24},
	{78.61, 32.09}, {77.93, 32.46}, {79.18, 32.82}, {78.12, 34.37},
	{74.34, 37.17}, {74.90, 37.57}, {73.84, 38.45},
};

#define VERTICES ((int) (sizeof(mainland_polygon) / sizeof(mainland_polygon[0])))

const int	mainland_vertices = VERTICES;

/*
 * Most positions that anybody asks about lie in one of these boxes, and all of
 * each is inside the polygon: one look spares the walk round all edges.
 */
static const struct
{
	double		west,
				east,
				south,
				north;
}			heartland[] = {
	{98.20, 118.20, 24.60, 41.80},	/* most of the country */
	{118.20, 121.90, 28.20, 33.20}, /* the Yangtze delta */
	{107.00, 116.00, 22.56, 24.60}, /* Guangdong, Guangxi */
	{118.20, 120.70, 26.90, 41.80}, /* the coast from Fujian to Hebei */
	{118.20, 119.20, 24.90, 26.90}	/* Quanzhou, Fuzhou */
};

#define BOXES ((int) (sizeof(heartland) / sizeof(heartland[0])))

bool
mainland_contains(double lon, double lat)
{
	/* Written so that a NaN fails, too. */
	if (!(lon >= MAINLAND_WEST && lon <= MAINLAND_EAST &&
		  lat >= MAINLAND_SOUTH && lat <= MAINLAND_NORTH))
		return false;

	for (int i = 0; i < BOXES; i++)
		if (lon >= heartland[i].west && lon <= heartland[i].east &&
			lat >= heartland[i].south && lat <= heartland[i].north)
			return true;

	/*
	 * Inside is where a ray to the east crosses an odd number of edges.  Each
	 * edge owns one of its ends, so that a ray through a vertex counts once.
	 */
	const double *from = mainland_polygon[VERTICES - 1];
	bool		from_above = from[1] > lat;
	bool		inside = false;

	for (int i = 0; i < VERTICES; i++)
	{
		const double *to = mainland_polygon[i];
		bool		to_above = to[1] > lat;

		if (to_above != from_above)
		{
			double		crossing = from[0] + (lat - from[1]) *
				(to[0] - from[0]) / (to[1] - from[1]);

			inside ^= crossing > lon;
		}
		from = to;
		from_above = to_above;
	}
	return inside;
}
