/*
 * address_atlas.h
 *	  A small atlas for the tests of addresses: places with namesakes.
 */
#ifndef ADDRESS_ATLAS_H
#define ADDRESS_ATLAS_H

#include <stdlib.h>
#include <string.h>

#include "../address.h"
#include "../trigram.h"

/* Names are parted by bars; those after a second bar in a row are former ones. */
static const struct
{
	int			parent;
	place_level level;
	const char *names;
}			atlas_places[] = {
#define DELTA 0
	{-1, PLACE_REGION, "Yangtze River Delta|长江三角洲|长三角|YRD"},
#define ZHEJIANG 1
	{-1, PLACE_PROVINCE, "Zhejiang|浙江省|浙江|浙|Chekiang"},
#define JIANGSU 2
	{-1, PLACE_PROVINCE, "Jiangsu|江苏省|江苏"},
#define JILIN 3
	{-1, PLACE_PROVINCE, "Jilin|吉林省|吉林"},
#define HEBEI 4
	{-1, PLACE_PROVINCE, "Hebei|河北省|河北"},
#define TIANJIN 5
	{-1, PLACE_PROVINCE, "Tianjin|天津市|天津"},
#define SHAANXI 6
	{-1, PLACE_PROVINCE, "Shaanxi|陕西省|陕西"},
#define HAINAN 7
	{-1, PLACE_PROVINCE, "Hainan|海南省|海南"},
#define QINGHAI 8
	{-1, PLACE_PROVINCE, "Qinghai|青海省|青海"},
#define SHAOXING 9
	{ZHEJIANG, PLACE_PREFECTURE, "Shaoxing|绍兴市|绍兴"},
#define TAIZHOU_Z 10
	{ZHEJIANG, PLACE_PREFECTURE, "Taizhou|台州市|台州"},
#define TAIZHOU_J 11
	{JIANGSU, PLACE_PREFECTURE, "Taizhou|泰州市|泰州"},
#define SUZHOU 12
	{JIANGSU, PLACE_PREFECTURE, "Suzhou|苏州市|苏州|Soochow"},
#define JILIN_CITY 13
	{JILIN, PLACE_PREFECTURE, "Jilin|吉林市|吉林"},
#define CHANGCHUN 14
	{JILIN, PLACE_PREFECTURE, "Changchun|长春市|长春"},
#define XIAN 15
	{SHAANXI, PLACE_PREFECTURE, "Xi'an|西安市|西安"},
#define HAINAN_Q 16
	{QINGHAI, PLACE_PREFECTURE, "Hainan|海南藏族自治州|海南"},
#define ZHUJI 17
	{SHAOXING, PLACE_COUNTY, "Zhuji|诸暨市|诸暨"},
#define KEQIAO 18
	{SHAOXING, PLACE_COUNTY, "Keqiao|柯桥区|柯桥||绍兴县|Shaoxing County"},
#define WUJIANG 19
	{SUZHOU, PLACE_COUNTY, "Wujiang|吴江区|吴江||吴江市"},
#define DATANG 20
	{ZHUJI, PLACE_TOWN, "Datang|大唐街道|大唐||大唐镇"},
#define CHAOYANG 21
	{-1, PLACE_COUNTY, "Chaoyang|朝阳区|朝阳"},
#define TEXTILE_CITY 22
	{KEQIAO, PLACE_PARK, "China Textile City|中国轻纺城"},
#define ALI 23
	{-1, PLACE_PREFECTURE, "Ali|阿里地区|阿里"}
};

#define ATLAS_PLACES	(sizeof(atlas_places) / sizeof(atlas_places[0]))
#define ATLAS_NAMES		128

static const place_member atlas_members[] = {{DELTA, ZHEJIANG}, {DELTA, JIANGSU}};

static place_node atlas_nodes[ATLAS_PLACES];
static place_name atlas_names[ATLAS_NAMES];
static char atlas_keys[ATLAS_NAMES][NORMALISE_MAX_BYTES];
static uint32_t atlas_slots[512];

static place_table
atlas_table(void)
{
	place_table table = {
		.places = atlas_nodes, .n_places = ATLAS_PLACES, .members = atlas_members,
		.n_members = sizeof(atlas_members) / sizeof(atlas_members[0]), .slots = atlas_slots
	};
	size_t		n = 0;

	for (size_t i = 0; i < ATLAS_PLACES; i++)
	{
		const char *name = atlas_places[i].names;
		bool		former = false;

		atlas_nodes[i] = (place_node) {atlas_places[i].parent, (uint8_t) atlas_places[i].level, 0};
		for (int k = 0; name != NULL; k++)
		{
			size_t		len = strcspn(name, "|");
			place_name *made = &atlas_names[n];

			if (len == 0)
				former = true;
			else if (place_name_key(name, len, atlas_keys[n], made) > 0)
			{
				made->key = atlas_keys[n];
				made->place = (int32_t) i;
				made->source = (int32_t) n++;
				made->kind = former ? PLACE_NAME_FORMER : k < 2 ? PLACE_NAME_OWN : PLACE_NAME_OTHER;
				if (!former)
					atlas_nodes[i].says |= (uint8_t) (1 << made->suffix);
			}
			name = name[len] == '|' ? name + len + 1 : NULL;
		}
	}
	table.n_slots = place_table_slots(n);
	if (table.n_slots > sizeof(atlas_slots) / sizeof(atlas_slots[0]))
		abort();
	place_table_index(&table, atlas_names, n);
	return table;
}

/* All names at least 0.3 like the key, by comparing it with each; arg is the table. */
static size_t
atlas_similar(void *arg, const char *key, size_t len, address_meaning *found, size_t max)
{
	const place_table *table = arg;
	size_t		n = 0;

	for (size_t i = 0; i < table->n_names; i++)
	{
		const place_name *name = &table->names[i];
		float		similarity = name->han ? 0 : trigram_similarity(key, len, name->key, name->len);
		size_t		at = n;

		if (similarity < 0.3f)
			continue;
		for (; at > 0 && found[at - 1].grade < similarity; at--)
		{
			if (at < max)
				found[at] = found[at - 1];
		}
		if (at < max)
			found[at] = (address_meaning) {name, similarity};
		n += n < max;
	}
	return n;
}

#endif							/* ADDRESS_ATLAS_H */
