/*
 * place_people.c
 *	  The peoples in the names of autonomous units.
 */
#include "place_people.h"

#include <string.h>

#include "utf8.h"
#include "word_table.h"

#define LENGTH_OF(array) (sizeof(array) / sizeof((array)[0]))

/* Of two with one end the longer first; 各 is 'all', 隆林各族自治县. */
static const char *const chinese_peoples[] = {
	"柯尔克孜", "乌孜别克", "维吾尔", "哈萨克", "达斡尔", "塔吉克", "鄂温克", "鄂伦春",
	"俄罗斯", "塔塔尔", "蒙古", "布依", "朝鲜", "土家", "哈尼", "傈僳", "高山", "拉祜", "东乡",
	"纳西", "景颇", "仫佬", "布朗", "撒拉", "毛南", "仡佬", "锡伯", "阿昌", "普米", "德昂",
	"保安", "裕固", "独龙", "赫哲", "门巴", "珞巴", "基诺", "回", "藏", "苗", "彝", "壮", "满",
	"侗", "瑶", "白", "傣", "黎", "佤", "畲", "水", "土", "羌", "怒", "京", "各"
};

static const char *const latin_peoples[] = {
	" and", " ethnic", " multinational", " various nationalities", " bai", " blang", " bonan",
	" bouyei", " buyei", " dai", " daur", " derung", " dong", " dongxiang", " ewenki", " gelao",
	" hani", " hui", " jingpo", " kazak", " kazakh", " kirgiz", " korean", " kyrgyz", " lahu",
	" li", " lisu", " manchu", " maonan", " miao", " mongol", " mongolian", " mulao", " naxi",
	" nu", " oroqen", " pumi", " qiang", " salar", " she", " shui", " sui", " tajik", " tibetan",
	" tu", " tujia", " uighur", " uygur", " uyghur", " va", " wa", " xibe", " yao", " yi",
	" yugur", " zhuang"
};

size_t
place_rest(const char *name, size_t len)
{
	while (len > 0 && name[len - 1] == ' ')
		len--;
	return len;
}

size_t
place_characters(const char *name, size_t len)
{
	size_t		n = utf8_length(name, len);

	for (size_t i = 0; i < len; i++)
		n -= name[i] == ' ' || name[i] == '\'';
	return n;
}

bool
ends_in_latin(const char *name, size_t len)
{
	return len > 0 && (unsigned char) name[len - 1] < 0x80 && place_characters(name, len) >= 2;
}

size_t
drop_chinese_peoples(const char *name, size_t len, bool autonomous)
{
	const size_t zu = strlen("族");

	for (;;)
	{
		bool		has_zu = word_ends(name, len, "族");
		size_t		stem = has_zu ? len - zu : len;
		size_t		rest = len;

		if (!has_zu && !autonomous)
			return len;
		for (size_t i = 0; i < LENGTH_OF(chinese_peoples) && rest == len; i++)
		{
			if ((has_zu || strlen(chinese_peoples[i]) > zu) &&
				word_ends(name, stem, chinese_peoples[i]))
				rest = place_rest(name, stem - strlen(chinese_peoples[i]));
		}
		if (rest == len)
			return len;
		if (place_characters(name, rest) < 2)
			return has_zu && place_characters(name, stem) >= 2 ? stem : len;
		len = rest;
	}
}

size_t
drop_latin_peoples(const char *name, size_t len)
{
	for (size_t i = 0; i < LENGTH_OF(latin_peoples);)
	{
		if (word_ends(name, len, latin_peoples[i]) &&
			ends_in_latin(name, len - strlen(latin_peoples[i])))
		{
			len -= strlen(latin_peoples[i]);
			i = 0;
		}
		else
			i++;
	}
	return len;
}
