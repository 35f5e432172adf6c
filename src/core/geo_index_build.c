/*
 * geo_index_build.c
 *	  Building a geo_index: see geo_index_layout.h for its form.
 *
 * While the tree is built, the memory of the leaves holds the entries as a
 * list of GeoItem, which needs just the same space.  Each span of leaves is
 * split across its longest side by selection, down to single leaves, whose
 * items then make way for the leaf.
 */
#include "geo_index.h"

#include <string.h>

#include "geo_index_layout.h"
#include "geo_index_search.h"

typedef struct GeoItem
{
	float		at[3];
	int32_t		source;			/* which of the caller's entries */
} GeoItem;

_Static_assert(sizeof(GeoItem) * GEO_LEAF_SIZE == sizeof(GeoLeaf),
			   "the leaves have room for the items");
_Static_assert(sizeof(GeoIndex) % 8 == 0 && sizeof(GeoLeaf) % 8 == 0 &&
			   sizeof(GeoNode) % 8 == 0 && sizeof(GeoTraits) % 8 == 0 &&
			   sizeof(GeoIndexEntry) == 32,
			   "everything in the block is aligned");

typedef struct GeoBuild
{
	const GeoIndexEntry *source;
	int			count;
	GeoItem    *items;
	GeoLeaf    *leaves;
	GeoNode    *nodes;
	GeoTraits  *traits;
	GeoIndexEntry *entries;
	uint32_t	random;
} GeoBuild;

/* What a node tells about one of its sides. */
typedef struct GeoSummary
{
	float		reach;
	uint8_t		min_quality;
	uint8_t		max_quality;
	uint8_t		all_mask;
	uint8_t		any_mask;
} GeoSummary;

static float
coordinate(double metres)
{
	return isnan(metres) ? INFINITY : (float) metres;
}

static float
radius_reach(const GeoIndexEntry *entry, const GeoItem *item)
{
	if (!(entry->radius_m >= 0.0) || isinf(item->at[0]))
		return -1.0f;
	return geo_square_beyond(geodesic_chord_beyond(entry->radius_m));
}

/*
 * Moves the item that belongs at nth in the order of one coordinate there,
 * those that belong before it before it and the others behind it.  The pivots
 * are drawn at random, lest some order of the entries takes quadratic time.
 */
static void
select_nth(GeoBuild *build, int first, int last, int nth, int axis)
{
	GeoItem    *items = build->items;

	while (first < last)
	{
		build->random = build->random * 1664525 + 1013904223;

		uint64_t	span = (uint64_t) (last - first) + 1;
		float		pivot = items[first + (int) ((span * build->random) >> 32)].at[axis];
		int			i = first;
		int			j = last;

		while (i <= j)
		{
			while (items[i].at[axis] < pivot)
				i++;
			while (items[j].at[axis] > pivot)
				j--;
			if (i <= j)
			{
				GeoItem		swap = items[i];

				items[i++] = items[j];
				items[j--] = swap;
			}
		}
		if (nth <= j)
			last = j;
		else if (nth >= i)
			first = i;
		else
			return;
	}
}

static int
longest_axis(const GeoItem *items, int count)
{
	int			longest = 0;
	float		length = -1.0f;

	for (int axis = 0; axis < 3; axis++)
	{
		float		low = INFINITY;
		float		high = -INFINITY;

		for (int i = 0; i < count; i++)
		{
			float		at = items[i].at[axis];

			if (at < low)
				low = at;
			if (at > high && at < INFINITY)
				high = at;
		}
		if (high - low > length)
		{
			length = high - low;
			longest = axis;
		}
	}
	return longest;
}

static GeoSummary
join(GeoSummary a, GeoSummary b)
{
	return (GeoSummary) {
		a.reach > b.reach ? a.reach : b.reach,
		a.min_quality < b.min_quality ? a.min_quality : b.min_quality,
		a.max_quality > b.max_quality ? a.max_quality : b.max_quality,
		a.all_mask & b.all_mask,
		a.any_mask | b.any_mask
	};
}

