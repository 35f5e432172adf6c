/*
 * test_normalise.c
 *	  Names as people write them and the form each must have; then properties
 *	  on random texts.
 */
#include "check.h"

#include <stdint.h>
#include <string.h>

#include "normalise_properties.h"

typedef struct pair
{
	const char *written;
	const char *form;
} pair;

/* What folding alone does; the two other forms start from it. */
static const pair folded[] = {
	{"Socks", "socks"}, {"  two   words ", "two words"}, {"tab\tand\nline", "tab and line"},
	{"", ""}, {"  ", ""}, {"?!…", ""}, {"😀", ""}, {"red🎁box", "red box"},
	{"café crème", "cafe creme"}, {"Çelik Ürün", "celik urun"}, {"Łódź", "lodz"},
	{"naïve", "naive"}, {"Straße", "strasse"}, {"STRAẞE", "strasse"}, {"Ærø", "aero"},
	{"œuvre", "oeuvre"}, {"İstanbul ı", "istanbul i"}, {"Đà Nẵng", "da nang"}, {"Ǆ ǉ", "dz lj"},
	{"ﬁshing ﬂy oﬃce", "fishing fly office"}, {"cafe\xCC\x81", "cafe"},
	{"u\xCC\x88\xCC\x8C", "u"}, {"Yìwū", "yiwu"}, {"lǖ lǘ lǚ lǜ", "lu lu lu lu"},
	{"āáǎà ēéěè īíǐì", "aaaa eeee iiii"}, {"ōóǒò ūúǔù", "oooo uuuu"}, {"ɡuɑnɡ", "guang"},
	{"Ｓｏｃｋｓ　１２", "socks 12"}, {"Ａ＆Ｂ", "a and b"}, {"m²", "m2"}, {"3×5", "3 5"},
	{"a×b÷c", "a b c"}, {"don’t", "dont"}, {"‘quoted’", "quoted"},
	{"rock 'n' roll", "rock n roll"}, {"Xi`an Xi´an Xi＇an", "xian xian xian"},
	{"T-shirt—new", "t shirt new"}, {"a/b,c;d.e", "a b c d e"}, {"№5", "5"},
	{"brand® name™", "brand name"}, {"a&b&&c", "a and b and and c"},
	{"soft\xC2\xADhyphen", "softhyphen"}, {"zero\xE2\x80\x8Bwidth", "zerowidth"},
	{"\xE2\x80\x8Fright\xE2\x80\xAE mark", "right mark"}, {"ΑΘΗΝΑ", "αθηνα"},
	{"МОСКВА Ёлка", "москва ёлка"}, {"שלום", "שלום"}, {"ソックス", "ソックス"}, {"양말", "양말"},
	{"LED灯具", "led 灯具"}, {"LED 灯　具", "led 灯具"}, {"太阳 眼镜", "太阳眼镜"}, {"袜子、手套", "袜子手套"},
	{"5G手机3号", "5g 手机 3 号"}, {"【新款】袜子", "新款袜子"}, {"〇", "〇"}, {"𠮷祥", "𠮷祥"}, {"襪子", "袜子"},
	{"眼鏡", "眼镜"}, {"燈具", "灯具"}, {"傢具", "家具"}, {"廣東省", "广东省"}, {"蘇州", "苏州"}, {"諸暨縣", "诸暨县"},
	{"義烏", "义乌"}, {"乾县", "乾县"}, {"餘姚 吳江", "余姚吴江"}, {"鐘錶", "钟表"}, {"龜", "龟"}, {"俱", "具"},
	{"bad\xFFutf", "bad utf"}, {"cut\xE8\xA2", "cut"}, {"over\xC0\x80long", "over long"},
	{"\xED\xA0\x80sur", "sur"}
};

