/*
 * lonlat.h
 *	  The check that two numbers can be a longitude and a latitude.
 */
#ifndef LONLAT_H
#define LONLAT_H

#include <math.h>

/*
 * Raises an error (22003) for a NaN, for infinity, and for what can only be
 * metres or swapped coordinates.  Longitudes may go round twice: maps with the
 * Pacific in the middle have them from 0 to 360.
 */
static inline void
check_lonlat(double lon, double lat)
{
	if (!(fabs(lon) <= 360 && fabs(lat) <= 90))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("(%g %g) is not a longitude and a latitude in degrees", lon, lat),
				 errdetail("Longitude must be from -360 to 360 and latitude from -90 to 90."),
				 errhint("Coordinates are longitude first, then latitude. Convert metres with ST_Transform() before.")));
}

#endif							/* LONLAT_H */
