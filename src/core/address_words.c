/*
 * address_words.c
 *	  The words of an address that name no place of the atlas.
 */
#include "address_words.h"

#include <string.h>

#include "word_table.h"

#define LENGTH_OF(array) (sizeof(array) / sizeof((array)[0]))

static const struct
{
	const char *word;
	address_word_kind kind;
}			words[] = {
	{"1st", ADDRESS_SIDE}, {"2nd", ADDRESS_SIDE}, {"3rd", ADDRESS_SIDE}, {"4th", ADDRESS_SIDE},
	{"5th", ADDRESS_SIDE}, {"add", ADDRESS_FILLER}, {"addr", ADDRESS_FILLER},
	{"address", ADDRESS_FILLER}, {"administrative", ADDRESS_UNIT}, {"airport", ADDRESS_ROAD},
	{"alley", ADDRESS_ROAD}, {"and", ADDRESS_FILLER}, {"apartment", ADDRESS_FILLER},
	{"apt", ADDRESS_FILLER}, {"area", ADDRESS_UNIT}, {"at", ADDRESS_FILLER},
	{"autonomous", ADDRESS_UNIT}, {"av", ADDRESS_ROAD}, {"ave", ADDRESS_ROAD},
	{"avenue", ADDRESS_ROAD}, {"bank", ADDRESS_ROAD}, {"banner", ADDRESS_UNIT}, {"bei", ADDRESS_SIDE},
	{"bldg", ADDRESS_ROAD}, {"blk", ADDRESS_FILLER}, {"block", ADDRESS_FILLER},
	{"blvd", ADDRESS_ROAD}, {"booth", ADDRESS_FILLER}, {"boulevard", ADDRESS_ROAD},
	{"box", ADDRESS_FILLER}, {"bridge", ADDRESS_ROAD}, {"building", ADDRESS_ROAD},
	{"cafe", ADDRESS_ROAD}, {"ceng", ADDRESS_FILLER}, {"center", ADDRESS_ROAD},
	{"central", ADDRESS_SIDE}, {"centre", ADDRESS_ROAD}, {"china", ADDRESS_CHINA},
	{"city", ADDRESS_UNIT}, {"code", ADDRESS_FILLER}, {"college", ADDRESS_ROAD},
	{"county", ADDRESS_UNIT}, {"cun", ADDRESS_UNIT}, {"dadao", ADDRESS_ROAD}, {"dajie", ADDRESS_ROAD},
	{"danyuan", ADDRESS_FILLER}, {"daolu", ADDRESS_ROAD}, {"dev", ADDRESS_FILLER},
	{"development", ADDRESS_FILLER}, {"diqu", ADDRESS_UNIT}, {"district", ADDRESS_UNIT},
	{"dong", ADDRESS_SIDE}, {"door", ADDRESS_FILLER}, {"drive", ADDRESS_ROAD}, {"e", ADDRESS_SIDE},
	{"east", ADDRESS_SIDE}, {"economic", ADDRESS_FILLER}, {"er", ADDRESS_SIDE},
	{"ethnic", ADDRESS_UNIT}, {"expressway", ADDRESS_ROAD}, {"fax", ADDRESS_FILLER},
	{"fifth", ADDRESS_SIDE}, {"first", ADDRESS_SIDE}, {"fl", ADDRESS_FILLER},
	{"floor", ADDRESS_FILLER}, {"flr", ADDRESS_FILLER}, {"fourth", ADDRESS_SIDE},
	{"garden", ADDRESS_ROAD}, {"gardens", ADDRESS_ROAD}, {"gate", ADDRESS_FILLER},
	{"gonglu", ADDRESS_ROAD}, {"group", ADDRESS_FILLER}, {"hao", ADDRESS_FILLER},
	{"hi", ADDRESS_FILLER}, {"high", ADDRESS_FILLER}, {"highway", ADDRESS_ROAD},
	{"hospital", ADDRESS_ROAD}, {"hostel", ADDRESS_ROAD}, {"hotel", ADDRESS_ROAD},
	{"house", ADDRESS_FILLER}, {"in", ADDRESS_FILLER}, {"ind", ADDRESS_FILLER},
	{"industrial", ADDRESS_FILLER}, {"industry", ADDRESS_FILLER}, {"inner", ADDRESS_SIDE},
	{"institute", ADDRESS_ROAD}, {"jie", ADDRESS_ROAD}, {"jiedao", ADDRESS_UNIT},
	{"lane", ADDRESS_ROAD}, {"league", ADDRESS_UNIT}, {"level", ADDRESS_UNIT},
	{"lot", ADDRESS_FILLER}, {"lou", ADDRESS_FILLER}, {"lower", ADDRESS_SIDE}, {"lu", ADDRESS_ROAD},
	{"mainland", ADDRESS_FILLER}, {"mall", ADDRESS_ROAD}, {"mansion", ADDRESS_ROAD},
	{"middle", ADDRESS_SIDE}, {"mobile", ADDRESS_FILLER}, {"municipality", ADDRESS_UNIT},
	{"museum", ADDRESS_ROAD}, {"n", ADDRESS_SIDE}, {"nan", ADDRESS_SIDE}, {"near", ADDRESS_FILLER},
	{"new", ADDRESS_SIDE}, {"next", ADDRESS_FILLER}, {"no", ADDRESS_FILLER}, {"north", ADDRESS_SIDE},
	{"nr", ADDRESS_FILLER}, {"number", ADDRESS_FILLER}, {"of", ADDRESS_FILLER},
	{"office", ADDRESS_FILLER}, {"old", ADDRESS_SIDE}, {"outer", ADDRESS_SIDE}, {"p", ADDRESS_FILLER},
	{"park", ADDRESS_ROAD}, {"part", ADDRESS_FILLER}, {"people", ADDRESS_FILLER},
	{"peoples", ADDRESS_FILLER}, {"phase", ADDRESS_FILLER}, {"plaza", ADDRESS_ROAD},
	{"plot", ADDRESS_FILLER}, {"po", ADDRESS_FILLER}, {"pobox", ADDRESS_FILLER},
	{"port", ADDRESS_ROAD}, {"postal", ADDRESS_FILLER}, {"postcode", ADDRESS_FILLER},
	{"prc", ADDRESS_CHINA}, {"prefecture", ADDRESS_UNIT}, {"province", ADDRESS_UNIT},
	{"qu", ADDRESS_UNIT}, {"r", ADDRESS_FILLER}, {"rd", ADDRESS_ROAD}, {"region", ADDRESS_UNIT},
	{"republic", ADDRESS_FILLER}, {"restaurant", ADDRESS_ROAD}, {"rm", ADDRESS_FILLER},
	{"road", ADDRESS_ROAD}, {"room", ADDRESS_FILLER}, {"s", ADDRESS_SIDE}, {"san", ADDRESS_SIDE},
	{"sar", ADDRESS_UNIT}, {"school", ADDRESS_ROAD}, {"second", ADDRESS_SIDE},
	{"section", ADDRESS_FILLER}, {"sheng", ADDRESS_UNIT}, {"shi", ADDRESS_UNIT},
	{"shop", ADDRESS_FILLER}, {"si", ADDRESS_SIDE}, {"south", ADDRESS_SIDE},
	{"special", ADDRESS_UNIT}, {"square", ADDRESS_ROAD}, {"st", ADDRESS_ROAD},
	{"stall", ADDRESS_FILLER}, {"station", ADDRESS_ROAD}, {"ste", ADDRESS_FILLER},
	{"store", ADDRESS_FILLER}, {"str", ADDRESS_ROAD}, {"street", ADDRESS_ROAD}, {"sub", ADDRESS_UNIT},
	{"subdistrict", ADDRESS_UNIT}, {"suite", ADDRESS_FILLER}, {"supermarket", ADDRESS_ROAD},
	{"team", ADDRESS_FILLER}, {"tech", ADDRESS_FILLER}, {"technological", ADDRESS_FILLER},
	{"technology", ADDRESS_FILLER}, {"tel", ADDRESS_FILLER}, {"temple", ADDRESS_ROAD},
	{"the", ADDRESS_FILLER}, {"third", ADDRESS_SIDE}, {"to", ADDRESS_FILLER}, {"tower", ADDRESS_ROAD},
	{"towers", ADDRESS_ROAD}, {"town", ADDRESS_UNIT}, {"township", ADDRESS_UNIT},
	{"unit", ADDRESS_FILLER}, {"university", ADDRESS_ROAD}, {"upper", ADDRESS_SIDE},
	{"villa", ADDRESS_ROAD}, {"village", ADDRESS_ROAD}, {"w", ADDRESS_SIDE}, {"west", ADDRESS_SIDE},
	{"wu", ADDRESS_SIDE}, {"xi", ADDRESS_SIDE}, {"xian", ADDRESS_UNIT}, {"xiang", ADDRESS_UNIT},
	{"xinqu", ADDRESS_UNIT}, {"yi", ADDRESS_SIDE}, {"zhen", ADDRESS_UNIT},
	{"zhizhizhou", ADDRESS_UNIT}, {"zhong", ADDRESS_SIDE}, {"zhongguo", ADDRESS_CHINA},
	{"zip", ADDRESS_FILLER}, {"zizhiqu", ADDRESS_UNIT}, {"zizhixian", ADDRESS_UNIT},
	{"zizhizhou", ADDRESS_UNIT}, {"zone", ADDRESS_FILLER}
};

