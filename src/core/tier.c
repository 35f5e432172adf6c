/*
 * tier.c
 *	  Quality tiers: codes, labels, and the words of the trade for them.
 */
#include "tier.h"

#include <string.h>

#define MAX_WORDS	16

/*
 * The words of each tier, its label first; a new tier is a new row.  No word
 * may be that of two tiers.
 */
static const struct
{
	int			code;
	const char *words[MAX_WORDS];	/* in lower case; NULL where there is none */
}			tiers[] =
{
	{
		TIER_LOW,
		{
			"low", "low-end", "low-grade", "low-quality", "economy",
			"低", "低端", "低档", "低檔"
		}
	},
	{
		TIER_MEDIUM,
		{
			"medium", "medium-grade", "medium-quality",
			"middle", "middle-end", "middle-grade",
			"mid", "mid-range", "mid-end", "mid-grade",
			"中", "中端", "中档", "中檔"
		}
	},
	{
		TIER_HIGH,
		{
			"high", "high-end", "high-grade", "high-quality", "premium",
			"高", "高端", "高档", "高檔"
		}
	},
};

#define TIER_COUNT	(sizeof(tiers) / sizeof(tiers[0]))

/* The length of the white space character at text, 0 if there is none. */
static size_t
space_at(const char *text, const char *end)
{
	static const char ideographic[3] = {'\xE3', '\x80', '\x80'};

	if (end - text >= 1 && (*text == ' ' || (*text >= '\t' && *text <= '\r')))
		return 1;
	if (end - text >= 3 && memcmp(text, ideographic, 3) == 0)
		return 3;
	return 0;
}

/* Whether the text is this word of the table. */
static bool
is_word(const char *text, const char *end, const char *word)
{
	for (; *word != '\0'; word++)
	{
		char		c = text < end ? *text : '\0';

		if (c >= 'A' && c <= 'Z')
			c += 'a' - 'A';
		if (c == *word || (*word == '-' && c == ' '))
			text++;
		else if (*word != '-')
			return false;
	}
	return text == end;
}

bool
tier_is_valid(int code)
{
	return tier_label(code) != NULL;
}

const char *
tier_label(int code)
{
	for (size_t i = 0; i < TIER_COUNT; i++)
	{
		if (tiers[i].code == code)
			return tiers[i].words[0];
	}
	return NULL;
}

int
tier_parse(const char *text, size_t length)
{
	const char *end = text + length;
	size_t		space;

	while ((space = space_at(text, end)) > 0)
		text += space;
	for (;;)
	{
		if (end - text >= 1 && space_at(end - 1, end) == 1)
			end -= 1;
		else if (end - text >= 3 && space_at(end - 3, end) == 3)
			end -= 3;
		else
			break;
	}

	for (size_t i = 0; i < TIER_COUNT; i++)
	{
		for (size_t w = 0; w < MAX_WORDS && tiers[i].words[w] != NULL; w++)
		{
			if (is_word(text, end, tiers[i].words[w]))
				return tiers[i].code;
		}
	}
	return TIER_NONE;
}
