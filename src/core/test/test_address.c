/*
 * test_address.c
 *	  Addresses, the table of place names, and slips of the pen.
 */
#include <stdint.h>
#include <stdlib.h>

#include "../slip.h"
#include "address_properties.h"
#include "check.h"

#define NOWHERE (-1)
#define LENGTH_OF(array) (sizeof(array) / sizeof((array)[0]))

static place_table table;

static address_answer
locate(const char *text, size_t len)
{
	address_parts parts;

	address_find_parts(&table, atlas_similar, &table, text, len, &parts);
	return address_locate(&table, &parts);
}

static double
confidence(const char *text)
{
	return locate(text, strlen(text)).confidence;
}

static const struct
{
	const char *address;
	int			place;
}			located[] = {
	/* Chinese without separators */
	{"浙江省绍兴市诸暨市大唐街道开元路88号", DATANG},
	{"诸暨大唐", DATANG},
	{"中国浙江省诸暨市", ZHUJI},
	{"中国轻纺城", TEXTILE_CITY},
	{"绍兴县", KEQIAO},
	{"绍兴", SHAOXING},
	{"苏州市吴江市盛泽镇", WUJIANG},
	{"吉林省吉林市", JILIN_CITY},
	{"青海省海南州", HAINAN_Q},
	{"海南藏族自治州", HAINAN_Q},
	{"海南", HAINAN},
	{"江蘇省蘇州市", SUZHOU},
	/* A street's name, a piece of another name, a unit it never was */
	{"天津市苏州路", TIANJIN},
	{"天津市苏州东路", TIANJIN},
	{"天津市河北区", TIANJIN},
	{"河北区", NOWHERE},
	{"天津市朝阳门街道", TIANJIN},
	{"天津市开元路3号诸暨", TIANJIN},
	{"阿西安市", NOWHERE},
	{"位于西安市", XIAN},
	{"苏州新区", SUZHOU},
	/* English, both ways round */
	{"No. 88 Kaiyuan Road, Datang Subdistrict, Zhuji City, Shaoxing, Zhejiang Province, 311800, P.R. China", DATANG},
	{"China Zhejiang Province Shaoxing City Zhuji", ZHUJI},
	{"Taizhou, Zhejiang", TAIZHOU_Z},
	{"Jiangsu Taizhou", TAIZHOU_J},
	{"Suzhou Road, Tianjin", TIANJIN},
	{"Suzhou East 2nd Road, Tianjin", TIANJIN},
	{"Hexi District, Tianjin", TIANJIN},
	{"City of Jilin", JILIN_CITY},
	{"Jilin, Jilin", JILIN_CITY},
	{"Soochow", SUZHOU},
	{"Shaoxing County", KEQIAO},
	{"Suzhou New District", SUZHOU},
	{"YRD", DELTA},
	/* Pinyin */
	{"Zhèjiāng Shěng Zhū Jì Shì", ZHUJI},
	{"Zhujishi Zhejiangsheng", ZHUJI},
	{"Xi'an", XIAN},
	{"Shaanxi Xian", XIAN},
	{"Yun Xian, Jilin Sheng", JILIN},
	{"Dali Xian", NOWHERE},
	/* Mixed */
	{"Zhejiang 诸暨市 Datang Town", DATANG},
	/* One slip, but no two */
	{"Zhuji, Zhejaing", ZHUJI},
	{"Suzhuo, Jiangsu", SUZHOU},
	{"Changchn", CHANGCHUN},
	{"Chnagcun", NOWHERE},
	{"Zhejaing Province", ZHEJIANG},
	/* Homonyms, contradictions */
	{"Taizhou", NOWHERE},
	{"Jilin", JILIN},
	{"长春市朝阳区", CHANGCHUN},
	{"诸暨市, 江苏省", ZHUJI},
	{"Suzhou City, Zhejiang", SUZHOU},
	{"Suzhou, Zhejiang", ZHEJIANG},
	{"Zhejiang, Jiangsu", NOWHERE},
	/* Abroad, and nothing */
	{"Soochow, Ohio 44702", NOWHERE},
	{"Suzhou, United States of America", NOWHERE},
	{"美国苏州街", NOWHERE},
	{"Export to USA, Suzhou, China", SUZHOU},
	{"Ali Baba Trading", NOWHERE},
	{"Datang Power", NOWHERE},
	{"大唐电力", NOWHERE},
	{"", NOWHERE},
	{",,,", NOWHERE},
	{"中国", NOWHERE},
	{"\xff\xfe\x80", NOWHERE},
	{"Zhuji\xff, Zhejiang", ZHUJI}
};

static void
check_located(void)
{
	for (size_t i = 0; i < LENGTH_OF(located); i++)
	{
		size_t		len = strlen(located[i].address);
		int			place = locate(located[i].address, len).place;

		CHECK(place == located[i].place, "\"%s\" is in %s", located[i].address,
			  place < 0 ? "no place" : atlas_places[place].names);
	}
}

