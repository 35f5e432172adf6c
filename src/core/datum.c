/*
 * datum.c
 *	  The shifts of GCJ-02 and BD-09, and their inverses.
 *
 * Most of the time goes into sines, so that each shift asks for as few as
 * possible and takes the others from the theorems of addition; the difference
 * to calling sin() for each is below 1e-13 degree.  A shift also tells its
 * slopes, which cost next to nothing: with them Newton's method inverts it in
 * two or three steps, where plain iteration takes five to seven.
 */
#include "datum.h"

#include <math.h>

#include "mainland.h"

#define PI			3.14159265358979323846
#define RADIAN		(PI / 180)

/* The Krasovsky 1940 ellipsoid: semi-major axis, first eccentricity squared. */
#define AXIS		6378245.0
#define ECC2		0.00669342162296594323

/* The constants of BD-09: its frequency, and the shift it has everywhere. */
#define BD_FREQUENCY	(PI * 3000 / 180)
#define BD_LON			0.0065
#define BD_LAT			0.006

/* More than any position of any area needs, so that it always ends. */
#define MAX_STEPS	12

/* In degrees. */
#define LAST_STEP	4e-6

/* What a datum adds at a position, in degrees, and the slopes of that. */
typedef struct Shift
{
	double		lon,
				lat;
	double		lon_by_lon,
				lon_by_lat,
				lat_by_lon,
				lat_by_lat;
	double		smooth;			/* the slopes hold for a move of this many degrees */
} Shift;

/* Sine and cosine of one angle. */
typedef struct Wave
{
	double		sin,
				cos;
} Wave;

/* The waves of PI t / 30, PI t / 12, PI t / 3 and PI t. */
typedef struct Harmonics
{
	Wave		by30,
				by12,
				by3,
				by1;
} Harmonics;

static inline Wave
wave(double angle)
{
	return (Wave)
	{
		sin(angle), cos(angle)
	};
}

/* The wave of the sum of two angles. */
static inline Wave
plus(Wave a, Wave b)
{
	return (Wave)
	{
		a.sin * b.cos + a.cos * b.sin, a.cos * b.cos - a.sin * b.sin
	};
}

static inline Wave
twice(Wave a)
{
	return plus(a, a);
}

static inline Wave
thrice(Wave a)
{
	return plus(twice(a), a);
}

/* From the wave of PI t / 60. */
static inline Harmonics
harmonics(Wave by60)
{
	Harmonics	h;

	h.by30 = twice(by60);
	h.by12 = plus(twice(h.by30), by60);
	h.by3 = twice(twice(h.by12));
	h.by1 = thrice(h.by3);
	return h;
}

/*
 * From WGS84 to GCJ-02.  The slopes leave out that of the ellipsoid's radii,
 * 1e-6 at most.  That of the root grows without bound towards 105 E: there it
 * is held down, and trusted for short moves only.
 */
