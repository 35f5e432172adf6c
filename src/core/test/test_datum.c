/*
 * test_datum.c
 *	  The shifts of datum.c against the public formula written out plainly in
 *	  long double, their inverses, the areas, and the polygon of mainland.c.
 */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "../datum.h"
#include "../mainland.h"
#include "check.h"

#define PI_L	3.141592653589793238462643383279502884L

typedef struct Place
{
	double		lon,
				lat;
	const char *name;
} Place;

/* Towns of the mainland close to its edge, or to a place that is outside. */
static const Place inside[] = {
	{113.548, 22.224, "Gongbei"}, {113.52, 22.20, "Wanzai"}, {113.53, 22.10, "Hengqin"},
	{114.12, 22.545, "Luohu"}, {114.05, 22.525, "Futian"}, {113.915, 22.485, "Shekou"},
	{114.225, 22.565, "Shatoujiao"}, {114.48, 22.53, "Nan'ao"}, {118.19, 24.46, "Xiamen"},
	{118.33, 24.56, "Dadeng"}, {118.57, 24.53, "Weitou"}, {119.80, 25.50, "Pingtan"},
	{119.87, 26.33, "Huangqi"}, {122.45, 30.73, "Shengsi"}, {121.15, 27.84, "Dongtou"},
	{122.42, 37.16, "Rongcheng"}, {124.39, 40.125, "Dandong"}, {126.18, 41.12, "Ji'an"},
	{128.198, 41.417, "Changbai"}, {129.84, 42.965, "Tumen"}, {130.36, 42.87, "Hunchun"},
	{131.16, 44.39, "Suifenhe"}, {134.29, 48.36, "Fuyuan"}, {127.49, 50.25, "Heihe"},
	{122.53, 52.97, "Mohe"}, {117.45, 49.59, "Manzhouli"}, {111.97, 43.65, "Erenhot"},
	{82.57, 45.17, "Alashankou"}, {80.42, 44.20, "Khorgos"}, {75.26, 39.72, "Wuqia"},
	{75.23, 37.78, "Tashkurgan"}, {79.73, 33.38, "Rutog"}, {81.18, 30.29, "Burang"},
	{85.98, 27.98, "Zhangmu"}, {88.905, 27.487, "Yadong"}, {95.33, 29.33, "Motuo"},
	{97.856, 24.014, "Ruili"}, {101.57, 21.48, "Mengla"}, {103.96, 22.511, "Hekou"},
	{106.755, 22.112, "Pingxiang"}, {107.966, 21.544, "Dongxing"}, {109.50, 18.25, "Sanya"},
	{108.65, 19.10, "Dongfang"}, {116.40, 39.90, "Beijing"}, {121.47, 31.23, "Shanghai"}
};

/* Places abroad, and those of China that the mainland's maps treat apart. */
static const Place outside[] = {
	{114.17, 22.30, "Hong Kong"}, {113.97, 22.39, "Tuen Mun"}, {114.13, 22.505, "Sheung Shui"},
	{114.43, 22.543, "Ping Chau"}, {113.545, 22.195, "Macau"}, {113.56, 22.12, "Coloane"},
	{118.32, 24.43, "Kinmen"}, {119.95, 26.15, "Matsu"}, {120.49, 26.37, "Dongyin"},
	{121.56, 25.03, "Taipei"}, {112.34, 16.83, "Yongxing Island"}, {105.85, 21.03, "Hanoi"},
	{107.97, 21.525, "Mong Cai"}, {103.97, 22.485, "Lao Cai"}, {106.76, 21.85, "Lang Son"},
	{102.10, 21.68, "Phongsaly"}, {97.90, 23.99, "Muse"}, {97.40, 25.39, "Myitkyina"},
	{97.40, 27.33, "Putao"}, {91.86, 27.59, "Tawang"}, {89.64, 27.47, "Thimphu"},
	{88.61, 27.33, "Gangtok"}, {85.32, 27.71, "Kathmandu"}, {81.82, 29.97, "Simikot"},
	{77.58, 34.16, "Leh"}, {74.31, 35.92, "Gilgit"}, {73.97, 38.17, "Murghab"},
	{75.99, 41.43, "Naryn"}, {78.39, 42.49, "Karakol"}, {76.93, 43.25, "Almaty"},
	{80.00, 44.17, "Zharkent"}, {84.87, 47.47, "Zaysan"}, {89.97, 48.97, "Olgii"},
	{106.92, 47.92, "Ulaanbaatar"}, {111.91, 43.715, "Zamyn-Uud"}, {117.33, 49.65, "Zabaykalsk"},
	{127.53, 50.27, "Blagoveshchensk"}, {135.07, 48.48, "Khabarovsk"}, {131.89, 43.12, "Vladivostok"},
	{130.30, 42.25, "Rason"}, {128.18, 41.40, "Hyesan"}, {124.40, 40.10, "Sinuiju"},
	{125.75, 39.03, "Pyongyang"}, {126.98, 37.57, "Seoul"}, {126.53, 33.50, "Jeju"},
	{130.40, 33.59, "Fukuoka"}, {120.98, 14.60, "Manila"}, {103.85, 1.29, "Singapore"}
};