/* Countries, and states of America, Canada and Australia; without spaces. */
static const char *const foreign[] = {
	"afghanistan", "alabama", "alaska", "albania", "alberta", "algeria", "andorra", "angola", "argentina",
	"arizona", "arkansas", "armenia", "australia", "austria", "azerbaijan", "bahamas", "bahrain",
	"bangladesh", "barbados", "belarus", "belgium", "belize", "benin", "bhutan", "bolivia",
	"bosniaandherzegovina", "botswana", "brasil", "brazil", "britishcolumbia", "brunei", "bulgaria",
	"burkinafaso", "burma", "burundi", "california", "cambodia", "cameroon", "canada", "chad", "chile",
	"colombia", "colorado", "congo", "connecticut", "costarica", "cotedivoire", "croatia", "cuba", "cyprus",
	"czechia", "czechrepublic", "delaware", "denmark", "deutschland", "djibouti", "dominicanrepublic",
	"ecuador", "egypt", "elsalvador", "england", "eritrea", "estonia", "eswatini", "ethiopia", "fiji",
	"finland", "florida", "france", "gabon", "gambia", "georgia", "germany", "ghana", "greatbritain",
	"greece", "grenada", "guatemala", "guinea", "guyana", "haiti", "hawaii", "holland", "honduras", "hungary",
	"iceland", "idaho", "illinois", "india", "indiana", "indonesia", "iowa", "iran", "iraq", "ireland",
	"israel", "italia", "italy", "ivorycoast", "jamaica", "japan", "jordan", "kansas", "kazakhstan",
	"kentucky", "kenya", "korea", "kosovo", "kuwait", "kyrgyzstan", "laos", "latvia", "lebanon", "lesotho",
	"liberia", "libya", "liechtenstein", "lithuania", "louisiana", "luxembourg", "madagascar", "maine",
	"malawi", "malaysia", "maldives", "mali", "malta", "manitoba", "maryland", "massachusetts", "mauritania",
	"mauritius", "mexico", "michigan", "minnesota", "mississippi", "missouri", "moldova", "monaco",
	"mongolia", "montana", "montenegro", "morocco", "mozambique", "myanmar", "namibia", "nebraska", "nepal",
	"netherlands", "nevada", "newhampshire", "newjersey", "newmexico", "newsouthwales", "newyork",
	"newzealand", "nicaragua", "niger", "nigeria", "northcarolina", "northdakota", "northkorea",
	"northmacedonia", "norway", "novascotia", "ohio", "oklahoma", "oman", "ontario", "oregon", "pakistan",
	"palestine", "panama", "papuanewguinea", "paraguay", "pennsylvania", "peru", "philippines", "poland",
	"portugal", "puertorico", "qatar", "quebec", "queensland", "republicofkorea", "rhodeisland", "romania",
	"russia", "russianfederation", "rwanda", "samoa", "saskatchewan", "saudiarabia", "scotland", "senegal",
	"serbia", "seychelles", "sierraleone", "singapore", "slovakia", "slovenia", "somalia", "southafrica",
	"southcarolina", "southdakota", "southkorea", "southsudan", "spain", "srilanka", "sudan", "suriname",
	"sweden", "switzerland", "syria", "tajikistan", "tanzania", "tasmania", "tennessee", "texas", "thailand",
	"togo", "tonga", "trinidadandtobago", "tunisia", "turkey", "turkiye", "turkmenistan", "uae", "uganda",
	"uk", "ukraine", "unitedarabemirates", "unitedkingdom", "unitedstates", "unitedstatesofamerica",
	"uruguay", "us", "usa", "utah", "uzbekistan", "venezuela", "vermont", "vietnam", "virginia", "wales",
	"washington", "westvirginia", "wisconsin", "wyoming", "yemen", "zambia", "zimbabwe"
};

