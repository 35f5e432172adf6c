/*
 * fuzz_geo_index.c
 *	  The index against comparing all distances, for arbitrary entries.
 *
 * The input is read as a program: entries, then queries, and at last damage to
 * the block, which searching must survive if geo_index_valid() does not see it.
 */
#include "../geo_index.h"

#include <stdint.h>

#include "geo_brute.h"

#define MAX_ENTRIES 80

typedef struct Input
{
	const uint8_t *data;
	size_t		size;
} Input;

/* Zeros follow the end of the input. */
static void
take(Input *input, void *value, size_t size)
{
	size_t		have = size < input->size ? size : input->size;

	memset(value, 0, size);
	if (have > 0)
		memcpy(value, input->data, have);
	input->data += have;
	input->size -= have;
}

static uint8_t
take_byte(Input *input)
{
	uint8_t		byte;

	take(input, &byte, 1);
	return byte;
}

static double
take_double(Input *input)
{
	double		value;

	take(input, &value, sizeof(value));
	return value;
}

/*
 * A coordinate in any of four forms: on a coarse grid (for ties), on a fine
 * one, a tiny step off the last one, or whatever double the bytes make.
 */
static double
take_degrees(Input *input, uint8_t form, double range, double last)
{
	int16_t		step;

	if ((form & 3) == 3)
		return take_double(input);
	if ((form & 3) == 0)
		return (int8_t) take_byte(input) / 128.0 * range;
	take(input, &step, sizeof(step));
	if ((form & 3) == 1)
		return step / 32768.0 * range;
	return last + step * 1e-12;
}

static void
take_place(Input *input, double *lon, double *lat)
{
	uint8_t		form = take_byte(input);

	*lon = take_degrees(input, form, 180.0, *lon);
	*lat = take_degrees(input, form >> 2, 90.0, *lat);
	if (form & 0x80)
	{
		/* The antipodes. */
		*lon += *lon > 0.0 ? -180.0 : 180.0;
		*lat = -*lat;
	}
}

static double
take_distance(Input *input)
{
	uint8_t		form = take_byte(input);

	if (form < 128)
		return form * form * 1500.0;
	return form < 192 ? INFINITY : take_double(input);
}

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Input		input = {data, size};
	GeoIndexEntry entries[MAX_ENTRIES];
	double		distances[MAX_ENTRIES];
	Ranked		ranked[MAX_ENTRIES];
	GeoHit		hits[MAX_ENTRIES];
	int32_t		ids[MAX_ENTRIES];
	int			positions[MAX_ENTRIES];
	int			n = take_byte(&input) % (MAX_ENTRIES + 1);
	size_t		block_size = geo_index_size(n);
	unsigned char *block = malloc(block_size);
	GeoIndex   *index;
	GeoPoint	query;
	double		lon = 0.0;
	double		lat = 0.0;

	memset(entries, 0, sizeof(entries));
	for (int i = 0; i < n; i++)
	{
		take_place(&input, &lon, &lat);
		entries[i].lon = lon;
		entries[i].lat = lat;
		entries[i].radius_m = take_distance(&input);
		entries[i].quality = take_byte(&input);
		entries[i].mask = take_byte(&input);
		entries[i].id = (i * 37 + 11) % 83;
	}
	index = geo_index_build(block, entries, n);
	if (!geo_index_valid(block, block_size))
		abort();

	for (int turns = 0; input.size > 0 && turns < 8; turns++)
	{
		GeoFilter	filter;
		int			k;

		take_place(&input, &lon, &lat);
		filter.min_quality = take_byte(&input) & take_byte(&input);
		filter.mask = take_byte(&input) | take_byte(&input);
		filter.max_distance = take_distance(&input);
		k = take_byte(&input) % (n + 1);
		geo_point_init(&query, lon, lat);
		for (int i = 0; i < n; i++)
			distances[i] = geodesic_distance(lon, lat, entries[i].lon, entries[i].lat);
		if (n > 0 && (k & 1))
			filter.max_distance = distances[k % n];

		int			count = brute_rank(entries, distances, n, &filter, ranked);

		if (brute_compare(index, &query, &filter, k, ranked, count, hits, ids, positions) != 0)
			abort();
	}

	for (int i = 0; i < 20; i++)
	{
		uint16_t	where;

		take(&input, &where, sizeof(where));
		block[where % block_size] ^= take_byte(&input);
	}
	if (geo_index_valid(block, block_size))
	{
		geo_index_nearest(index, &query, &GEO_FILTER_NONE);
		geo_index_k_nearest(index, &query, &GEO_FILTER_NONE, n, hits);
		geo_index_containing(index, &query, &GEO_FILTER_NONE, positions, n);
	}
	free(block);
	return 0;
}