#define COUNT(array) (sizeof(array) / sizeof(array[0]))

/* A uniform number in [low, high), the same ones in each run. */
static double
uniform(double low, double high)
{
	static uint64_t state = 20240607;

	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return low + (high - low) * ((double) (state >> 11) / 9007199254740992.0);
}

static void
plain_gcj02(long double *lon, long double *lat)
{
	const long double axis = 6378245.0L;
	const long double ecc2 = 0.00669342162296594323L;
	long double x = *lon - 105;
	long double y = *lat - 35;
	long double north = -100 + 2 * x + 3 * y + 0.2L * y * y + 0.1L * x * y + 0.2L * sqrtl(fabsl(x));
	long double east = 300 + x + 2 * y + 0.1L * x * x + 0.1L * x * y + 0.1L * sqrtl(fabsl(x));
	long double phi = *lat / 180 * PI_L;
	long double magic = 1 - ecc2 * sinl(phi) * sinl(phi);

	north += (20 * sinl(6 * x * PI_L) + 20 * sinl(2 * x * PI_L)) * 2 / 3;
	north += (20 * sinl(y * PI_L) + 40 * sinl(y / 3 * PI_L)) * 2 / 3;
	north += (160 * sinl(y / 12 * PI_L) + 320 * sinl(y * PI_L / 30)) * 2 / 3;
	east += (20 * sinl(6 * x * PI_L) + 20 * sinl(2 * x * PI_L)) * 2 / 3;
	east += (20 * sinl(x * PI_L) + 40 * sinl(x / 3 * PI_L)) * 2 / 3;
	east += (150 * sinl(x / 12 * PI_L) + 300 * sinl(x / 30 * PI_L)) * 2 / 3;
	*lat += north * 180 / (axis * (1 - ecc2) / (magic * sqrtl(magic)) * PI_L);
	*lon += east * 180 / (axis / sqrtl(magic) * cosl(phi) * PI_L);
}

static void
plain_bd09(long double *lon, long double *lat)
{
	long double frequency = PI_L * 3000 / 180;
	long double radius = sqrtl(*lon * *lon + *lat * *lat) + 0.00002L * sinl(*lat * frequency);
	long double angle = atan2l(*lat, *lon) + 0.000003L * cosl(*lon * frequency);

	*lon = radius * cosl(angle) + 0.0065L;
	*lat = radius * sinl(angle) + 0.006L;
}

/* The larger of two differences; a NaN counts as infinite. */
static double
apart(double lon_a, double lat_a, double lon_b, double lat_b)
{
	double		d = fmax(fabs(lon_a - lon_b), fabs(lat_a - lat_b));

	return isnan(lon_a - lon_b) || isnan(lat_a - lat_b) ? INFINITY : d;
}