static const char *const han_china[] = {"中华人民共和国", "中国"};

static const char *const han_fillers[] = {"注册地址", "办公地址", "详细地址", "地址", "位于", "坐落于", "产自", "产地", "来自", "在"};

static const char *const han_foreign[] = {
	"美国", "英国", "法国", "德国", "日本", "韩国", "朝鲜民主", "越南", "印度", "泰国", "新加坡", "马来西亚", "菲律宾",
	"俄罗斯", "意大利", "西班牙", "葡萄牙", "荷兰", "加拿大", "澳大利亚", "新西兰", "墨西哥", "巴西", "土耳其", "阿联酋",
	"巴基斯坦", "孟加拉", "缅甸", "老挝", "柬埔寨", "蒙古国", "哈萨克斯坦", "埃及", "南非", "波兰", "乌克兰"
};

/* What a road or building ends in, and what may stand before the end of a road. */
static const char *const han_roads[] = {"路", "街", "大道", "道", "巷", "弄", "胡同", "公路", "高速", "站"};
static const char *const han_sides[] = {
	"东", "西", "南", "北", "中", "上", "下", "前", "后", "新", "老", "内", "外", "环", "支",
	"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"
};
static const char *const han_buildings[] = {
	"大厦", "大楼", "广场", "酒店", "宾馆", "饭店", "花园", "小区", "大桥", "桥", "大学", "学院", "医院", "银行", "公园",
	"机场", "国道", "火车", "村"
};
static const char *const han_details[] = {
	"路", "街", "道", "巷", "弄", "号", "栋", "幢", "楼", "室", "层", "座", "单元", "公司", "厂"
};

