/*
 * datum.h
 *	  Positions between WGS84 and the two shifted datums of Chinese maps.
 *
 * GCJ-02 is the datum of the maps that are published in mainland China (Amap,
 * Tencent, Google's map of it), BD-09 that of Baidu, a further shift on top.
 * Neither algorithm is published officially.  What everybody uses, and what is
 * computed here, is the formula that has been public since about 2010: on the
 * Krasovsky 1940 ellipsoid (a = 6378245 m, e2 = 0.00669342162296594323), a
 * polynomial and sines of longitude - 105 and latitude - 35.  Results agree
 * with that formula to 1e-12 degree.  The map services themselves differ from
 * it by decimetres and, as users report, at places by 1 to 20 m.
 *
 * Longitude comes before latitude; both are in degrees.
 */
#ifndef CORE_DATUM_H
#define CORE_DATUM_H

#include <stdbool.h>
#include <stddef.h>

typedef enum DatumKind
{
	DATUM_WGS84,
	DATUM_GCJ02,
	DATUM_BD09
} DatumKind;

/* Where the formula is applied; a position elsewhere is left as it is. */
typedef enum DatumArea
{
	DATUM_AREA_MAINLAND,		/* the polygon of mainland.h */
	DATUM_AREA_BOX,				/* the rectangle that most programs use: 72.004
								 * to 137.8347 E, 0.8293 to 55.8271 N */
	DATUM_AREA_ALWAYS			/* 180 W to 180 E, 85 S to 85 N; beyond, towards
								 * the poles, the formula has no inverse */
} DatumArea;

/*
 * Reads "mainland", "box" or "always" (in any case of ASCII letters), given as
 * length bytes that need no terminator.  False for anything else.
 */
extern bool datum_area_parse(const char *name, size_t length, DatumArea *area);

/*
 * Converts a position in place.
 *
 * What decides whether it lies in the area is its WGS84 position, also when it
 * is given in another datum.  So a position inside comes back, to within 1e-9
 * degree (2e-12 in the mainland), however close to the edge it is.  Just outside
 * the edge no rule can be perfect: an unshifted position there equals the
 * shifted one of a place inside, up to 1.5 km away.
 *
 * A coordinate that is not finite is outside every area: both stay unchanged.
 * Not idempotent: every call shifts once more.
 */
extern void datum_convert(DatumKind from, DatumKind to, DatumArea area,
						  double *lon, double *lat);

#endif							/* CORE_DATUM_H */
