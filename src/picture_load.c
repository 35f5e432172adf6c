/*
 * picture_load.c
 *	  Reads the views of sql/install/50-picture.sql into a new picture.
 *
 * The views bind every name and operator; the queries here name relations and
 * columns and nothing else, so that no search_path can bend them.  They run
 * under the active snapshot with the rights of the caller.
 */
#include "postgres.h"

#include "executor/spi.h"

#include "picture_load.h"
#include "role.h"
#include "spi_rows.h"
#include "compat.h"

/* Clusters in hidden places are left out. */
static void
load_clusters(Picture *picture, const Territory *places, int n_places)
{
	int			n = rows_of("SELECT id, place_id, lon, lat, radius_m, role, name FROM atlas.picture_cluster");

	picture->clusters = array_of(n, sizeof(PictureCluster));
	for (int i = 0; i < n; i++)
	{
		PictureCluster *cluster = &picture->clusters[picture->n_clusters];
		int			place;
		int			province;

		take_row(i);
		place = position_of(places, n_places, sizeof(Territory), int_column(2));
		if (place < 0 || !places[place].shown)
			continue;
		province = province_of_territory(places, n_places, place);
		cluster->id = int_column(1);
		cluster->place_id = int_column(2);
		geo_point_init(&cluster->point, double_column(3), double_column(4));
		cluster->radius_m = double_column(5);
		cluster->role = role_of_name(text_column(6));
		cluster->name = text_column(7);
		cluster->place = places[place].name;
		cluster->province = province < 0 ? NULL : places[province].name;
		cluster->precision_m = places[place].precision_m;
		cluster->by_area = places[place].is_prefecture || places[place].is_province || places[place].is_region;
		picture->n_clusters++;
	}
}

/* Rows come by cluster and product; each cluster learns its run, each product counts its own. */
static void
load_specialisations(Picture *picture, const ProductPosition *products)
{
	int			n = rows_of("SELECT cluster_id, product_id, quality_min, quality_max, national_share, global_share FROM atlas.picture_specialisation");

	picture->by_cluster = array_of(n, sizeof(PictureSpecialisation));
	for (int i = 0; i < n; i++)
	{
		PictureSpecialisation *made = &picture->by_cluster[picture->n_specialisations];
		int			product;

		take_row(i);
		made->cluster = position_of(picture->clusters, picture->n_clusters, sizeof(PictureCluster), int_column(1));
		product = position_of(products, picture->n_products, sizeof(ProductPosition), int_column(2));
		if (made->cluster < 0 || product < 0 || !picture->products[products[product].position].shown)
			continue;
		made->product = products[product].position;
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
	ProductPosition *products;
	Territory  *places;
	int			n_places;

	picture->generation = generation;
	picture->serial = ++last_serial;
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
