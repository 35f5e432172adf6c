/*
 * spelling.c
 *	  British spelling to American.
 */
#include "spelling.h"

#include <stdbool.h>
#include <string.h>

#include "word_table.h"

#define LENGTH_OF(array) (sizeof(array) / sizeof((array)[0]))

static const word_pair words[] = {
	{"adaptor", "adapter"}, {"aeroplane", "airplane"}, {"ageing", "aging"}, {"analogue", "analog"},
	{"analyser", "analyzer"}, {"arbour", "arbor"}, {"artefact", "artifact"}, {"axe", "ax"},
	{"barbeque", "barbecue"}, {"bbq", "barbecue"}, {"behaviour", "behavior"},
	{"breathalyser", "breathalyzer"}, {"calibre", "caliber"}, {"carburettor", "carburetor"},
	{"catalogue", "catalog"}, {"catalyser", "catalyzer"}, {"cheque", "check"}, {"chilli", "chili"},
	{"clothing", "clothes"}, {"convertor", "converter"}, {"conveyer", "conveyor"}, {"cosy", "cozy"},
	{"defence", "defense"}, {"dialogue", "dialog"}, {"disc", "disk"}, {"doughnut", "donut"},
	{"draught", "draft"}, {"encyclopaedia", "encyclopedia"}, {"garment", "clothes"},
	{"gelatine", "gelatin"}, {"glycerine", "glycerin"}, {"gramme", "gram"}, {"grey", "gray"},
	{"instalment", "installment"}, {"iodised", "iodized"}, {"ionised", "ionized"},
	{"ioniser", "ionizer"}, {"kerb", "curb"}, {"kilogramme", "kilogram"}, {"licence", "license"},
	{"liquorice", "licorice"}, {"lustre", "luster"}, {"machinery", "machine"},
	{"milligramme", "milligram"}, {"mitre", "miter"}, {"mollusc", "mollusk"},
	{"moustache", "mustache"}, {"ochre", "ocher"}, {"orthopaedic", "orthopedic"},
	{"paediatric", "pediatric"}, {"parlour", "parlor"}, {"pickaxe", "pickax"},
	{"practise", "practice"}, {"programme", "program"}, {"pyjamas", "pajamas"}, {"sabre", "saber"},
	{"savour", "savor"}, {"savoury", "savory"}, {"speciality", "specialty"}, {"storey", "story"},
	{"theatre", "theater"}, {"tshirt", "t shirt"}, {"tumour", "tumor"}, {"tyre", "tire"},
	{"waggon", "wagon"}, {"whisky", "whiskey"}, {"yoghourt", "yogurt"}, {"yoghurt", "yogurt"}
};

/* Stems, replaced anywhere in a word; of two with one beginning the longer first. */
static const word_pair stems[] = {
	{"aluminium", "aluminum"}, {"anaesth", "anesth"}, {"armour", "armor"}, {"bevell", "bevel"},
	{"cancell", "cancel"}, {"centre", "center"}, {"chequer", "checker"}, {"chisell", "chisel"},
	{"colour", "color"}, {"counsell", "counsel"}, {"enamell", "enamel"}, {"favour", "favor"},
	{"fibre", "fiber"}, {"flavour", "flavor"}, {"harbour", "harbor"}, {"honour", "honor"},
	{"humour", "humor"}, {"jewellery", "jewelry"}, {"jewell", "jewel"}, {"labell", "label"},
	{"labour", "labor"}, {"litre", "liter"}, {"louvre", "louver"}, {"manoeuvre", "maneuver"},
	{"marvell", "marvel"}, {"metre", "meter"}, {"modell", "model"}, {"mould", "mold"},
	{"neighbour", "neighbor"}, {"odour", "odor"}, {"panell", "panel"}, {"plough", "plow"},
	{"sulph", "sulf"}, {"towell", "towel"}, {"travell", "travel"}, {"tunnell", "tunnel"},
	{"vapour", "vapor"}, {"woollen", "woolen"}
};

/* Every stem holds a letter with this one after it; most words hold none. */
static const char marks[128] = {
	['a'] = 'e', ['e'] = 'q', ['i'] = 'u', ['l'] = 'l', ['o'] = 'u', ['p'] = 'h', ['r'] = 'e'
};

/* What stands before -ise where America writes -ise too (see also ize_stem). */
static const char *const ise_stems[] = {
	"advert", "chem", "comprom", "desp", "expert", "franch", "merchand", "moonr", "mort",
	"parad", "prem", "prom", "sunr", "surm", "treat"
};

/* The letters that a stem of -ise must have: vise and anise are no such words. */
#define STEM_MIN 4

static const char *const ise_endings[] = {"ise", "ised", "iser", "ising", "isation", "isable"};

static bool
may_hold_stem(const char *word, size_t len)
{
	for (size_t i = 0; i + 1 < len; i++)
	{
		if (word[i + 1] == marks[(unsigned char) word[i]])
			return true;
	}
	return false;
}

/* Replaces the first British stem of the word; false if it has none. */
static bool
replace_stem(char *word, size_t *len)
{
	for (size_t i = 0; i < *len; i++)
	{
		for (size_t s = 0; s < LENGTH_OF(stems); s++)
		{
			size_t		old;
			size_t		new;

			if (word[i] != stems[s].word[0] || !word_begins(word + i, *len - i, stems[s].word))
				continue;
			old = strlen(stems[s].word);
			new = strlen(stems[s].canonical);
			memmove(word + i + new, word + i + old, *len - i - old);
			memcpy(word + i, stems[s].canonical, new);
			*len = *len - old + new;
			return true;
		}
	}
	return false;
}

/* Does America write this stem with -ize? */
static bool
ize_stem(const char *stem, size_t len)
{
	if (len < STEM_MIN || strchr("aeioucvw", stem[len - 1]) != NULL || word_ends(stem, len, "pr"))
		return false;			/* noise, exercise, supervise, likewise, enterprise */
	for (size_t i = 0; i < LENGTH_OF(ise_stems); i++)
	{
		if (len == strlen(ise_stems[i]) && memcmp(stem, ise_stems[i], len) == 0)
			return false;
	}
	return true;
}

size_t
english_american(char *word, size_t len)
{
	const char *canonical = word_table_find(words, LENGTH_OF(words), word, len);

	if (canonical != NULL)
	{
		size_t		n = strlen(canonical);

		memcpy(word, canonical, n);
		return n;
	}

	/* A stem can arise where one was replaced; none grows, so this ends. */
	if (may_hold_stem(word, len))
	{
		while (replace_stem(word, &len))
			;
	}

	for (size_t i = 0; i < LENGTH_OF(ise_endings) && len >= STEM_MIN + strlen("ise") && memchr(word, 's', len) != NULL; i++)
	{
		size_t		ending = strlen(ise_endings[i]);

		if (word_ends(word, len, ise_endings[i]) && ize_stem(word, len - ending))
			word[len - ending + 1] = 'z';
	}
	return len;
}
