/*
 * place_suffix.c
 *	  The administrative part of a place name.
 */
#include "place_suffix.h"

#include <stdbool.h>
#include <string.h>

#include "pinyin.h"
#include "place_people.h"
#include "word_table.h"

#define LENGTH_OF(array) (sizeof(array) / sizeof((array)[0]))

/* Of two with one end the longer first, here and below. */
static const struct
{
	const char *ending;
	place_suffix kind;
	size_t		least;			/* characters that must remain */
}			chinese[] = {
	{"特别行政区", PLACE_SUFFIX_PROVINCE, 2},
	{"街道办事处", PLACE_SUFFIX_TOWN, 2},
	{"自治区", PLACE_SUFFIX_PROVINCE, 2},
	{"自治州", PLACE_SUFFIX_PREFECTURE, 2},
	{"自治县", PLACE_SUFFIX_COUNTY, 2},
	{"自治旗", PLACE_SUFFIX_COUNTY, 2},
	{"民族乡", PLACE_SUFFIX_TOWN, 2},
	{"街道", PLACE_SUFFIX_TOWN, 2},
	{"地区", PLACE_SUFFIX_PREFECTURE, 2},
	{"新区", PLACE_SUFFIX_DISTRICT, 2},
	{"林区", PLACE_SUFFIX_DISTRICT, 3},
	{"苏木", PLACE_SUFFIX_TOWN, 2},
	{"省", PLACE_SUFFIX_PROVINCE, 2},
	{"市", PLACE_SUFFIX_CITY, 2},
	{"县", PLACE_SUFFIX_COUNTY, 2},
	{"区", PLACE_SUFFIX_DISTRICT, 2},
	{"镇", PLACE_SUFFIX_TOWN, 2},
	{"乡", PLACE_SUFFIX_TOWN, 2},
	{"盟", PLACE_SUFFIX_PREFECTURE, 2},
	{"旗", PLACE_SUFFIX_COUNTY, 2}
};

/* Whole names, and ends of names, whose last character is no suffix. */
static const char *const kept_names[] = {"景德镇", "蒲鞋市"};
static const char *const kept_endings[] = {
	"矿区", "工业区", "工业园区", "产业园区", "科技园区", "开发区", "保税区", "高新区", "示范区"
};

static const struct
{
	const char *ending;
	place_suffix kind;
	enum
	{
		ENGLISH,
		PEOPLE,					/* English, after the names of peoples */
		PINYIN
	}			of;
}			latin[] = {
	{" special administrative region", PLACE_SUFFIX_PROVINCE, ENGLISH},
	{" prefecture level city", PLACE_SUFFIX_CITY, ENGLISH},
	{" county level city", PLACE_SUFFIX_CITY, ENGLISH},
	{" subdistrict office", PLACE_SUFFIX_TOWN, ENGLISH},
	{" autonomous region", PLACE_SUFFIX_PROVINCE, PEOPLE},
	{" autonomous prefecture", PLACE_SUFFIX_PREFECTURE, PEOPLE},
	{" autonomous county", PLACE_SUFFIX_COUNTY, PEOPLE},
	{" autonomous banner", PLACE_SUFFIX_COUNTY, PEOPLE},
	{" ethnic township", PLACE_SUFFIX_TOWN, PEOPLE},
	{" sub district", PLACE_SUFFIX_TOWN, ENGLISH},
	{" new district", PLACE_SUFFIX_DISTRICT, ENGLISH},
	{" new area", PLACE_SUFFIX_DISTRICT, ENGLISH},
	{" province", PLACE_SUFFIX_PROVINCE, ENGLISH},
	{" sar", PLACE_SUFFIX_PROVINCE, ENGLISH},
	{" prefecture", PLACE_SUFFIX_PREFECTURE, ENGLISH},
	{" league", PLACE_SUFFIX_PREFECTURE, ENGLISH},
	{" municipality", PLACE_SUFFIX_CITY, ENGLISH},
	{" city", PLACE_SUFFIX_CITY, ENGLISH},
	{" county", PLACE_SUFFIX_COUNTY, ENGLISH},
	{" banner", PLACE_SUFFIX_COUNTY, ENGLISH},
	{" district", PLACE_SUFFIX_DISTRICT, ENGLISH},
	{" subdistrict", PLACE_SUFFIX_TOWN, ENGLISH},
	{" township", PLACE_SUFFIX_TOWN, ENGLISH},
	{" town", PLACE_SUFFIX_TOWN, ENGLISH},
	{" zizhiqu", PLACE_SUFFIX_PROVINCE, PINYIN},
	{" zizhizhou", PLACE_SUFFIX_PREFECTURE, PINYIN},
	{" zizhixian", PLACE_SUFFIX_COUNTY, PINYIN},
	{" sheng", PLACE_SUFFIX_PROVINCE, PINYIN},
	{" diqu", PLACE_SUFFIX_PREFECTURE, PINYIN},
	{" shi", PLACE_SUFFIX_CITY, PINYIN},
	{" xian", PLACE_SUFFIX_COUNTY, PINYIN},
	{" xinqu", PLACE_SUFFIX_DISTRICT, PINYIN},
	{" qu", PLACE_SUFFIX_DISTRICT, PINYIN},
	{" jiedao", PLACE_SUFFIX_TOWN, PINYIN},
	{" zhen", PLACE_SUFFIX_TOWN, PINYIN},
	{" xiang", PLACE_SUFFIX_TOWN, PINYIN}
};