static Shift
gcj02_shift(double lon, double lat)
{
	double		x = lon - 105;
	double		y = lat - 35;
	double		root = sqrt(fabs(x));
	double		root_x = copysign(0.5 / fmax(root, 1e-5), x);
	Harmonics	hx = harmonics(wave(x * PI / 60));
	Wave		y180 = wave(y * RADIAN);
	Harmonics	hy = harmonics(thrice(y180));
	Wave		latitude = plus(y180, (Wave)
	{
		0.57357643635104609611, 0.81915204428899178969	/* 35 degrees */
	});

	/* Metres to the north and to the east; both share the fastest waves. */
	Wave		two = twice(hx.by1);
	Wave		six = thrice(two);
	double		fast = 20 * six.sin + 20 * two.sin;
	double		north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root +
		(fast + 20 * hy.by1.sin + 40 * hy.by3.sin +
		 160 * hy.by12.sin + 320 * hy.by30.sin) * 2 / 3;
	double		east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root +
		(fast + 20 * hx.by1.sin + 40 * hx.by3.sin +
		 150 * hx.by12.sin + 300 * hx.by30.sin) * 2 / 3;

	/* Their slopes, in metres a degree. */
	double		fast_x = PI * (120 * six.cos + 40 * two.cos);
	double		north_x = 2 + 0.1 * y + 0.2 * root_x + fast_x * 2 / 3;
	double		north_y = 3 + 0.4 * y + 0.1 * x +
		PI * (20 * hy.by1.cos + 40. / 3 * hy.by3.cos +
			  160. / 12 * hy.by12.cos + 320. / 30 * hy.by30.cos) * 2 / 3;
	double		east_x = 1 + 0.2 * x + 0.1 * y + 0.1 * root_x +
		(fast_x + PI * (20 * hx.by1.cos + 40. / 3 * hx.by3.cos +
						150. / 12 * hx.by12.cos + 300. / 30 * hx.by30.cos)) * 2 / 3;
	double		east_y = 2 + 0.1 * x;

	/* Degrees a metre, from the radii of curvature at this latitude. */
	double		magic = 1 - ECC2 * latitude.sin * latitude.sin;
	double		magic_root = sqrt(magic);
	double		by_north = magic * magic_root / (AXIS * (1 - ECC2) * RADIAN);
	double		by_east = magic_root / (AXIS * latitude.cos * RADIAN);
	Shift		s;

	s.lon = east * by_east;
	s.lat = north * by_north;
	s.lon_by_lon = east_x * by_east;
	s.lon_by_lat = east_y * by_east + s.lon * RADIAN * latitude.sin / latitude.cos;
	s.lat_by_lon = north_x * by_north;
	s.lat_by_lat = north_y * by_north;
	s.smooth = fmin(0.03 * fabs(x), LAST_STEP);
	return s;
}

/*
 * From GCJ-02 to BD-09.  The public formula goes to polar coordinates, adds
 * stretch to the radius and turn to the angle, and goes back.  Adding an angle
 * of at most 3e-6 is the same as a rotation whose cosine and sine are, to the
 * last bit, the first two terms of their series.
 */
static Shift
bd09_shift(double lon, double lat)
{
	Wave		wx = wave(lon * BD_FREQUENCY);
	Wave		wy = wave(lat * BD_FREQUENCY);
	double		radius = sqrt(lon * lon + lat * lat);
	double		inverse = radius > 0 ? 1 / radius : 0;
	double		stretch = 0.00002 * wy.sin * inverse;
	double		turn = 0.000003 * wx.cos;
	double		turn_sin = turn - turn * turn * turn / 6;
	double		less_cos = turn * turn / 2; /* 1 - its cosine */
	double		turn_x = -0.000003 * BD_FREQUENCY * wx.sin;
	double		stretch_y = 0.00002 * BD_FREQUENCY * wy.cos * inverse;
	double		turned_lon = -lon * less_cos - lat * turn_sin;
	double		turned_lat = -lat * less_cos + lon * turn_sin;
	Shift		s;

	s.lon = turned_lon + stretch * (lon + turned_lon) + BD_LON;
	s.lat = turned_lat + stretch * (lat + turned_lat) + BD_LAT;
	s.lon_by_lon = -lat * turn_x;
	s.lon_by_lat = lon * stretch_y;
	s.lat_by_lon = lon * turn_x;
	s.lat_by_lat = lat * stretch_y;
	s.smooth = LAST_STEP;
	return s;
}

/*
 * Finds the position that a shift brings to (lon, lat), by Newton's method from
 * the guess in *at_lon and *at_lat.  What a smooth step leaves is less than its
 * square, so that a short one is the last.
 */