static const pair products[] = {
	{"socks", "sock"}, {"SOCK", "sock"}, {"dishes", "dish"}, {"brushes", "brush"},
	{"watches", "watch"}, {"boxes", "box"}, {"dresses", "dress"}, {"mattresses", "mattress"},
	{"batteries", "battery"}, {"toys", "toy"}, {"shoes", "shoe"}, {"horseshoes", "horseshoe"},
	{"potatoes", "potato"}, {"photos", "photo"}, {"bamboos", "bamboo"}, {"scarves", "scarf"},
	{"headscarves", "headscarf"}, {"knives", "knife"}, {"penknives", "penknife"},
	{"shelves", "shelf"}, {"bookshelves", "bookshelf"}, {"handkerchieves", "handkerchief"},
	{"gloves", "glove"}, {"valves", "valve"}, {"sleeves", "sleeve"}, {"stoves", "stove"},
	{"olives", "olive"}, {"tea leaves", "tea leaf"}, {"ties", "tie"}, {"neckties", "necktie"},
	{"cookies", "cookie"}, {"hoodies", "hoodie"}, {"accessories", "accessory"}, {"cases", "case"},
	{"vases", "vase"}, {"blouses", "blouse"}, {"greenhouses", "greenhouse"}, {"fuses", "fuse"},
	{"buses", "bus"}, {"minibuses", "minibus"}, {"bus", "bus"}, {"lenses", "lens"},
	{"lens", "lens"}, {"gas stoves", "gas stove"}, {"gases", "gas"}, {"canvas", "canvas"},
	{"chassis", "chassis"}, {"bikinis", "bikini"}, {"taxis", "taxi"}, {"bras", "bra"},
	{"sofas", "sofa"}, {"mice", "mouse"}, {"mouse pads", "mouse pad"}, {"dice", "dice"},
	{"dies", "die"}, {"quartzes", "quartz"}, {"sizes", "size"}, {"lathes", "lathe"},
	{"caches", "cache"}, {"canoes", "canoe"}, {"glasses", "glasses"}, {"glass", "glass"},
	{"sunglasses", "sunglasses"}, {"sunglass frames", "sunglasses frame"}, {"clothes", "clothes"},
	{"cloths", "cloth"}, {"jeans", "jeans"}, {"trousers", "trousers"},
	{"trouser press", "trousers press"}, {"pants", "pants"}, {"shorts", "shorts"},
	{"short", "short"}, {"leather goods", "leather goods"}, {"scissors", "scissors"},
	{"ABS plastic", "abs plastic"}, {"LEDs", "led"}, {"TVs", "tv"}, {"mp3s", "mp3"},
	{"series", "series"}, {"men's socks", "men sock"}, {"mens socks", "men sock"},
	{"man's sock", "men sock"}, {"Gents’ shoes", "men shoe"}, {"ladies' bags", "women bag"},
	{"lady's bag", "women bag"}, {"Ladies bag", "women bag"}, {"women's bag", "women bag"},
	{"children's toys", "children toy"}, {"kids toys", "children toy"},
	{"kid's toy", "children toy"}, {"kid leather", "kid leather"}, {"boys' caps", "boy cap"},
	{"babies' bottles", "baby bottle"}, {"baby's bottle", "baby bottle"},
	{"jewellery", "jewelry"}, {"jewelry", "jewelry"}, {"jewellers", "jeweler"},
	{"colour", "color"}, {"watercolours", "watercolor"}, {"multicoloured", "multicolored"},
	{"aluminium foil", "aluminum foil"}, {"tyres", "tire"}, {"styrene", "styrene"},
	{"grey", "gray"}, {"greyhound", "greyhound"}, {"fibre", "fiber"},
	{"fibreglass", "fiberglass"}, {"moulds", "mold"}, {"moulding", "molding"},
	{"smoulder", "smolder"}, {"organisers", "organizer"}, {"moisturising", "moisturizing"},
	{"sterilisation", "sterilization"}, {"steriliser", "sterilizer"},
	{"exercise bikes", "exercise bike"}, {"merchandise", "merchandise"}, {"chemises", "chemise"},
	{"turquoise", "turquoise"}, {"advertising", "advertising"}, {"noise", "noise"},
	{"pyjamas", "pajamas"}, {"pajamas", "pajamas"}, {"centre", "center"},
	{"thermometres", "thermometer"}, {"catalogues", "catalog"}, {"ploughs", "plow"},
	{"snowplough", "snowplow"}, {"cosy", "cozy"}, {"woollen yarns", "woolen yarn"},
	{"aeroplanes", "airplane"}, {"labelling machines", "labeling machine"},
	{"bevelled mirror", "beveled mirror"}, {"sulphur", "sulfur"}, {"axes", "ax"},
	{"discs", "disk"}, {"mitre saws", "miter saw"}, {"louvres", "louver"},
	{"chequered", "checkered"}, {"orthopaedic shoes", "orthopedic shoe"},
	{"manoeuvre", "maneuver"}, {"T-shirts", "t shirt"}, {"tshirts", "t shirt"},
	{"BBQ grills", "barbecue grill"}, {"ironing boards", "ironing board"},
	{"hardware & tools", "hardware and tool"}, {"LED灯具s", "led 灯具 s"},
	{"Chaussures d'été", "chaussure dete"}, {"jewelll", "jewel"}
};

