/*
 * title_words.c
 *	  The lists, and looking things up in them.
 *
 * Materials are neutral too: where a product is called by its material, the
 * name with the material is longer and found before the material is passed over.
 */
#include "title_words.h"

#include <string.h>

#include "word_table.h"

static const char *const prepositions[] = {
	"against", "and", "at", "by", "compatible", "designed", "for", "from", "in", "inside", "into",
	"like", "near", "or", "over", "per", "plus", "suitable", "than", "under", "used", "via", "w",
	"with", "within", "without"
};

static const char *const quantities[] = {
	"array", "assortment", "bag", "batch", "bottle", "box", "bunch", "bundle", "carton", "case",
	"collection", "dozen", "exporter", "factory", "kind", "line", "lot", "maker", "making",
	"manufacturer", "model", "pack", "pair", "piece", "producer", "production", "range", "roll",
	"sale", "series", "set", "sort", "style", "supplier", "type", "variety", "vendor", "wholesaler"
};

static const char *const neutral_words[] = {
	"a", "acetate", "acrylic", "adjustable", "adult", "aluminum", "an", "anti", "art", "article",
	"assorted", "assortment", "automatic", "autumn", "baby", "bamboo", "beige", "best",
	"bestselling", "big", "black", "blue", "boy", "brand", "branded", "brass", "breathable",
	"brown", "bulk", "bundle", "canvas", "carbon", "carton", "casual", "ceramic", "cheap",
	"cheapest", "children", "china", "chinese", "christmas", "classic", "clear", "cn", "co",
	"collection", "color", "colored", "colorful", "comfortable", "comfy", "company", "cool",
	"copper", "corp", "cotton", "couple", "cozy", "crystal", "custom", "customised", "customized",
	"custommade", "daily", "delivery", "denim", "design", "designer", "digital", "direct",
	"discount", "disposable", "double", "dozen", "dry", "drying", "dual", "durable", "eco",
	"ecofriendly", "edition", "elastic", "elegant", "eu", "export", "exporter", "factory", "fall",
	"fancy", "fashion", "fashionable", "fast", "fit", "floral", "fob", "foldable", "formal", "free",
	"friendly", "fully", "gen", "genuine", "giant", "gift", "girl", "glass", "glossy", "gold",
	"golden", "good", "goods", "gray", "green", "grey", "group", "halloween", "handheld",
	"handmade", "hard", "hardcover", "heavy", "height", "high", "home", "hot", "hotsale",
	"household", "import", "inc", "indoor", "industrial", "industries", "industry", "infant",
	"instock", "international", "iron", "item", "jumbo", "junior", "khaki", "kit", "l", "label",
	"large", "latest", "leather", "length", "light", "lightweight", "limited", "line", "linen",
	"llc", "load", "logo", "long", "lot", "low", "ltd", "luxurious", "luxury", "m", "made", "maker",
	"manual", "manufacturer", "matte", "medium", "men", "merchandise", "metal", "micro", "mini",
	"mix", "mixed", "model", "modern", "monocrystalline", "moq", "multi", "multicolor", "my",
	"natural", "navy", "neutral", "new", "newborn", "newest", "no", "non", "nonslip", "nordic",
	"nude", "number", "nylon", "odm", "oem", "offer", "office", "option", "orange", "organic",
	"original", "our", "outdoor", "oversea", "oversize", "oversized", "pack", "pair", "pairs",
	"party", "pattern", "patterned", "pc", "pcs", "per", "personalised", "personalized", "piece",
	"pink", "plain", "plastic", "plus", "polycrystalline", "polyester", "popular", "portable",
	"premium", "price", "pricing", "print", "printed", "private", "producer", "product", "products",
	"professional", "promo", "promotion", "promotional", "proof", "pu", "pure", "purple", "pvc",
	"quality", "quick", "range", "rechargeable", "rectangular", "recycled", "red", "ref",
	"resistant", "retail", "retro", "reusable", "rmb", "roll", "round", "rubber", "rustic", "s",
	"sale", "sample", "school", "season", "seasonal", "seller", "selling", "semi", "senior",
	"series", "set", "shiny", "shipping", "short", "silicone", "silk", "silver", "simple", "single",
	"size", "sized", "sku", "sleeve", "slim", "slip", "small", "soft", "softcover", "solid",
	"spinning", "spring", "square", "stainless", "steel", "stock", "straight", "stretch", "striped",
	"student", "stuff", "style", "stylish", "summer", "super", "supplier", "supply", "sustainable",
	"tall", "teen", "teenager", "telescopic", "the", "thick", "thin", "this", "toddler", "top",
	"trader", "trading", "traditional", "transparent", "travel", "trend", "trendy", "triple",
	"type", "uk", "ultra", "unisex", "unit", "universal", "us", "usd", "variety", "velvet",
	"vendor", "version", "vintage", "warm", "washable", "washed", "waterproof", "wedding", "weight",
	"white", "wholesale", "wholesaler", "wide", "width", "windproof", "winter", "wireless", "women",
	"wood", "wooden", "wool", "woolen", "woollen", "xl", "xs", "xxl", "xxxl", "yellow", "your"
};