/* From the WGS84 position there by the plain formula and back, in all ways. */
static void
measure(DatumArea area, double lon, double lat, double *forward, double *back)
{
	long double shifted_lon = lon;
	long double shifted_lat = lat;
	double		at_lon[3] = {lon};
	double		at_lat[3] = {lat};

	plain_gcj02(&shifted_lon, &shifted_lat);
	at_lon[DATUM_GCJ02] = (double) shifted_lon;
	at_lat[DATUM_GCJ02] = (double) shifted_lat;
	plain_bd09(&shifted_lon, &shifted_lat);
	at_lon[DATUM_BD09] = (double) shifted_lon;
	at_lat[DATUM_BD09] = (double) shifted_lat;

	for (int from = DATUM_WGS84; from <= DATUM_BD09; from++)
		for (int to = DATUM_WGS84; to <= DATUM_BD09; to++)
		{
			double		x = at_lon[from];
			double		y = at_lat[from];
			double	   *worst = from <= to ? forward : back;

			datum_convert((DatumKind) from, (DatumKind) to, area, &x, &y);
			*worst = fmax(*worst, apart(x, y, at_lon[to], at_lat[to]));
		}
}

static void
test_formula(void)
{
	double		forward = 0;
	double		back = 0;
	double		x = 116.404;
	double		y = 39.915;
	const double tricky[] = {105, 105 + 1e-15, 105 - 1e-12, 105 + 1e-9, 104.9999999, 72.0045, 72.005};

	datum_convert(DATUM_WGS84, DATUM_GCJ02, DATUM_AREA_MAINLAND, &x, &y);
	CHECK(apart(x, y, 116.41024449916938, 39.91640428150164) < 1e-12,
		  "GCJ-02 of a position in Beijing is the figure that is widely printed");

	for (int i = 0; i < 30000;)
	{
		x = uniform(73, 135);
		y = uniform(18, 54);
		if (!mainland_contains(x, y))
			continue;
		measure(DATUM_AREA_MAINLAND, x, y, &forward, &back);
		i++;
	}
	CHECK(forward < 1e-12, "forward in the mainland: %.2g degree off the plain formula", forward);
	CHECK(back < 2e-12, "back in the mainland: %.2g degree off", back);

	forward = back = 0;
	for (int i = 0; i < 30000; i++)
		measure(DATUM_AREA_BOX, uniform(72.004, 137.83), uniform(0.83, 55.82), &forward, &back);
	for (size_t i = 0; i < COUNT(tricky); i++)
		for (y = 0.8294; y < 55; y += 0.37)
			measure(DATUM_AREA_BOX, tricky[i], y, &forward, &back);
	CHECK(forward < 1e-12, "forward in the box: %.2g degree off the plain formula", forward);
	CHECK(back < 1e-11, "back in the box, also at 105 E and along its edges: %.2g degree off", back);

	forward = back = 0;
	for (int i = 0; i < 60000; i++)
		measure(DATUM_AREA_ALWAYS, uniform(-180, 180), uniform(-85, 85), &forward, &back);
	for (x = -179.999; x < 180; x += 15)
		for (y = -84.999; y < 85; y += 0.5)
			measure(DATUM_AREA_ALWAYS, x, y, &forward, &back);
	CHECK(forward < 2e-11, "forward anywhere: %.2g degree off the plain formula", forward);
	CHECK(back < 1e-9, "back anywhere: %.2g degree off", back);
}

