/*
 * plural.c
 *	  One form for the numbers of an English noun.
 *
 * The rules look only at how a word ends.  What they would get wrong stands in
 * the tables; a canonical form there is one that rules and tables leave alone.
 */
#include "plural.h"

#include <string.h>

#include "word_table.h"

static const word_pair irregular[] = {
	{"aches", "ache"}, {"alias", "alias"}, {"aloes", "aloe"}, {"always", "always"},
	{"analyses", "analysis"}, {"antennae", "antenna"}, {"appendices", "appendix"},
	{"asbestos", "asbestos"}, {"atlas", "atlas"}, {"atlases", "atlas"},
	{"avalanches", "avalanche"}, {"axises", "axis"}, {"backhoes", "backhoe"},
	{"beanies", "beanie"}, {"bellows", "bellows"}, {"bias", "bias"}, {"biceps", "biceps"},
	{"binocular", "binoculars"}, {"binoculars", "binoculars"}, {"biogas", "biogas"},
	{"biogases", "biogas"}, {"birdies", "birdie"}, {"bogies", "bogie"}, {"booties", "bootie"},
	{"bowties", "bowtie"}, {"brioches", "brioche"}, {"brownies", "brownie"}, {"budgies", "budgie"},
	{"bureaux", "bureau"}, {"busses", "bus"}, {"caches", "cache"}, {"cacti", "cactus"},
	{"caddies", "caddie"}, {"calories", "calorie"}, {"calves", "calf"},
	{"candelabras", "candelabra"}, {"canoes", "canoe"}, {"canvas", "canvas"},
	{"canvases", "canvas"}, {"cartouches", "cartouche"}, {"causes", "cause"}, {"cds", "cd"},
	{"chaos", "chaos"}, {"chassises", "chassis"}, {"chateaux", "chateau"}, {"child", "children"},
	{"childrens", "children"}, {"childs", "children"}, {"chilis", "chili"}, {"chillis", "chilli"},
	{"christmas", "christmas"}, {"clauses", "clause"}, {"cloches", "cloche"},
	{"clothes", "clothes"}, {"cookies", "cookie"}, {"corps", "corps"}, {"cosmos", "cosmos"},
	{"creches", "creche"}, {"dice", "dice"}, {"dies", "die"}, {"diffuses", "diffuse"},
	{"douches", "douche"}, {"dwarves", "dwarf"}, {"elves", "elf"}, {"emojis", "emoji"},
	{"excuses", "excuse"}, {"eyeglass", "eyeglasses"}, {"eyeglasses", "eyeglasses"},
	{"feet", "foot"}, {"floes", "floe"}, {"foes", "foe"}, {"foodies", "foodie"},
	{"forceps", "forceps"}, {"fungi", "fungus"}, {"fuses", "fuse"}, {"gallows", "gallows"},
	{"gases", "gas"}, {"geese", "goose"}, {"genies", "genie"}, {"gentleman", "men"},
	{"gentlemans", "men"}, {"gentlemen", "men"}, {"gentlemens", "men"}, {"gents", "men"},
	{"glasses", "glasses"}, {"goods", "goods"}, {"halves", "half"}, {"hankies", "hankie"},
	{"headaches", "headache"}, {"helices", "helix"}, {"hibachis", "hibachi"}, {"hoes", "hoe"},
	{"hoodies", "hoodie"}, {"hooves", "hoof"}, {"housewives", "housewife"}, {"indices", "index"},
	{"irises", "iris"}, {"jacuzzis", "jacuzzi"}, {"jalousies", "jalousie"}, {"jean", "jeans"},
	{"jeans", "jeans"}, {"khakis", "khaki"}, {"kids", "children"}, {"kiwis", "kiwi"},
	{"kudos", "kudos"}, {"ladies", "women"}, {"lady", "women"}, {"ladys", "women"},
	{"leaves", "leaf"}, {"legging", "leggings"}, {"leggings", "leggings"}, {"lens", "lens"},
	{"lenses", "lens"}, {"lice", "louse"}, {"lies", "lie"}, {"lingeries", "lingerie"},
	{"litchis", "litchi"}, {"lives", "life"}, {"loaves", "loaf"}, {"magpies", "magpie"},
	{"man", "men"}, {"mans", "men"}, {"matrices", "matrix"}, {"mens", "men"}, {"menus", "menu"},
	{"mice", "mouse"}, {"midwives", "midwife"}, {"minis", "mini"}, {"mousses", "mousse"},
	{"moustaches", "moustache"}, {"movies", "movie"}, {"muses", "muse"}, {"mustaches", "mustache"},
	{"neckties", "necktie"}, {"news", "news"}, {"niches", "niche"}, {"nighties", "nightie"},
	{"oboes", "oboe"}, {"onesies", "onesie"}, {"overalls", "overalls"}, {"overseas", "overseas"},
	{"oxen", "ox"}, {"pajama", "pajamas"}, {"pajamas", "pajamas"}, {"pancreas", "pancreas"},
	{"paninis", "panini"}, {"pant", "pants"}, {"pants", "pants"}, {"pauses", "pause"},
	{"pcs", "pc"}, {"perhaps", "perhaps"}, {"pickaxes", "pickaxe"}, {"pies", "pie"},
	{"plateaux", "plateau"}, {"plier", "pliers"}, {"pliers", "pliers"}, {"prairies", "prairie"},
	{"prostheses", "prosthesis"}, {"pyjama", "pyjamas"}, {"pyjamas", "pyjamas"},
	{"quiches", "quiche"}, {"quizzes", "quiz"}, {"reuses", "reuse"}, {"roes", "roe"},
	{"rookies", "rookie"}, {"rotisseries", "rotisserie"}, {"safaris", "safari"},
	{"salamis", "salami"}, {"saris", "sari"}, {"scissor", "scissors"}, {"scissors", "scissors"},
	{"scrunchies", "scrunchie"}, {"selfies", "selfie"}, {"selves", "self"}, {"semis", "semi"},
	{"series", "series"}, {"shorts", "shorts"}, {"skis", "ski"}, {"sloes", "sloe"},
	{"smoothies", "smoothie"}, {"snowmen", "snowman"}, {"species", "species"},
	{"summons", "summons"}, {"sunglass", "sunglasses"}, {"sunglasses", "sunglasses"},
	{"talkies", "talkie"}, {"taxis", "taxi"}, {"teeth", "tooth"}, {"texas", "texas"},
	{"thermos", "thermos"}, {"thieves", "thief"}, {"throes", "throe"}, {"ties", "tie"},
	{"tights", "tights"}, {"tipis", "tipi"}, {"toes", "toe"}, {"tofus", "tofu"},
	{"tongs", "tongs"}, {"toothaches", "toothache"}, {"topazes", "topaz"},
	{"trellises", "trellis"}, {"triceps", "triceps"}, {"trouser", "trousers"},
	{"trousers", "trousers"}, {"tutus", "tutu"}, {"tvs", "tv"}, {"tweezers", "tweezers"},
	{"uses", "use"}, {"veggies", "veggie"}, {"vertices", "vertex"}, {"vortices", "vortex"},
	{"walkies", "walkie"}, {"wharves", "wharf"}, {"wives", "wife"}, {"wolves", "wolf"},
	{"woman", "women"}, {"womans", "women"}, {"womens", "women"}, {"zombies", "zombie"},
	{"zucchinis", "zucchini"}
};