/* A service for a product is not the product. */
static const char *const never_heads[] = {
	"service", "solution", "system"
};

/* What sounds like a product and is another thing. */
static const char *const misnomers[] = {
	"air bag", "baby food", "baby shower", "bank book", "bean bag", "bed skirt", "black mold",
	"boot lace", "brake shoe", "bread mold", "bridal shower", "cable car", "cable tie", "car boot",
	"cat food", "check book", "cook book", "dog food", "dog pen", "drinking glass",
	"drinking glasses", "eye shadow", "fan belt", "field glass", "field glasses", "fish food",
	"guest speaker", "hair tie", "horse shoe", "hour glass", "keynote speaker", "looking glass",
	"magnifying glass", "magnifying glasses", "medicine ball", "meteor shower", "pet food",
	"phone book", "pig pen", "plant food", "play book", "play pen", "public speaker",
	"punching bag", "rail tie", "railway tie", "shoe lace", "sleeping bag", "tea bag",
	"toilet paper holder", "tree skirt", "wind sock", "wine glass", "wine glasses", "zip tie"
};

/* What a number counts: "3 ply", "20 inch". */
static const char *const units[] = {
	"amp", "day", "degree", "denier", "foot", "gallon", "gauge", "gram", "hole", "hour", "inch",
	"layer", "lb", "level", "liter", "meter", "month", "ounce", "phase", "ply", "pocket", "stage",
	"ton", "tone", "volt", "watt", "way", "wheel", "year"
};

/* For whom; the names have the second. */
static const word_pair audiences[] = {
	{"boy", "children"}, {"child", "children"}, {"female", "women"}, {"gent", "men"},
	{"gentleman", "men"}, {"girl", "children"}, {"junior", "children"}, {"kid", "children"},
	{"lady", "women"}, {"male", "men"}, {"toddler", "children"}, {"youth", "children"}
};

/* A word in one of these says how a product is, not what it is: but not a bed or a seed. */
static const char *const attribute_endings[] = {"able", "ed", "ible", "less", "proof"};
static const char *const things_that_end_so[] = {"bed", "cable", "eed", "shed", "sled", "table"};

#define SHORTEST_ATTRIBUTE	6

/* Characters after a Chinese name that make no other thing of it; any other single one at the end does. */
static const char *const han_neutral[] = {
	"个", "厂", "双", "只", "号", "品", "商", "型", "女", "小", "式", "条", "款", "新", "男", "等",
	"类", "色", "行", "装"
};

/* What is done to a product, or whom it is not for, said before it. */
static const char *const han_services[] = {"宠物", "维修", "修理", "回收", "出租", "租赁", "清洗", "修", "租", "洗"};

