/*
 * picture_load.c
 *	  Reads the views of sql/install/50-picture.sql into a new picture.
 *
 * The views bind every name and operator; the queries here name relations and
 * columns and nothing else, so that no search_path can bend them.  They run
 * under the active snapshot with the rights of the caller.
 */
#include "postgres.h"

#include <math.h>

#include "executor/spi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "core/geodesic.h"
#include "picture.h"
#include "product_names.h"
#include "quality_tier.h"
#include "role.h"

/* One query's rows; columns are counted from 1. */
static HeapTuple row;

/* SPI_execute leaves its own memory context behind; what we make belongs in the caller's. */
static uint64
rows_of(const char *query)
{
	MemoryContext context = CurrentMemoryContext;

	if (SPI_execute(query, true, 0) != SPI_OK_SELECT)
		elog(ERROR, "could not read the atlas: %s", query);
	MemoryContextSwitchTo(context);
	return SPI_processed;
}

static void
take_row(uint64 n)
{
	CHECK_FOR_INTERRUPTS();
	row = SPI_tuptable->vals[n];
}

static Datum
column(int n, bool *isnull)
{
	return SPI_getbinval(row, SPI_tuptable->tupdesc, n, isnull);
}

static int32
int_column(int n)
{
	bool		isnull;
	Datum		value = column(n, &isnull);

	return isnull ? 0 : DatumGetInt32(value);
}

static double
double_column(int n)
{
	bool		isnull;
	Datum		value = column(n, &isnull);

	return isnull ? NAN : DatumGetFloat8(value);
}

static uint8
tier_column(int n)
{
	bool		isnull;
	Datum		value = column(n, &isnull);

	return isnull ? 0 : DatumGetQualityTier(value);
}

static bool
bool_column(int n)
{
	bool		isnull;
	Datum		value = column(n, &isnull);

	return !isnull && DatumGetBool(value);
}

/* A copy in the current memory context, NULL for NULL. */
static text *
text_column(int n)
{
	bool		isnull;
	Datum		value = column(n, &isnull);

	return isnull ? NULL : DatumGetTextPCopy(value);
}

static bool
text_column_is(int n, const char *word)
{
	bool		isnull;
	Datum		value = column(n, &isnull);
	text	   *t;

	if (isnull)
		return false;
	t = DatumGetTextPP(value);
	return VARSIZE_ANY_EXHDR(t) == strlen(word) && memcmp(VARDATA_ANY(t), word, strlen(word)) == 0;
}

