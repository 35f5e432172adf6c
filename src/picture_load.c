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

#include "picture_load.h"
#include "role.h"
#include "spi_rows.h"
#include "compat.h"

#define FIRST_SPACE		256	/* rows; arrays grow */

typedef struct ClusterReader
{
	Picture    *picture;
	const Territory *places;
	int			n_places;
	int			space;
	Packer		names;
} ClusterReader;

/* Clusters in hidden places are left out. */
static void
take_cluster(void *arg)
{
	ClusterReader *to = arg;
	Picture    *picture = to->picture;
	int			place = position_of(to->places, to->n_places, sizeof(Territory), int_column(2));
	int			province;
	PictureCluster *cluster;
	double		lon;
	double		lat;

	if (place < 0 || !to->places[place].shown || !position_column(3, &lon, &lat))
		return;
	picture->clusters = array_with_room(picture->clusters, picture->n_clusters, &to->space, sizeof(PictureCluster));
	cluster = &picture->clusters[picture->n_clusters++];
	province = province_of_territory(to->places, to->n_places, place);
	cluster->id = int_column(1);
	cluster->place_id = int_column(2);
	geo_point_init(&cluster->point, lon, lat);
	cluster->radius_m = double_column(4);
	cluster->role = role_of_name(DatumGetTextPP(datum_column(5)));
	cluster->name = packed_text(&to->names, CurrentMemoryContext, text_column(6));
	cluster->place = to->places[place].name;
	cluster->province = province < 0 ? NULL : to->places[province].name;
	cluster->precision_m = to->places[place].precision_m;
	cluster->by_area = to->places[place].is_prefecture || to->places[place].is_province || to->places[place].is_region;
}

static void
load_clusters(Picture *picture, const Territory *places, int n_places)
{
	ClusterReader to = {picture, places, n_places, FIRST_SPACE, {0}};

	picture->clusters = array_of(to.space, sizeof(PictureCluster));
	each_row("SELECT id, place_id, location, radius_m, role, name FROM atlas.picture_cluster", take_cluster, &to);
	picture->clusters = repalloc_huge(picture->clusters, mul_size(Max(picture->n_clusters, 1), sizeof(PictureCluster)));
}

typedef struct SpecialisationReader
{
	Picture    *picture;
	const ProductPosition *products;
	PictureSpecialisation *rows;	/* as they come */
	int			space;
	int			space_for_shares;
} SpecialisationReader;

/* A cluster's rows come together most of the time. */
static int
cluster_of_id(const Picture *picture, const PictureSpecialisation *last, int32 id)
{
	if (last != NULL && picture->clusters[last->cluster].id == id)
		return last->cluster;
	return position_of(picture->clusters, picture->n_clusters, sizeof(PictureCluster), id);
}

static int
take_shares(SpecialisationReader *to, double national, double global)
{
	Picture    *picture = to->picture;

	if (isnan(national) && isnan(global))
		return -1;
	picture->shares = array_with_room(picture->shares, picture->n_shares, &to->space_for_shares, sizeof(PictureShares));
	picture->shares[picture->n_shares] = (PictureShares) {national, global};
	return picture->n_shares++;
}

static void
take_specialisation(void *arg)
{
	SpecialisationReader *to = arg;
	Picture    *picture = to->picture;
	int			n = picture->n_specialisations;
	int			cluster = cluster_of_id(picture, n > 0 ? &to->rows[n - 1] : NULL, int_column(1));
	int			product = position_of(to->products, picture->n_products, sizeof(ProductPosition), int_column(2));
	PictureSpecialisation *made;

	if (cluster < 0 || product < 0 || !picture->products[to->products[product].position].shown)
		return;
	to->rows = array_with_room(to->rows, n, &to->space, sizeof(PictureSpecialisation));
	made = &to->rows[n];
	made->cluster = cluster;
	made->product = to->products[product].position;
	made->quality_min = tier_column(3);
	made->quality_max = tier_column(4);
	made->shares = take_shares(to, double_column(5), double_column(6));
	picture->clusters[cluster].end++;
	picture->n_specialisations++;
}

/* Sorts them by cluster, by counting, and the few of each cluster by the id of the product. */
static void
load_specialisations(Picture *picture, const ProductPosition *products)
{
	SpecialisationReader to = {picture, products, NULL, FIRST_SPACE, FIRST_SPACE};
	int			first = 0;

	to.rows = array_of(to.space, sizeof(PictureSpecialisation));
	picture->shares = array_of(to.space_for_shares, sizeof(PictureShares));
	each_row("SELECT cluster_id, product_id, quality_min, quality_max, national_share, global_share FROM atlas.picture_specialisation",
			 take_specialisation, &to);

	for (int i = 0; i < picture->n_clusters; i++)
	{
		PictureCluster *cluster = &picture->clusters[i];
		int			count = cluster->end;

		cluster->first = cluster->end = first;
		first += count;
	}
	picture->by_cluster = array_of(picture->n_specialisations, sizeof(PictureSpecialisation));
	for (int i = 0; i < picture->n_specialisations; i++)
	{
		PictureCluster *cluster = &picture->clusters[to.rows[i].cluster];
		int32		id = picture->products[to.rows[i].product].id;
		int			at = cluster->end++;

		for (; at > cluster->first && picture->products[picture->by_cluster[at - 1].product].id > id; at--)
			picture->by_cluster[at] = picture->by_cluster[at - 1];
		picture->by_cluster[at] = to.rows[i];
	}
	pfree(to.rows);
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
picture_load(void)
{
	MemoryContext context = CurrentMemoryContext;
	Picture    *picture = palloc0(sizeof(Picture));
	ProductPosition *products;
	Territory  *places;
	int			n_places;

	SPI_connect();
	MemoryContextSwitchTo(context);
	products = product_tree_load(picture);
	places = territory_load(picture, &n_places);
	load_clusters(picture, places, n_places);
	load_specialisations(picture, products);
	sort_by_product(picture);
	choose_extents(picture);
	pfree(products);
	pfree(places);
	SPI_finish();
	MemoryContextSwitchTo(context);
	return picture;
}