/* Longer ones first. */
static const char *const other_things[] = {
	"专用布", "专用纸", "专用线", "专用胶", "价格表", "保护套", "保护膜", "充电器", "包装机",
	"包装盒", "包装袋", "博物馆", "博览会", "印花机", "原材料", "回收机", "展示架", "收纳盒",
	"收纳袋", "检测仪", "清洁剂", "清洗剂", "清洗机", "生产线", "钢化膜", "零部件", "专业", "保险",
	"加盟", "协会", "原料", "司机", "回收", "图片", "培训", "学校", "学院", "安装", "展会", "布料",
	"年检", "广告", "招商", "招聘", "挂钩", "摄影", "支架", "收纳", "改装", "新闻", "机器", "机械",
	"材料", "架子", "染料", "柜子", "检测", "模具", "模型", "比赛", "油漆", "游戏", "物流", "盒子",
	"租赁", "维修", "美容", "胶水", "袋子", "视频", "设备", "设计", "贴膜", "贷款", "配件", "零件",
	"面料", "驾驶", "机", "架", "柜", "盒"
};

#define COUNT(list)		(sizeof(list) / sizeof((list)[0]))

static bool
is_in(const char *const *list, size_t count, const char *word, size_t len)
{
	size_t		low = 0;

	while (low < count)
	{
		size_t		middle = low + (count - low) / 2;
		int			order = (unsigned char) list[middle][0] - (unsigned char) word[0];	/* most often enough */

		if (order == 0)
			order = strncmp(list[middle], word, len);

		if (order == 0 && list[middle][len] == '\0')
			return true;
		if (order < 0)
			low = middle + 1;
		else
			count = middle;
	}
	return false;
}

bool
is_preposition(const char *word, size_t len)
{
	return is_in(prepositions, COUNT(prepositions), word, len);
}

bool
is_quantity(const char *word, size_t len)
{
	return is_in(quantities, COUNT(quantities), word, len);
}

bool
has_digit(const char *word, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (word[i] >= '0' && word[i] <= '9')
			return true;
	return false;
}

static bool
is_attribute(const char *word, size_t len)
{
	for (size_t i = 0; i < COUNT(things_that_end_so); i++)
		if (word_ends(word, len, things_that_end_so[i]))
			return false;
	for (size_t i = 0; i < COUNT(attribute_endings) && len >= SHORTEST_ATTRIBUTE; i++)
		if (word_ends(word, len, attribute_endings[i]))
			return true;
	return false;
}

bool
is_unit(const char *word, size_t len)
{
	return is_in(units, COUNT(units), word, len);
}

const char *
audience(const char *word, size_t len)
{
	return word_table_find(audiences, COUNT(audiences), word, len);
}

bool
is_neutral_word(const char *word, size_t len)
{
	return len == 1 || has_digit(word, len) || is_in(neutral_words, COUNT(neutral_words), word, len);
}

bool
is_neutral(const char *word, size_t len)
{
	return is_neutral_word(word, len) || is_attribute(word, len);
}

bool
is_never_head(const char *word, size_t len)
{
	return is_in(never_heads, COUNT(never_heads), word, len);
}

bool
is_misnomer(const char *words, size_t len)
{
	return is_in(misnomers, COUNT(misnomers), words, len);
}

bool
ends_with_service(const char *text, size_t len)
{
	for (size_t i = 0; i < COUNT(han_services); i++)
		if (word_ends(text, len, han_services[i]))
			return true;
	return false;
}

bool
begins_with_other_thing(const char *text, size_t len)
{
	if (len == HAN_BYTES)
	{
		bool		other = true;

		for (size_t i = 0; i < COUNT(han_neutral) && other; i++)
			other = memcmp(text, han_neutral[i], HAN_BYTES) != 0;
		if (other)
			return true;
	}
	for (size_t i = 0; i < COUNT(other_things); i++)
	{
		size_t		thing = strlen(other_things[i]);

		if (thing <= len && memcmp(text, other_things[i], thing) == 0)
			return true;
	}
	return false;
}