static const struct
{
	const char *written;
	const char *form;
	place_suffix suffix;
}			places[] = {
	{"Xi'an", "xian", PLACE_SUFFIX_NONE}, {"Xi An", "xian", PLACE_SUFFIX_NONE},
	{"XIAN", "xian", PLACE_SUFFIX_NONE}, {"Xī’ān", "xian", PLACE_SUFFIX_NONE},
	{"Xi'an Shi", "xian", PLACE_SUFFIX_CITY}, {"Xian Shi", "xian", PLACE_SUFFIX_CITY},
	{"Xi'an City", "xian", PLACE_SUFFIX_CITY},
	{"Shaanxi Xi'an", "shaanxixian", PLACE_SUFFIX_NONE}, {"西安市", "西安", PLACE_SUFFIX_CITY},
	{"浙江省", "浙江", PLACE_SUFFIX_PROVINCE}, {"諸暨市", "诸暨", PLACE_SUFFIX_CITY},
	{"大唐街道", "大唐", PLACE_SUFFIX_TOWN}, {"大唐街道办事处", "大唐", PLACE_SUFFIX_TOWN},
	{"大唐镇", "大唐", PLACE_SUFFIX_TOWN}, {"大唐", "大唐", PLACE_SUFFIX_NONE},
	{"吴兴区", "吴兴", PLACE_SUFFIX_DISTRICT}, {"清新区", "清新", PLACE_SUFFIX_DISTRICT},
	{"浦东新区", "浦东", PLACE_SUFFIX_DISTRICT}, {"安吉县", "安吉", PLACE_SUFFIX_COUNTY},
	{"歙县", "歙县", PLACE_SUFFIX_NONE}, {"西区", "西区", PLACE_SUFFIX_NONE},
	{"沙县区", "沙县", PLACE_SUFFIX_DISTRICT}, {"津市市", "津市", PLACE_SUFFIX_CITY},
	{"市", "市", PLACE_SUFFIX_NONE}, {"景德镇市", "景德镇", PLACE_SUFFIX_CITY},
	{"景德镇", "景德镇", PLACE_SUFFIX_NONE}, {"石湾镇街道", "石湾", PLACE_SUFFIX_TOWN},
	{"古镇镇", "古镇", PLACE_SUFFIX_TOWN}, {"蒲鞋市街道", "蒲鞋市", PLACE_SUFFIX_TOWN},
	{"峰峰矿区", "峰峰矿区", PLACE_SUFFIX_NONE}, {"昆山经济技术开发区", "昆山经济技术开发区", PLACE_SUFFIX_NONE},
	{"绿园区", "绿园", PLACE_SUFFIX_DISTRICT}, {"神农架林区", "神农架", PLACE_SUFFIX_DISTRICT},
	{"万柏林区", "万柏林", PLACE_SUFFIX_DISTRICT}, {"阿克苏地区", "阿克苏", PLACE_SUFFIX_PREFECTURE},
	{"锡林郭勒盟", "锡林郭勒", PLACE_SUFFIX_PREFECTURE}, {"阿荣旗", "阿荣", PLACE_SUFFIX_COUNTY},
	{"香港特别行政区", "香港", PLACE_SUFFIX_PROVINCE}, {"内蒙古自治区", "内蒙古", PLACE_SUFFIX_PROVINCE},
	{"新疆维吾尔自治区", "新疆", PLACE_SUFFIX_PROVINCE}, {"广西壮族自治区", "广西", PLACE_SUFFIX_PROVINCE},
	{"宁夏回族自治区", "宁夏", PLACE_SUFFIX_PROVINCE}, {"西藏自治区", "西藏", PLACE_SUFFIX_PROVINCE},
	{"延边朝鲜族自治州", "延边", PLACE_SUFFIX_PREFECTURE}, {"恩施土家族苗族自治州", "恩施", PLACE_SUFFIX_PREFECTURE},
	{"长白朝鲜族自治县", "长白", PLACE_SUFFIX_COUNTY}, {"融水苗族自治县", "融水", PLACE_SUFFIX_COUNTY},
	{"双江拉祜族佤族布朗族傣族自治县", "双江", PLACE_SUFFIX_COUNTY},
	{"积石山保安族东乡族撒拉族自治县", "积石山", PLACE_SUFFIX_COUNTY}, {"东乡族自治县", "东乡", PLACE_SUFFIX_COUNTY},
	{"鄂伦春自治旗", "鄂伦春", PLACE_SUFFIX_COUNTY}, {"隆林各族自治县", "隆林", PLACE_SUFFIX_COUNTY},
	{"伊犁哈萨克自治州", "伊犁", PLACE_SUFFIX_PREFECTURE}, {"管城回族区", "管城", PLACE_SUFFIX_DISTRICT},
	{"菱塘回族乡", "菱塘", PLACE_SUFFIX_TOWN}, {"Zhejiang Province", "zhejiang", PLACE_SUFFIX_PROVINCE},
	{"ZheJiang Sheng", "zhejiang", PLACE_SUFFIX_PROVINCE},
	{"Zhuji City", "zhuji", PLACE_SUFFIX_CITY}, {"Zhu Ji Shi", "zhuji", PLACE_SUFFIX_CITY},
	{"Zhuji-shi", "zhuji", PLACE_SUFFIX_CITY}, {"City of Yiwu", "yiwu", PLACE_SUFFIX_CITY},
	{"Yiwu市", "yiwu", PLACE_SUFFIX_CITY},
	{"Chongqing Municipality", "chongqing", PLACE_SUFFIX_CITY},
	{"Anji County", "anji", PLACE_SUFFIX_COUNTY}, {"Anji Xian", "anji", PLACE_SUFFIX_COUNTY},
	{"She County", "she", PLACE_SUFFIX_COUNTY}, {"Yun Xian", "yunxian", PLACE_SUFFIX_NONE},
	{"Huang Shi", "huangshi", PLACE_SUFFIX_NONE},
	{"Huang Shi Shi", "huangshi", PLACE_SUFFIX_CITY},
	{"Ping Xiang", "pingxiang", PLACE_SUFFIX_NONE},
	{"Feng Xian Qu", "fengxian", PLACE_SUFFIX_DISTRICT},
	{"Jing De Zhen Shi", "jingdezhen", PLACE_SUFFIX_CITY},
	{"Jiangdong Qu", "jiangdong", PLACE_SUFFIX_DISTRICT},
	{"Keqiao District", "keqiao", PLACE_SUFFIX_DISTRICT},
	{"Pudong New Area", "pudong", PLACE_SUFFIX_DISTRICT},
	{"Datang Town", "datang", PLACE_SUFFIX_TOWN},
	{"Datang Sub-district", "datang", PLACE_SUFFIX_TOWN},
	{"Datang Jiedao", "datang", PLACE_SUFFIX_TOWN}, {"Guzhen Zhen", "guzhen", PLACE_SUFFIX_TOWN},
	{"Aksu Prefecture", "aksu", PLACE_SUFFIX_PREFECTURE},
	{"Xilingol League", "xilingol", PLACE_SUFFIX_PREFECTURE},
	{"Arun Banner", "arun", PLACE_SUFFIX_COUNTY},
	{"Hong Kong SAR", "hongkong", PLACE_SUFFIX_PROVINCE},
	{"Xinjiang Uygur Autonomous Region", "xinjiang", PLACE_SUFFIX_PROVINCE},
	{"Inner Mongolia Autonomous Region", "innermongolia", PLACE_SUFFIX_PROVINCE},
	{"Enshi Tujia and Miao Autonomous Prefecture", "enshi", PLACE_SUFFIX_PREFECTURE},
	{"Dongxiang Autonomous County", "dongxiang", PLACE_SUFFIX_COUNTY},
	{"Lüshun", "lushun", PLACE_SUFFIX_NONE}, {"Lvshun", "lushun", PLACE_SUFFIX_NONE},
	{"Lyushun", "lushun", PLACE_SUFFIX_NONE}, {"Panyu", "panyu", PLACE_SUFFIX_NONE},
	{"Jin Yun Xian", "jinyun", PLACE_SUFFIX_COUNTY}, {"City", "city", PLACE_SUFFIX_NONE},
	{"", "", PLACE_SUFFIX_NONE}
};