/* Puts a leaf in the place of its items, and their entries in theirs. */
static GeoSummary
build_leaf(GeoBuild *build, int number)
{
	GeoItem		items[GEO_LEAF_SIZE];
	GeoLeaf    *leaf = &build->leaves[number];
	GeoTraits  *traits = &build->traits[number];
	int			first = number * GEO_LEAF_SIZE;
	int			count = build->count - first;
	GeoSummary	summary = {-1.0f, 0xFF, 0, 0xFF, 0};

	if (count > GEO_LEAF_SIZE)
		count = GEO_LEAF_SIZE;
	memcpy(items, &build->items[first], count * sizeof(GeoItem));
	for (int i = 0; i < count; i++)
	{
		const GeoIndexEntry *source = &build->source[items[i].source];
		GeoIndexEntry *entry = &build->entries[first + i];

		memset(entry, 0, sizeof(GeoIndexEntry));
		entry->lon = source->lon;
		entry->lat = source->lat;
		entry->radius_m = source->radius_m;
		entry->id = source->id;
		entry->quality = source->quality;
		entry->mask = source->mask;

		leaf->x[i] = items[i].at[0];
		leaf->y[i] = items[i].at[1];
		leaf->z[i] = items[i].at[2];
		leaf->id[i] = entry->id;
		traits->reach[i] = radius_reach(entry, &items[i]);
		traits->quality[i] = entry->quality;
		traits->mask[i] = entry->mask;
		summary = join(summary, (GeoSummary) {
			traits->reach[i], entry->quality, entry->quality, entry->mask, entry->mask
		});
	}
	for (int i = count; i < GEO_LEAF_SIZE; i++)
	{
		leaf->x[i] = leaf->y[i] = leaf->z[i] = INFINITY;
		leaf->id[i] = 0;
		traits->reach[i] = -1.0f;
		traits->quality[i] = traits->mask[i] = 0;
	}
	return summary;
}

/* Builds the part of the tree over leaves [low, high). */
static GeoSummary
build_span(GeoBuild *build, int low, int high)
{
	if (high - low == 1)
		return build_leaf(build, low);

	int			middle = low + (high - low) / 2;
	int			first = low * GEO_LEAF_SIZE;
	int			nth = middle * GEO_LEAF_SIZE;
	int			last = (high * GEO_LEAF_SIZE < build->count ?
						high * GEO_LEAF_SIZE : build->count) - 1;
	int			axis = longest_axis(&build->items[first], last - first + 1);
	GeoNode    *node = &build->nodes[middle];

	select_nth(build, first, last, nth, axis);
	node->axis = axis;
	node->edge[0] = build->items[first].at[axis];
	for (int i = first; i < nth; i++)
		if (build->items[i].at[axis] > node->edge[0])
			node->edge[0] = build->items[i].at[axis];
	node->edge[1] = build->items[nth].at[axis];

	GeoSummary	sides[2];

	sides[0] = build_span(build, low, middle);
	sides[1] = build_span(build, middle, high);
	for (int side = 0; side < 2; side++)
	{
		node->reach[side] = sides[side].reach;
		node->max_quality[side] = sides[side].max_quality;
		node->any_mask[side] = sides[side].any_mask;
	}
	return join(sides[0], sides[1]);
}

GeoIndex *
geo_index_build(void *block, const GeoIndexEntry *entries, int count)
{
	GeoIndex   *index = block;

	if (geo_index_size(count) == 0)
		return NULL;

	/* What no field or entry uses is zero, too. */
	memset(index, 0, sizeof(GeoIndex));
	index->magic = GEO_INDEX_MAGIC;
	index->count = count;
	if (count == 0)
		return index;

	GeoBuild	build = {
		.source = entries,
		.count = count,
		.items = (GeoItem *) geo_index_leaves(index),
		.leaves = (GeoLeaf *) geo_index_leaves(index),
		.nodes = (GeoNode *) geo_index_nodes(index),
		.traits = (GeoTraits *) geo_index_traits(index),
		.entries = (GeoIndexEntry *) geo_index_entries(index),
		.random = (uint32_t) count
	};

	memset(build.nodes, 0, geo_index_leaf_count(count) * sizeof(GeoNode));
	for (int i = 0; i < count; i++)
	{
		GeoPoint	point;

		geo_point_init(&point, entries[i].lon, entries[i].lat);
		build.items[i] = (GeoItem) {
			{coordinate(point.x), coordinate(point.y), coordinate(point.z)}, i
		};
	}

	GeoSummary	all = build_span(&build, 0, geo_index_leaf_count(count));

	index->min_quality = all.min_quality;
	index->max_quality = all.max_quality;
	index->all_mask = all.all_mask;
	index->any_mask = all.any_mask;
	index->reach = all.reach;
	return index;
}