/* Irregular also at the end of a compound: penknives, bookshelves, horseshoes. */
static const word_pair irregular_endings[] = {
	{"kerchieves", "kerchief"},
	{"kinis", "kini"},
	{"knives", "knife"},
	{"scarves", "scarf"},
	{"shelves", "shelf"},
	{"shoes", "shoe"}
};

static size_t
replace(char *word, size_t keep, const char *ending)
{
	size_t		n = strlen(ending);

	memcpy(word + keep, ending, n);
	return keep + n;
}

/* The regular plurals, and the singulars in -s that look like one. */
static size_t
regular_singular(char *word, size_t len)
{
	if (len < 4 || word[len - 1] != 's')
		return len;

	switch (word[len - 2])
	{
		case 's':				/* glass */
		case 'u':				/* lotus */
		case 'i':				/* chassis */
			return len;
		case 'e':
			break;
		default:
			return len - 1;
	}

	switch (word[len - 3])
	{
		case 'i':
			return len == 4 ? len - 1 : replace(word, len - 3, "y");
		case 'o':				/* potatoes */
		case 'x':				/* boxes */
			return len - 2;
		case 'h':				/* brushes, watches, but lathes */
			return word[len - 4] == 's' || word[len - 4] == 'c' ? len - 2 : len - 1;
		case 'z':				/* waltzes, but sizes */
			return word[len - 4] == 'z' || word[len - 4] == 't' ? len - 2 : len - 1;
		case 's':
			if (word[len - 4] == 's')	/* dresses */
				return len - 2;
			if (word[len - 4] == 'u' && (len == 4 || word[len - 5] != 'o'))
				return len - 2; /* buses, but blouses */
			return len - 1;
		default:
			return len - 1;
	}
}

size_t
english_singular(char *word, size_t len)
{
	const size_t words = sizeof(irregular) / sizeof(irregular[0]);
	const size_t endings = sizeof(irregular_endings) / sizeof(irregular_endings[0]);
	const char *canonical = word_table_find(irregular, words, word, len);
	size_t		singular;

	if (canonical != NULL)
		return replace(word, 0, canonical);

	for (size_t i = 0; i < endings && word[len - 1] == 's'; i++)
	{
		if (word_ends(word, len, irregular_endings[i].word))
			return replace(word, len - strlen(irregular_endings[i].word),
						   irregular_endings[i].canonical);
	}

	singular = regular_singular(word, len);
	if (singular == len)
		return len;
	canonical = word_table_find(irregular, words, word, singular);
	return canonical != NULL ? replace(word, 0, canonical) : singular;
}
