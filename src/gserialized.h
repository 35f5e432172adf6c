/*
 * gserialized.h
 *	  PostGIS geometries in the form they are stored in, without liblwgeom.
 *
 * PostGIS keeps geometry and geography in one format, which has been the same
 * since 2.0 (version 1) and 3.0 (version 2):
 *
 *		bytes	what
 *		4 or 1	the length word of every value of variable size
 *		3		SRID: 21 bits, the most significant byte first
 *		1		flags: 01 has Z, 02 has M, 04 has a box, 08 geography,
 *				10 (version 2 only) has extended flags, 40 version 2
 *		8		the extended flags
 *		8 n		the box: lowest and highest x, then y, then Z, then M, as
 *				floats rounded outwards; for a geography those of x, y, z in
 *				space, so that n is 3
 *		...		the shape
 *
 * A shape begins with its type and a count, as 4-byte integers.
 *
 *		types					what is counted		what follows
 *		1 2 8 14				points				n doubles for each
 *		3 (polygon)				rings				the counts of their points, as
 *													4-byte integers, one more if
 *													that makes them even; points
 *		4 to 7, 9 to 13, 15		parts				the shapes
 *
 * Everything is read within the bounds of the value: one that does not hold
 * together raises an error (XX001).
 */
#ifndef GSERIALIZED_H
#define GSERIALIZED_H

/* What can be said of a value without reading on; as it is stored, finite or not. */
typedef struct GserializedHead
{
	bool		geography;
	int32		srid;			/* 0: unknown */
	uint32		type;
	uint32		count;			/* of points or parts; 0: it is empty */
	double		x;				/* of a point that is not empty */
	double		y;
} GserializedHead;

/*
 * Reads the head of a geometry or geography.  The value may be as it comes from
 * a table, with a short length word, out of line or compressed.  It is copied in
 * the latter two cases only.
 */
extern void gserialized_head(Datum datum, GserializedHead *head);

/* Is it a single point?  Not if it is empty, and not if it is a multipoint of one. */
extern bool gserialized_is_point(const GserializedHead *head);

/* A type's name; raises an error for one that is not known. */
extern const char *gserialized_type_name(uint32 type);

/* A position on earth, degrees. */
typedef struct GeoPosition
{
	double		lon;
	double		lat;
} GeoPosition;

/* A geography of several points, WGS84, in version 2. */
extern struct varlena *gserialized_multipoint(const GeoPosition *positions, int n);

/* Moves one position, given and left in *x and *y. */
typedef void (*GserializedMove) (double *x, double *y, void *arg);

/*
 * Moves every position of a geometry in place and brings its box up to date,
 * rounded as PostGIS does it.  The value must be a writable, aligned copy, such
 * as PG_DETOAST_DATUM_COPY gives.
 *
 * Type, SRID, Z, M and the number of points stay.  A box cannot be found from
 * the points alone for arcs and for geographies: then it is taken out, and
 * PostGIS works it out when it needs one.
 */
extern void gserialized_move(struct varlena *geometry, GserializedMove move, void *arg);

/* The SRID; 0 if it is unknown. */
extern int32 gserialized_srid(const struct varlena *geometry);

#endif							/* GSERIALIZED_H */