static void
test_areas(void)
{
	const double bad[] = {NAN, INFINITY, -INFINITY, 1e300, -1e300, 1e9, 90.5, -89.9};
	bool		unchanged = true;
	bool		shifted = true;
	double		x,
				y;

	for (int from = DATUM_WGS84; from <= DATUM_BD09; from++)
		for (int to = DATUM_WGS84; to <= DATUM_BD09; to++)
		{
			for (size_t i = 0; i < COUNT(bad); i++)
				for (int area = DATUM_AREA_MAINLAND; area <= DATUM_AREA_ALWAYS; area++)
				{
					double		lon = i % 2 ? bad[i] : 110;
					double		lat = bad[i];

					x = lon;
					y = lat;
					datum_convert((DatumKind) from, (DatumKind) to, (DatumArea) area, &x, &y);
					unchanged &= memcmp(&x, &lon, sizeof(x)) == 0 && memcmp(&y, &lat, sizeof(y)) == 0;
				}
			for (size_t i = 0; i < COUNT(outside); i++)
			{
				x = outside[i].lon;
				y = outside[i].lat;
				datum_convert((DatumKind) from, (DatumKind) to, DATUM_AREA_BOX, &x, &y);
				shifted &= (from != to) == (x != outside[i].lon && y != outside[i].lat);
			}
		}
	CHECK(unchanged, "a position that is not finite, or near a pole, stays as it is");
	CHECK(shifted, "the box takes in foreign cities, and from a datum to itself is no shift");

	for (size_t i = 0; i < COUNT(outside); i++)
	{
		x = outside[i].lon;
		y = outside[i].lat;
		datum_convert(DATUM_WGS84, DATUM_GCJ02, DATUM_AREA_MAINLAND, &x, &y);
		CHECK(x == outside[i].lon && y == outside[i].lat, "%s is left alone", outside[i].name);
	}
	for (size_t i = 0; i < COUNT(inside); i++)
	{
		x = inside[i].lon;
		y = inside[i].lat;
		datum_convert(DATUM_WGS84, DATUM_GCJ02, DATUM_AREA_MAINLAND, &x, &y);
		CHECK(x != inside[i].lon && y != inside[i].lat, "%s is shifted", inside[i].name);
	}
}

/* How often the polygon goes round a position: by the sum of the angles. */
static double
turns(double lon, double lat)
{
	double		sum = 0;

	for (int i = 0; i < mainland_vertices; i++)
	{
		const double *a = mainland_polygon[i];
		const double *b = mainland_polygon[(i + 1) % mainland_vertices];
		double		ax = a[0] - lon;
		double		ay = a[1] - lat;
		double		bx = b[0] - lon;
		double		by = b[1] - lat;

		sum += atan2(ax * by - ay * bx, ax * bx + ay * by);
	}
	return sum / (2 * 3.14159265358979323846);
}

static void
test_polygon(void)
{
	double		west = INFINITY;
	double		east = -INFINITY;
	double		south = INFINITY;
	double		north = -INFINITY;
	int			wrong = 0;
	int			twisted = 0;

	for (int i = 0; i < mainland_vertices; i++)
	{
		west = fmin(west, mainland_polygon[i][0]);
		east = fmax(east, mainland_polygon[i][0]);
		south = fmin(south, mainland_polygon[i][1]);
		north = fmax(north, mainland_polygon[i][1]);
	}
	CHECK(west == MAINLAND_WEST && east == MAINLAND_EAST && south == MAINLAND_SOUTH && north == MAINLAND_NORTH,
		  "the outer box fits the polygon");

	for (int i = 0; i < 100000; i++)
	{
		double		x = uniform(72, 136);
		double		y = uniform(17, 55);
		double		round = turns(x, y);

		wrong += mainland_contains(x, y) != (fabs(round) > 0.5);
		twisted += fabs(round) > 1e-6 && fabs(round + 1) > 1e-6;
	}
	CHECK(wrong == 0, "inside is what the polygon goes round (%d of 100000 differ)", wrong);
	CHECK(twisted == 0, "it goes round once, clockwise (%d exceptions)", twisted);

	/* A ray through a vertex, on either side of it. */
	for (int i = 0; i < mainland_vertices; i++)
		for (double x = 72.3; x < 136; x += 1.7)
			wrong += mainland_contains(x, mainland_polygon[i][1]) != (fabs(turns(x, mainland_polygon[i][1])) > 0.5);
	CHECK(wrong == 0, "also at the latitude of a vertex");
}

int
main(void)
{
	DatumArea	area;

	test_formula();
	test_areas();
	test_polygon();

	CHECK(datum_area_parse("mainland", 8, &area) && area == DATUM_AREA_MAINLAND &&
		  datum_area_parse("Box", 3, &area) && area == DATUM_AREA_BOX &&
		  datum_area_parse("ALWAYS, then", 6, &area) && area == DATUM_AREA_ALWAYS,
		  "the names of the areas");
	CHECK(!datum_area_parse("", 0, &area) && !datum_area_parse("boxe", 4, &area) &&
		  !datum_area_parse("bo", 2, &area) && !datum_area_parse("box\0", 4, &area) &&
		  !datum_area_parse("main land", 9, &area), "other words are none");
	return checks_done();
}
