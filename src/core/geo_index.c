/*
 * geo_index.c
 *	  The block of a geo_index as a whole: its size, its contents, its validity.
 */
#include "geo_index.h"

#include "geo_index_layout.h"

size_t
geo_index_size(int count)
{
	if (count < 0 || count > GEO_INDEX_MAX_COUNT)
		return 0;
	return sizeof(GeoIndex) +
		(size_t) geo_index_leaf_count(count) *
		(sizeof(GeoLeaf) + sizeof(GeoNode) + sizeof(GeoTraits)) +
		(size_t) count * sizeof(GeoIndexEntry);
}

bool
geo_index_valid(const void *block, size_t size)
{
	const GeoIndex *index = block;

	if (size < sizeof(GeoIndex) || index->magic != GEO_INDEX_MAGIC ||
		size != geo_index_size(index->count))
		return false;

	/* No axis but three, and nothing to be found where there is no entry. */
	const GeoNode *nodes = geo_index_nodes(index);
	const GeoLeaf *leaves = geo_index_leaves(index);
	int			leaf_count = geo_index_leaf_count(index->count);

	for (int i = 1; i < leaf_count; i++)
		if (nodes[i].axis > 2)
			return false;
	for (int i = index->count; i < leaf_count * GEO_LEAF_SIZE; i++)
	{
		const GeoLeaf *leaf = &leaves[i / GEO_LEAF_SIZE];
		int			lane = i % GEO_LEAF_SIZE;

		if (leaf->x[lane] != INFINITY || leaf->y[lane] != INFINITY ||
			leaf->z[lane] != INFINITY)
			return false;
	}
	return true;
}

int
geo_index_count(const GeoIndex *index)
{
	return index->count;
}

int32_t
geo_index_id(const GeoIndex *index, int position)
{
	return geo_index_leaves(index)[position / GEO_LEAF_SIZE].id[position % GEO_LEAF_SIZE];
}

const GeoIndexEntry *
geo_index_entry(const GeoIndex *index, int position)
{
	return &geo_index_entries(index)[position];
}