static void
unshift(Shift (*shift_at) (double, double), double lon, double lat,
		double *at_lon, double *at_lat)
{
	for (int step = 0; step < MAX_STEPS; step++)
	{
		Shift		s = shift_at(*at_lon, *at_lat);
		double		gap_lon = lon - (*at_lon + s.lon);
		double		gap_lat = lat - (*at_lat + s.lat);
		double		a = 1 + s.lon_by_lon;
		double		d = 1 + s.lat_by_lat;
		double		determinant = a * d - s.lon_by_lat * s.lat_by_lon;
		double		move_lon = (d * gap_lon - s.lon_by_lat * gap_lat) / determinant;
		double		move_lat = (a * gap_lat - s.lat_by_lon * gap_lon) / determinant;

		*at_lon += move_lon;
		*at_lat += move_lat;
		if (fmax(fabs(move_lon), fabs(move_lat)) <= fmax(s.smooth, 1e-13))
			return;
	}
}

/* Inside the box of an area, widened by some degrees?  False for a NaN. */
static bool
in_box(DatumArea area, double margin, double lon, double lat)
{
	static const struct
	{
		double		west,
					east,
					south,
					north;
	}			boxes[] = {
		[DATUM_AREA_MAINLAND] = {MAINLAND_WEST, MAINLAND_EAST, MAINLAND_SOUTH, MAINLAND_NORTH},
		[DATUM_AREA_BOX] = {72.004, 137.8347, 0.8293, 55.8271},
		[DATUM_AREA_ALWAYS] = {-180, 180, -85, 85},
	};

	return lon >= boxes[area].west - margin && lon <= boxes[area].east + margin &&
		lat >= boxes[area].south - margin && lat <= boxes[area].north + margin;
}

bool
datum_area_parse(const char *name, size_t length, DatumArea *area)
{
	static const char *const names[] = {
		[DATUM_AREA_MAINLAND] = "mainland",
		[DATUM_AREA_BOX] = "box",
		[DATUM_AREA_ALWAYS] = "always",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
	{
		const char *wanted = names[i];
		size_t		n = 0;

		while (n < length && wanted[n] != '\0' &&
			   (name[n] == wanted[n] || name[n] == wanted[n] - 'a' + 'A'))
			n++;
		if (n == length && wanted[n] == '\0')
		{
			*area = (DatumArea) i;
			return true;
		}
	}
	return false;
}

void
datum_convert(DatumKind from, DatumKind to, DatumArea area, double *lon, double *lat)
{
	double		gcj_lon = *lon;
	double		gcj_lat = *lat;
	double		wgs_lon;
	double		wgs_lat;

	/*
	 * No shift is as long as two degrees.  What is farther away than that from
	 * the area needs no search, and the search never gets near a pole.
	 */
	if (from == to || !in_box(area, 2, *lon, *lat))
		return;

	if (from == DATUM_BD09)
	{
		gcj_lon -= BD_LON;
		gcj_lat -= BD_LAT;
		unshift(bd09_shift, *lon, *lat, &gcj_lon, &gcj_lat);
	}
	wgs_lon = gcj_lon;
	wgs_lat = gcj_lat;
	if (from != DATUM_WGS84)
		unshift(gcj02_shift, gcj_lon, gcj_lat, &wgs_lon, &wgs_lat);

	if (!(area == DATUM_AREA_MAINLAND ? mainland_contains(wgs_lon, wgs_lat) :
		  in_box(area, 0, wgs_lon, wgs_lat)))
		return;

	if (from == DATUM_WGS84)
	{
		Shift		s = gcj02_shift(wgs_lon, wgs_lat);

		gcj_lon += s.lon;
		gcj_lat += s.lat;
	}
	if (to == DATUM_BD09)
	{
		Shift		s = bd09_shift(gcj_lon, gcj_lat);

		gcj_lon += s.lon;
		gcj_lat += s.lat;
	}
	*lon = to == DATUM_WGS84 ? wgs_lon : gcj_lon;
	*lat = to == DATUM_WGS84 ? wgs_lat : gcj_lat;
}