#define LENGTH_OF(array) (sizeof(array) / sizeof((array)[0]))

static bool
gives(normaliser normalise, const char *written, const char *form)
{
	char		out[NORMALISE_MAX_BYTES];
	size_t		n = normalise(written, strlen(written), out, sizeof(out));

	if (n == strlen(form) && memcmp(out, form, n) == 0)
		return true;
	printf("# got: %.*s\n", (int) n, out);
	return false;
}

static void
check_tables(void)
{
	for (size_t i = 0; i < LENGTH_OF(folded); i++)
		CHECK(gives(fold_name, folded[i].written, folded[i].form),
			  "folded: %s", folded[i].form);
	for (size_t i = 0; i < LENGTH_OF(products); i++)
		CHECK(gives(normalise_product, products[i].written, products[i].form),
			  "product: %s: %s", products[i].written, products[i].form);
	for (size_t i = 0; i < LENGTH_OF(places); i++)
	{
		char		out[NORMALISE_MAX_BYTES];
		place_suffix suffix;

		normalise_place(places[i].written, strlen(places[i].written), out, sizeof(out), &suffix);
		CHECK(gives(place_form, places[i].written, places[i].form) && suffix == places[i].suffix,
			  "place: %s: %s, suffix %d", places[i].written, places[i].form, (int) places[i].suffix);
	}
}