/* Memory for n rows, never of size zero. */
static void *
array_of(uint64 n, Size size)
{
	return palloc_extended(mul_size(Max(n, 1), size), MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
}

/* Position of an id in rows sorted by an int32 id that comes first in each; -1: not there. */
static int
position_of(const void *rows, int n, Size size, int32 id)
{
	int			low = 0;
	int			high = n;

	while (low < high)
	{
		int			middle = low + (high - low) / 2;
		int32		at = *(const int32 *) ((const char *) rows + middle * size);

		if (at == id)
			return middle;
		if (at < id)
			low = middle + 1;
		else
			high = middle;
	}
	return -1;
}

/* A product as read: by id, before the tree gives it its position. */
typedef struct ReadProduct
{
	int32		id;
	int			parent;			/* in the same array, -1: none */
	int			first_child;	/* -1: none; children in order of id */
	int			next_sibling;
	int			position;		/* in the picture; -1: not yet */
	text	   *name;
	bool		shown;
} ReadProduct;

/* Numbers a product and all below it, without recursion: a user's tree may be deep. */
static void
number_from(Picture *picture, ReadProduct *read, int root)
{
	int			at = root;
	int			depth = 0;

	for (;;)
	{
		PictureProduct *product = &picture->products[picture->n_products];

		read[at].position = picture->n_products++;
		product->id = read[at].id;
		product->name = read[at].name;
		product->shown = read[at].shown;
		product->depth = depth;
		product->parent = depth == 0 ? -1 : read[read[at].parent].position;

		if (read[at].first_child >= 0)
		{
			at = read[at].first_child;
			depth++;
			continue;
		}
		for (;;)
		{
			picture->products[read[at].position].end = picture->n_products;
			if (at == root)
				return;
			if (read[at].next_sibling >= 0)
				break;
			at = read[at].parent;
			depth--;
		}
		at = read[at].next_sibling;
	}
}

/* Follows the parents; a product on a loop that only users' rows can make stands at the top. */
static void
cut_loops(ReadProduct *read, int n)
{
	for (int i = 0; i < n; i++)
	{
		int			steps = 0;

		for (int up = read[i].parent; up >= 0; up = read[up].parent)
			if (up == i || ++steps > n)
			{
				read[i].parent = -1;
				break;
			}
	}
}

static ReadProduct *
load_products(Picture *picture)
{
	int			n = rows_of("SELECT id, parent_id, name, shown FROM atlas.picture_product");
	ReadProduct *read = array_of(n, sizeof(ReadProduct));

	for (int i = 0; i < n; i++)
	{
		take_row(i);
		read[i].id = int_column(1);
		read[i].parent = int_column(2); /* an id, until all are read */
		read[i].name = text_column(3);
		read[i].shown = bool_column(4);
		read[i].first_child = read[i].next_sibling = read[i].position = -1;
	}
	for (int i = 0; i < n; i++)
		read[i].parent = position_of(read, n, sizeof(ReadProduct), read[i].parent);
	cut_loops(read, n);
	for (int i = n - 1; i >= 0; i--)
		if (read[i].parent >= 0)
		{
			read[i].next_sibling = read[read[i].parent].first_child;
			read[read[i].parent].first_child = i;
		}

	picture->products = array_of(n, sizeof(PictureProduct));
	for (int i = 0; i < n; i++)
		if (read[i].parent < 0)
			number_from(picture, read, i);
	Assert(picture->n_products == n);
	return read;
}

static void
load_product_names(Picture *picture, ReadProduct *read)
{
	uint64		n = rows_of("SELECT product_id, name, lang FROM atlas.picture_product_name");

	picture->names = product_names_create(n);
	for (uint64 i = 0; i < n; i++)
	{
		int			product;

		take_row(i);
		product = position_of(read, picture->n_products, sizeof(ReadProduct), int_column(1));
		if (product >= 0)
			product_names_add(picture->names, text_column(2), text_column(3), read[product].position);
	}
}

static void
load_clusters(Picture *picture)
{
	picture->n_clusters = rows_of("SELECT id, lon, lat, radius_m, role, name, place_id, place, level, province FROM atlas.picture_cluster");
	picture->clusters = array_of(picture->n_clusters, sizeof(PictureCluster));
	for (int i = 0; i < picture->n_clusters; i++)
	{
		PictureCluster *cluster = &picture->clusters[i];

		take_row(i);
		cluster->id = int_column(1);
		geo_point_init(&cluster->point, double_column(2), double_column(3));
		cluster->radius_m = double_column(4);
		cluster->role = role_of_name(text_column(5));
		cluster->name = text_column(6);
		cluster->place_id = int_column(7);
		cluster->place = text_column(8);
		cluster->by_area = text_column_is(9, "prefecture") || text_column_is(9, "province") || text_column_is(9, "region");
		cluster->province = text_column(10);
	}
}

/* Rows come by cluster and product; each cluster learns its run, each product counts its own. */
static void
load_specialisations(Picture *picture, ReadProduct *read)
{
	int			n = rows_of("SELECT cluster_id, product_id, quality_min, quality_max, national_share, global_share FROM atlas.picture_specialisation");

	picture->by_cluster = array_of(n, sizeof(PictureSpecialisation));
	for (int i = 0; i < n; i++)
	{
		PictureSpecialisation *made = &picture->by_cluster[picture->n_specialisations];
		int			product;

		take_row(i);
		made->cluster = position_of(picture->clusters, picture->n_clusters, sizeof(PictureCluster), int_column(1));
		product = position_of(read, picture->n_products, sizeof(ReadProduct), int_column(2));
		if (made->cluster < 0 || product < 0)
			continue;
		made->product = read[product].position;
		made->quality_min = tier_column(3);
		made->quality_max = tier_column(4);
		made->national_share = double_column(5);
		made->global_share = double_column(6);

		if (picture->clusters[made->cluster].end == 0)
			picture->clusters[made->cluster].first = picture->n_specialisations;
		picture->clusters[made->cluster].end = ++picture->n_specialisations;
	}
}

/* Sorts positions by product, by counting, and passes the roles up the tree. */
static void
sort_by_product(Picture *picture)
{
	int		   *next;

	picture->by_product = array_of(picture->n_specialisations, sizeof(int));
	picture->product_first = array_of(picture->n_products + 1, sizeof(int));
	for (int i = 0; i < picture->n_specialisations; i++)
	{
		PictureSpecialisation *made = &picture->by_cluster[i];

		picture->product_first[made->product + 1]++;
		picture->products[made->product].roles |= picture->clusters[made->cluster].role;
	}
	for (int i = 0; i < picture->n_products; i++)
		picture->product_first[i + 1] += picture->product_first[i];

	next = array_of(picture->n_products, sizeof(int));
	memcpy(next, picture->product_first, picture->n_products * sizeof(int));
	for (int i = 0; i < picture->n_specialisations; i++)
		picture->by_product[next[picture->by_cluster[i].product]++] = i;
	pfree(next);

	for (int i = picture->n_products - 1; i >= 0; i--)
		if (picture->products[i].parent >= 0)
			picture->products[picture->products[i].parent].roles |= picture->products[i].roles;
}

static void
load_areas(Picture *picture)
{
	picture->n_areas = rows_of("SELECT id, name, level, lon, lat, area_km2, province_id, province FROM atlas.picture_area");
	picture->areas = array_of(picture->n_areas, sizeof(PictureArea));
	for (int i = 0; i < picture->n_areas; i++)
	{
		PictureArea *area = &picture->areas[i];

		take_row(i);
		area->id = int_column(1);
		area->name = text_column(2);
		area->is_province = text_column_is(3, "province");
		geo_point_init(&area->centroid, double_column(4), double_column(5));
		area->weight = double_column(6) * 1e6 / M_PI;
		area->province_id = int_column(7);
		area->province = text_column(8);
	}

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
}

/*
 * A cluster in a prefecture, province or region extends as far as that, if
 * place_at() can tell; and any cluster as far as its place's boundary, if the
 * user loaded one.  Otherwise its radius counts.
 */
static void
choose_extents(Picture *picture)
{
	for (int i = 0; i < picture->n_clusters; i++)
	{
		PictureCluster *cluster = &picture->clusters[i];
		bool		known = false;

		for (int j = 0; cluster->by_area && !known && j < picture->n_areas; j++)
			known = picture->areas[j].id == cluster->place_id || picture->areas[j].province_id == cluster->place_id;
		for (int j = 0; cluster->by_area && !known && j < picture->n_members; j++)
			known = picture->members[j].region_id == cluster->place_id;
		cluster->by_area = known ||
			position_of(picture->bounded, picture->n_bounded, sizeof(int32), cluster->place_id) >= 0;
	}
}

/* SPI_connect and SPI_finish change the memory context, too. */
Picture *
picture_load(Generation generation)
{
	static uint64 last_serial = 0;
	MemoryContext context = CurrentMemoryContext;
	Picture    *picture = palloc0(sizeof(Picture));
	ReadProduct *read;

	picture->generation = generation;
	picture->serial = ++last_serial;
	SPI_connect();
	MemoryContextSwitchTo(context);
	read = load_products(picture);
	load_product_names(picture, read);
	load_clusters(picture);
	load_specialisations(picture, read);
	sort_by_product(picture);
	load_areas(picture);
	choose_extents(picture);
	pfree(read);
	SPI_finish();
	MemoryContextSwitchTo(context);
	return picture;
}
