/*
 * picture.h
 *	  The backend's compact, read-only picture of the atlas.
 *
 * Rows are in arrays and refer to each other by position (-1: none).  Products
 * are numbered in tree order: those below one stand right after it, up to its
 * `end`, so that "below" is a comparison of numbers and the specialisations in
 * a part of the tree are one run of `by_product`.
 */
#ifndef PICTURE_H
#define PICTURE_H

#include "core/geo_index.h"
#include "generation.h"
#include "packer.h"

typedef enum ClusterRole
{
	ROLE_PRODUCTION = 1 << 0,
	ROLE_MARKET = 1 << 1,
	ROLE_TRADE = 1 << 2,
	ROLE_BRAND = 1 << 3,
	ROLE_ANY = (1 << 4) - 1
} ClusterRole;

/* Some of the clusters, ready to be searched. */
typedef struct ClusterSet
{
	GeoIndex   *index;			/* ids are positions of clusters; NULL: not made yet */
	int			n_by_area;		/* those whose extent is an area; they have no radius in the index */
	int		   *by_area;		/* their positions, by place_id */
	struct MatchRow **rows;		/* by position in the index; match_rows.c makes them */
} ClusterSet;

typedef struct PictureProduct
{
	int32		id;
	text	   *name;
	int			parent;			/* position of the wider product */
	int			end;			/* one past the last product below this one */
	int			depth;
	bool		shown;			/* false: hidden, but carries the tree */
	int			roles;			/* roles of the clusters in this part of the tree */
	ClusterSet	clusters;		/* product_clusters() makes it */
} PictureProduct;

typedef struct PictureCluster
{
	int32		id;
	text	   *name;
	text	   *place;
	text	   *province;		/* NULL: in none, such as a region */
	int32		place_id;
	GeoPoint	point;
	double		radius_m;
	double		precision_m;	/* how far its place may lie from where it is said to be */
	uint8		role;			/* one ClusterRole */
	bool		by_area;		/* its place's area is its extent, not radius_m */
	int			first;			/* its specialisations: positions in by_cluster */
	int			end;
} PictureCluster;

typedef struct PictureSpecialisation
{
	int			cluster;		/* positions */
	int			product;
	uint8		quality_min;	/* codes of tiers; 0: not known */
	uint8		quality_max;
	int			shares;			/* position; -1: neither is known */
} PictureSpecialisation;

typedef struct PictureShares
{
	float8		national;		/* NaN: not known */
	float8		global;
} PictureShares;

/* The claims on specialisations. */
typedef struct PictureClaims
{
	int			n;
	struct ArrayType **of;		/* by_cluster's: ids, integer[]; NULL: none */
} PictureClaims;

typedef struct PictureArea
{
	int32		id;
	text	   *name;
	bool		is_province;
	int32		province_id;
	text	   *province;
	GeoPoint	centroid;
	double		weight;			/* area / pi, square metres */
} PictureArea;

typedef struct PictureMember
{
	int32		region_id;
	int32		place_id;
} PictureMember;

/* Small blocks, so that little is kept and not used. */
#define PICTURE_CONTEXT_SIZES	0, 8 * 1024, 32 * 1024

struct PowerIndex;				/* core/power_index.h */
struct ProductNames;			/* product_names.h */
struct Gazetteer;				/* gazetteer.h */

typedef struct Picture
{
	MemoryContext context;		/* holds all of it */
	Packer		packer;			/* of what is made for a product: picture_room() */
	Generation	generation;
	int			n_products;
	PictureProduct *products;
	int			n_clusters;
	PictureCluster *clusters;	/* by id */
	ClusterSet	everywhere;		/* all_clusters() makes it */
	int			n_specialisations;
	PictureSpecialisation *by_cluster;	/* by cluster, then product */
	int			n_shares;
	PictureShares *shares;		/* few clusters have any */
	int		   *by_product;		/* positions in by_cluster, by product */
	int		   *product_first;	/* n_products + 1: where each product's run begins */
	int			n_areas;
	PictureArea *areas;			/* by id */
	struct PowerIndex *land;	/* of them; extent.c makes it */
	int			n_members;
	PictureMember *members;		/* by region, then place */
	int			n_bounded;
	int32	   *bounded;		/* ids of the places with a loaded boundary, in order */
	struct MatchRow **rows;		/* by_cluster's, or NULL; match_rows.c makes them */
	PictureClaims *claims;		/* picture_load_claims() makes it */
	uint64		serial;			/* no two pictures of a backend have the same */
	struct ProductNames *names;
	struct Gazetteer *gazetteer;	/* gazetteer_get() makes it */
} Picture;

/*
 * The picture of what the active snapshot sees, checked against the rights of
 * the current user.  Valid until the call that asks is done; do not keep it.
 */
extern Picture *picture_get(void);

/* Memory that goes with the picture. */
static inline void *
picture_room(Picture *picture, Size size)
{
	return packed(&picture->packer, picture->context, MAXALIGN(size));
}

/* picture_load.c: reads the views into a new picture in the current memory context. */
extern Picture *picture_load(void);

/* A picture made of the rows and kept by nobody; an error if it would not stand for all who see this generation. */
extern Picture *picture_of_all_rows(void);

/* picture_claims.c: makes sure that the claims on specialisations are known. */
extern void picture_load_claims(Picture *picture);

/* For image.h. */
struct Image;
extern void picture_claims_follow(struct Image *image, void *field);

/*
 * product_scope.c.  The part of the tree that answers for a product: itself,
 * or the nearest wider one that has clusters of one of these roles; -1: none.
 */
extern int	product_scope(Picture *picture, int product, int roles);

/* The clusters specialised in a part of the tree, and all clusters. */
extern const ClusterSet *product_clusters(Picture *picture, int product);
extern const ClusterSet *all_clusters(Picture *picture);

/* What makes this cluster one of that part: the nearest in the tree that reaches the tier, then the lowest id. */
extern const PictureSpecialisation *best_specialisation(Picture *picture, int product, int cluster, int min_quality);

#endif							/* PICTURE_H */