static void
check_words(void)
{
	static const char form[] = "led 灯具 5g";
	name_word	words[3];

	CHECK(name_words(form, strlen(form), words, 3) == 3 && words[0].len == 3 && !words[0].han &&
		  words[1].offset == 4 && words[1].len == 6 && words[1].han &&
		  words[2].offset == 11 && words[2].len == 2 && !words[2].han, "words of a form");
	CHECK(name_words(form, strlen(form), words, 1) == 3, "all words are counted");
	CHECK(name_words("", 0, words, 3) == 0, "no words");
}

/* Texts of any length end between words, or between characters. */
static void
check_long_texts(void)
{
	static char text[1 << 20];
	char		out[NORMALISE_MAX_BYTES];
	size_t		n;

	for (size_t i = 0; i < sizeof(text); i++)
		text[i] = "gloves "[i % 7];
	n = normalise_product(text, sizeof(text), out, sizeof(out));
	CHECK(n == NORMALISE_MAX_CHARS / 7 * 6 - 1 && memcmp(out + n - 6, " glove", 6) == 0,
		  "a long title ends with a whole word");
	memset(text, 'x', sizeof(text));
	CHECK(normalise_product(text, sizeof(text), out, sizeof(out)) == NORMALISE_MAX_CHARS,
		  "one long word is cut");
	memset(text, ' ', sizeof(text));
	text[sizeof(text) - 1] = 'x';
	CHECK(normalise_product(text, sizeof(text), out, sizeof(out)) == 0,
		  "what follows %d bytes is not read", NORMALISE_MAX_INPUT);
	for (size_t i = 0; i < sizeof(text); i++)
		text[i] = "𠮷"[i % 4];
	CHECK(fold_name(text, sizeof(text), out, sizeof(out)) == NORMALISE_MAX_BYTES,
		  "%d characters of four bytes fill the buffer", NORMALISE_MAX_CHARS);
}

static uint32_t
next_random(void)
{
	static uint64_t state = 20240229;

	state = state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t) (state >> 33);
}

/* Random texts made of what the rules look at, and of noise. */
static void
check_random_texts(void)
{
	static const char *const parts[] = {
		" ", " ", " ", "s", "es", "ies", "ves", "ise", "isation", "our", "ll", "re", "'", "&", "-", "　", "x",
		"\xFF", "\xE8", "市", "县", "区", "镇", "自治", "族", "回", "Shi", "Xian", "Qu", "an", "City", "of ",
		"autonomous", "region", "and", "l", "v", "yu", "n", "ü", "ﬃ", "😀", "襪", "Я", "λ", "é", "\xCC\x81"
	};
	const char *broken = NULL;
	char		text[800];
	size_t		len = 0;

	for (int round = 0; round < 100000 && broken == NULL; round++)
	{
		size_t		pieces = next_random() % (round % 50 == 0 ? 100 : 8);

		len = 0;
		for (size_t i = 0; i < pieces; i++)
		{
			const char *piece;

			switch (next_random() % 6)
			{
				case 0:
					piece = products[next_random() % LENGTH_OF(products)].written;
					break;
				case 1:
					piece = places[next_random() % LENGTH_OF(places)].written;
					break;
				default:
					piece = parts[next_random() % LENGTH_OF(parts)];
			}
			if (len + strlen(piece) > sizeof(text))
				break;
			memcpy(text + len, piece, strlen(piece));
			len += strlen(piece);
		}
		broken = forms_break(text, len, next_random());
	}
	CHECK(broken == NULL, "random texts: bounded, valid, idempotent");
	if (broken != NULL)
		printf("# not %s: %.*s\n", broken, (int) len, text);
}

int
main(void)
{
	check_tables();
	check_words();
	check_long_texts();
	check_random_texts();
	return checks_done();
}