static void
check_confidence(void)
{
	CHECK(confidence("Zhuji") < confidence("Zhuji, Shaoxing") &&
		  confidence("Zhuji, Shaoxing") < confidence("Zhuji, Shaoxing, Zhejiang"), "each part that agrees makes surer");
	CHECK(confidence("Zhuji, Zhuji") == confidence("Zhuji"), "the same again does not");
	CHECK(confidence("长春市朝阳区") < confidence("长春市"), "a part that contradicts makes less sure");
	CHECK(confidence("诸暨市江苏省") < 0.5, "a province that contradicts very much so");
	CHECK(confidence("Changchn") < confidence("Changchun"), "so does a slip");
	CHECK(confidence("Changchun Golden Socks") < confidence("Changchun"), "and unknown words");
}

static void
check_slips(void)
{
	static const struct
	{
		const char *a;
		const char *b;
		bool		apart;
	}			cases[] = {
		{"zhuji", "zhuji", true}, {"zhuji", "zhji", true}, {"zhuji", "zhujii", true}, {"zhuji", "zhuki", true},
		{"zhuji", "zhuij", true}, {"zhuji", "zuhji", true}, {"zhuji", "shuji", false}, {"zhuji", "hzuji", false},
		{"zhuji", "zhu", false}, {"zhuji", "zhxxi", false}, {"zhuji", "zhjiu", false}, {"a", "a", true},
		{"a", "", false}, {"", "", false}, {"a", "b", false}, {"ab", "ba", false}, {"abc", "acb", true}
	};

	for (size_t i = 0; i < LENGTH_OF(cases); i++)
	{
		size_t		alen = strlen(cases[i].a);
		size_t		blen = strlen(cases[i].b);

		CHECK(one_slip_apart(cases[i].a, alen, cases[i].b, blen) == cases[i].apart &&
			  one_slip_apart(cases[i].b, blen, cases[i].a, alen) == cases[i].apart,
			  "\"%s\" and \"%s\" are %sone slip apart", cases[i].a, cases[i].b, cases[i].apart ? "" : "not ");
	}
}

static void
check_table(void)
{
	size_t		wrong = 0;
	size_t		count;

	for (size_t i = 0; i < table.n_names; i++)
	{
		const place_name *found = place_table_find(&table, table.names[i].key, table.names[i].len, &count);

		wrong += found == NULL || &table.names[i] < found || &table.names[i] >= found + count;
	}
	CHECK(table.n_names > 60 && wrong == 0, "each of %zu names is found", table.n_names);
	CHECK(place_table_find(&table, "nowhere", 7, &count) == NULL && count == 0, "no other");
	CHECK(place_table_find(&table, "", 0, &count) == NULL && count == 0, "nor none");
	CHECK(place_holds(&table, DELTA, DATANG) && place_holds(&table, ZHUJI, ZHUJI) && !place_holds(&table, ZHUJI, SHAOXING) &&
		  !place_holds(&table, DELTA, JILIN), "a region holds what its members hold");
}

static uint64_t
next_random(void)
{
	static uint64_t state = 88172645463325252;

	state ^= state << 13;
	state ^= state >> 7;
	return state ^= state << 17;
}

/* Addresses of random pieces keep the properties that the fuzzer checks, too. */
static void
check_random(void)
{
	static const char *const pieces[] = {
		"Zhuji", "诸暨", "市", "省", "Jilin", "吉林", "海南", " ", ", ", "，", "City", "Xian", "Shi", "Road", "路", "苏州", "New",
		"District", "Taizhou", "China", "中国", "88", "\xff", "'", "Ohio", "Zhejaing", "朝阳", "区", "新区", "门街道", "Autonomous"
	};
	const char *broken = NULL;
	int			answers = 0;

	for (int round = 0; round < 20000 && broken == NULL; round++)
	{
		char		text[1024];
		size_t		len = 0;

		for (int i = (int) (next_random() % 40); i >= 0; i--)
		{
			const char *piece = pieces[next_random() % LENGTH_OF(pieces)];

			memcpy(text + len, piece, strlen(piece));
			len += strlen(piece);
			if (next_random() % 2 == 0)
				text[len++] = ' ';
		}
		broken = address_breaks(&table, text, len);
		answers += locate(text, len).place >= 0;
	}
	CHECK(broken == NULL, "random addresses: %s", broken == NULL ? "nothing broken" : broken);
	CHECK(answers > 1000 && answers < 19000, "%d of 20000 have an answer", answers);
}

static void
check_long(void)
{
	size_t		len = 1000000;
	char	   *text = malloc(len);

	for (size_t i = 0; i < len; i += 8)
		memcpy(text + i, "Zhuji,  ", 8);
	CHECK(locate(text, len).place == ZHUJI && address_breaks(&table, text, len) == NULL, "a megabyte of one name");
	memset(text, 'x', len);
	CHECK(locate(text, len).place == NOWHERE, "a megabyte of one letter");
	memset(text, ' ', len);
	memcpy(text + len - 5, "Zhuji", 5);
	CHECK(locate(text, len).place == NOWHERE, "what comes after %d bytes is not read", ADDRESS_MAX_INPUT);
	free(text);
}

int
main(void)
{
	table = atlas_table();
	check_located();
	check_confidence();
	check_slips();
	check_table();
	check_random();
	check_long();
	return checks_done();
}