/* Of more than two syllables, the last of them no suffix: 景德镇 and 康巴什. */
static const char *const kept_pinyin[] = {"jing de zhen", "kang ba shi"};

static const struct
{
	const char *beginning;
	place_suffix kind;
}			leading[] = {
	{"province of ", PLACE_SUFFIX_PROVINCE},
	{"prefecture of ", PLACE_SUFFIX_PREFECTURE},
	{"municipality of ", PLACE_SUFFIX_CITY},
	{"city of ", PLACE_SUFFIX_CITY},
	{"county of ", PLACE_SUFFIX_COUNTY},
	{"district of ", PLACE_SUFFIX_DISTRICT},
	{"town of ", PLACE_SUFFIX_TOWN}
};

static bool
is_one_of(const char *name, size_t len, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
	{
		if (len == strlen(names[i]) && memcmp(name, names[i], len) == 0)
			return true;
	}
	return false;
}

static size_t
drop_chinese(const char *name, size_t len, place_suffix *kind)
{
	if (is_one_of(name, len, kept_names, LENGTH_OF(kept_names)))
		return len;
	for (size_t i = 0; i < LENGTH_OF(kept_endings); i++)
	{
		if (word_ends(name, len, kept_endings[i]))
			return len;
	}
	for (size_t i = 0; i < LENGTH_OF(chinese); i++)
	{
		size_t		rest;

		if (!word_ends(name, len, chinese[i].ending))
			continue;
		rest = place_rest(name, len - strlen(chinese[i].ending));
		if (place_characters(name, rest) < chinese[i].least)
			continue;
		*kind = chinese[i].kind;
		return drop_chinese_peoples(name, rest,
									strncmp(chinese[i].ending, "自治", strlen("自治")) == 0);
	}
	return len;
}

/*
 * Are these two syllables at least?  Xi'an, Ji'an and Lu'an are, also without
 * their apostrophe: no city's name has one syllable.
 */
static bool
may_precede_pinyin(const char *name, size_t len, place_suffix kind)
{
	static const char cities[3][5] = {"xian", "jian", "luan"};

	if (!ends_in_latin(name, len))
		return false;
	if (memchr(name, ' ', len) != NULL || memchr(name, '\'', len) != NULL)
		return true;
	for (size_t i = 0; i < LENGTH_OF(cities) && kind == PLACE_SUFFIX_CITY; i++)
	{
		if (len == 4 && memcmp(name, cities[i], len) == 0)
			return true;
	}
	return !pinyin_syllable(name, len);
}

static size_t
drop_latin(const char *name, size_t len, place_suffix *kind)
{
	if (memchr(name, ' ', len) == NULL ||
		is_one_of(name, len, kept_pinyin, LENGTH_OF(kept_pinyin)))
		return len;
	for (size_t i = 0; i < LENGTH_OF(latin); i++)
	{
		size_t		rest;

		if (!word_ends(name, len, latin[i].ending))
			continue;
		rest = len - strlen(latin[i].ending);
		if (latin[i].of == PINYIN ? !may_precede_pinyin(name, rest, latin[i].kind) :
			!ends_in_latin(name, rest))
			continue;
		*kind = latin[i].kind;
		return latin[i].of == PEOPLE ? drop_latin_peoples(name, rest) : rest;
	}
	return len;
}

size_t
drop_place_suffix(const char *name, size_t len, place_suffix *suffix)
{
	place_suffix kind = PLACE_SUFFIX_NONE;

	*suffix = PLACE_SUFFIX_NONE;
	for (;;)
	{
		bool		ascii = len > 0 && (unsigned char) name[len - 1] < 0x80;
		size_t		rest = ascii ? drop_latin(name, len, &kind) : drop_chinese(name, len, &kind);

		if (rest == len)
			return len;
		if (*suffix == PLACE_SUFFIX_NONE)
			*suffix = kind;
		len = rest;
	}
}

size_t
leading_place_kind(const char *name, size_t len, place_suffix *suffix)
{
	for (size_t i = 0; i < LENGTH_OF(leading); i++)
	{
		size_t		n = strlen(leading[i].beginning);

		if (word_begins(name, len, leading[i].beginning) && place_characters(name + n, len - n) >= 2)
		{
			*suffix = leading[i].kind;
			return n;
		}
	}
	return 0;
}