/* The last characters of suffixes, and of units that the atlas does not know. */
static const char *const han_units[] = {"省", "市", "县", "区", "镇", "乡", "道", "盟", "旗", "州", "木"};

address_word_kind
address_word_is(const char *word, size_t len)
{
	size_t		low = 0;
	size_t		high = LENGTH_OF(words);

	while (low < high)
	{
		size_t		middle = (low + high) / 2;
		int			order = strncmp(words[middle].word, word, len);

		if (order == 0 && words[middle].word[len] == '\0')
			return words[middle].kind;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return ADDRESS_OTHER;
}

/*
 * Length of the first of the words that the text begins with.  All begin with a
 * character of three bytes, of which the last two tell most of them apart.
 */
static size_t
begins_with_any(const char *text, size_t len, const char *const *list, size_t count)
{
	if (len < 3)
		return 0;
	for (size_t i = 0; i < count; i++)
	{
		if (list[i][2] == text[2] && list[i][1] == text[1] && word_begins(text, len, list[i]))
			return strlen(list[i]);
	}
	return 0;
}

size_t
address_han_china(const char *text, size_t len)
{
	return begins_with_any(text, len, han_china, LENGTH_OF(han_china));
}

size_t
address_han_filler(const char *text, size_t len)
{
	return begins_with_any(text, len, han_fillers, LENGTH_OF(han_fillers));
}

size_t
address_han_street(const char *text, size_t len)
{
	size_t		at = begins_with_any(text, len, han_buildings, LENGTH_OF(han_buildings));

	if (at > 0)
		return at;
	for (int sides = 0; sides <= 3; sides++)
	{
		size_t		road = begins_with_any(text + at, len - at, han_roads, LENGTH_OF(han_roads));
		size_t		side;

		if (road > 0)
			return at + road;
		side = begins_with_any(text + at, len - at, han_sides, LENGTH_OF(han_sides));
		if (side == 0)
			return 0;
		at += side;
	}
	return 0;
}

bool
address_han_detail(const char *text, size_t len)
{
	return begins_with_any(text, len, han_details, LENGTH_OF(han_details)) > 0;
}

bool
address_han_unit(const char *text, size_t len)
{
	return begins_with_any(text, len, han_units, LENGTH_OF(han_units)) > 0;
}

bool
address_foreign(const char *name, size_t len)
{
	size_t		low = 0;
	size_t		high = LENGTH_OF(foreign);

	while (low < high)
	{
		size_t		middle = (low + high) / 2;
		int			order = strncmp(foreign[middle], name, len);

		if (order == 0 && foreign[middle][len] == '\0')
			return true;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

bool
address_han_foreign(const char *text, size_t len)
{
	return begins_with_any(text, len, han_foreign, LENGTH_OF(han_foreign)) > 0;
}
