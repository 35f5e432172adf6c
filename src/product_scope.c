/*
 * product_scope.c
 *	  Which clusters answer for a product.
 *
 * Those specialised in it or in a product below it in the tree; where there
 * are none, those of the nearest wider product that has some.
 */
#include "postgres.h"

#include "utils/memutils.h"

#include "picture.h"

int
product_scope(Picture *picture, int product, int roles)
{
	while (product >= 0 && !(picture->products[product].roles & roles))
		product = picture->products[product].parent;
	return product;
}

static int
compare_places(const void *a, const void *b, void *arg)
{
	const PictureCluster *clusters = arg;
	const PictureCluster *x = &clusters[*(const int *) a];
	const PictureCluster *y = &clusters[*(const int *) b];

	if (x->place_id != y->place_id)
		return x->place_id < y->place_id ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

static GeoIndexEntry
entry_of_cluster(const Picture *picture, int position)
{
	const PictureCluster *cluster = &picture->clusters[position];
	GeoIndexEntry entry = {0};

	entry.id = position;
	entry.lon = cluster->point.lon;
	entry.lat = cluster->point.lat;
	entry.radius_m = cluster->by_area ? -1 : cluster->radius_m;
	entry.mask = cluster->role;
	return entry;
}

/* Memory comes first and the index last, so that a set is never half made. */
static const ClusterSet *
make_set(Picture *picture, ClusterSet *set, const GeoIndexEntry *entries, int n)
{
	int			n_by_area = 0;
	int		   *by_area;
	void	   *block;

	for (int i = 0; i < n; i++)
		n_by_area += picture->clusters[entries[i].id].by_area;
	by_area = picture_room(picture, n_by_area * sizeof(int));
	block = picture_room(picture, geo_index_size(n));

	set->n_by_area = 0;
	set->by_area = by_area;
	for (int i = 0; i < n; i++)
		if (picture->clusters[entries[i].id].by_area)
			by_area[set->n_by_area++] = entries[i].id;
	qsort_arg(by_area, set->n_by_area, sizeof(int), compare_places, picture->clusters);
	set->index = geo_index_build(block, entries, n);
	return set;
}

/* Each cluster once, with the best tier it reaches in this part of the tree. */
const ClusterSet *
product_clusters(Picture *picture, int product)
{
	PictureProduct *top = &picture->products[product];
	int			first = picture->product_first[product];
	int			end = picture->product_first[top->end];
	GeoIndexEntry *entries;
	int		   *entry_of;		/* by cluster, counted from 1 */
	int			n = 0;

	if (top->clusters.index != NULL)
		return &top->clusters;

	entries = palloc_extended(mul_size(Max(end - first, 1), sizeof(GeoIndexEntry)), MCXT_ALLOC_HUGE);
	entry_of = palloc_extended(mul_size(Max(picture->n_clusters, 1), sizeof(int)), MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	for (int i = first; i < end; i++)
	{
		const PictureSpecialisation *made = &picture->by_cluster[picture->by_product[i]];
		GeoIndexEntry *entry;

		if (entry_of[made->cluster] == 0)
		{
			entries[n++] = entry_of_cluster(picture, made->cluster);
			entry_of[made->cluster] = n;
		}
		entry = &entries[entry_of[made->cluster] - 1];
		entry->quality = Max(entry->quality, made->quality_max);
	}
	make_set(picture, &top->clusters, entries, n);
	pfree(entries);
	pfree(entry_of);
	return &top->clusters;
}

const ClusterSet *
all_clusters(Picture *picture)
{
	GeoIndexEntry *entries;

	if (picture->everywhere.index != NULL)
		return &picture->everywhere;
	entries = palloc_extended(mul_size(Max(picture->n_clusters, 1), sizeof(GeoIndexEntry)), MCXT_ALLOC_HUGE);
	for (int i = 0; i < picture->n_clusters; i++)
		entries[i] = entry_of_cluster(picture, i);
	make_set(picture, &picture->everywhere, entries, picture->n_clusters);
	pfree(entries);
	return &picture->everywhere;
}

const PictureSpecialisation *
best_specialisation(Picture *picture, int product, int cluster, int min_quality)
{
	const PictureSpecialisation *best = NULL;
	int			end = picture->products[product].end;

	for (int i = picture->clusters[cluster].first; i < picture->clusters[cluster].end; i++)
	{
		const PictureSpecialisation *made = &picture->by_cluster[i];

		if (made->product < product || made->product >= end || made->quality_max < min_quality)
			continue;
		if (best == NULL || picture->products[made->product].depth < picture->products[best->product].depth)
			best = made;
	}
	return best;
}
