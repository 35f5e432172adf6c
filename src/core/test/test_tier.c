/*
 * test_tier.c
 *	  The tier parser against a second definition of the same language: POSIX
 *	  regular expressions, tried on random texts made of the pieces of words.
 */
#include "../tier.h"
#include "check.h"

#include <regex.h>
#include <stdlib.h>
#include <string.h>

#define SPACE	"( |\t|\n|\v|\f|\r|　)*"
#define SIZE(array)	(sizeof(array) / sizeof((array)[0]))

static const struct
{
	int			code;
	const char *label;
	const char *pattern;
}			oracle[] =
{
	{TIER_LOW, "low", "^" SPACE "(low([- ]?(end|grade|quality))?|economy|低(端|档|檔)?)" SPACE "$"},
	{TIER_MEDIUM, "medium",
		"^" SPACE "(medium([- ]?(grade|quality))?|middle([- ]?(end|grade))?|"
	"mid([- ]?(range|end|grade))?|中(端|档|檔)?)" SPACE "$"},
	{TIER_HIGH, "high", "^" SPACE "(high([- ]?(end|grade|quality))?|premium|高(端|档|檔)?)" SPACE "$"},
};

static regex_t expressions[SIZE(oracle)];

/* What the oracle says; sets *times to the number of tiers that match. */
static int
oracle_parse(const char *text, int *times)
{
	int			code = TIER_NONE;

	*times = 0;
	for (size_t i = 0; i < SIZE(oracle); i++)
	{
		if (regexec(&expressions[i], text, 0, NULL, 0) == 0)
		{
			code = oracle[i].code;
			*times += 1;
		}
	}
	return code;
}

/* xorshift64: the same texts at every run */
static unsigned
random_below(unsigned bound)
{
	static unsigned long long state = 20240607;

	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned) (state >> 33) % bound;
}

/* The parser reads from a block of just that size, so that ASan sees one byte too many. */
static int
parse_exactly(const char *text, size_t length)
{
	char	   *copy = malloc(length + (length == 0));
	int			code;

	memcpy(copy, text, length);
	code = tier_parse(copy, length);
	free(copy);
	return code;
}

static void
test_codes(void)
{
	int			valid = 0;
	int			labelled = 0;

	for (int code = -1000; code <= 1000; code++)
	{
		valid += tier_is_valid(code);
		labelled += tier_is_valid(code) == (tier_label(code) != NULL);
	}
	CHECK(valid == 3, "three codes are valid");
	CHECK(labelled == 2001, "a code has a label just if it is valid");
	CHECK(!tier_is_valid(TIER_NONE) && !tier_is_valid(255), "0 and 255 are no tier");
	for (size_t i = 0; i < SIZE(oracle); i++)
	{
		const char *label = tier_label(oracle[i].code);

		CHECK(label != NULL && strcmp(label, oracle[i].label) == 0, "code %d is %s", oracle[i].code, oracle[i].label);
		CHECK(label != NULL && tier_parse(label, strlen(label)) == oracle[i].code, "%s is code %d", oracle[i].label, oracle[i].code);
	}
	CHECK(TIER_LOW == 10 && TIER_MEDIUM == 20 && TIER_HIGH == 30, "the codes that are stored in tables");
}

static void
test_words(void)
{
	static const char *const refused[] = {
		"", " ", "　", "-", "lo", "loww", "low-", "-low", "low--end", "low  end", "low\tend", "low_end", "low-end-",
		"lowmedium", "low,high", "medium-high", "mid-to-high", "中高端", "中低端", "高中", "端", "档", "low端", "budget", "cheap",
		"luxury", "standard", "average", "better", "lower", "higher", "ｌｏｗ", "lоw", "10", "20", "'low'", "economy-end",
		"premium-end", "economy class", "middle-range", "\xE3\x80", "\xE3\x80\x80\x80", "\x80\xE3\x80\x80", "low\xE3\x80",
		"\xE3low", "\xE4\xBD", "低\xE7\xAB", "\xFFlow"
	};
	static const struct
	{
		int			code;
		const char *text;
	}			understood[] = {
		{TIER_LOW, "LOW"}, {TIER_LOW, "Low End"}, {TIER_LOW, "\t\n\v\f\r low"}, {TIER_LOW, "lowend \t\n\v\f\r"},
		{TIER_MEDIUM, "　中端　"}, {TIER_MEDIUM, " 　 mid-RANGE　 　"}, {TIER_MEDIUM, "midrange"}, {TIER_MEDIUM, "Middle"},
		{TIER_HIGH, "High-End"}, {TIER_HIGH, "PREMIUM"}, {TIER_HIGH, "高档"}, {TIER_HIGH, "high quality"}
	};

	for (size_t i = 0; i < SIZE(refused); i++)
		CHECK(parse_exactly(refused[i], strlen(refused[i])) == TIER_NONE, "refused: \"%s\"", refused[i][0] == '\0' || strpbrk(refused[i], "\t\x80\xE3\xE4\xFF") ? "(bytes)" : refused[i]);
	for (size_t i = 0; i < SIZE(understood); i++)
		CHECK(parse_exactly(understood[i].text, strlen(understood[i].text)) == understood[i].code, "understood: tier %d, text %zu", understood[i].code, i);
	CHECK(parse_exactly("low\0", 4) == TIER_NONE && parse_exactly("lo\0w", 4) == TIER_NONE, "a zero byte is not the end");
	CHECK(parse_exactly("lowest", 3) == TIER_LOW, "what lies behind the length is not read");
}

/* Texts of one to three bytes, all of them: single bytes, and all of U+0000 to U+FFFF. */
static void
test_short_texts(void)
{
	int			found = 0;
	int			agree = 0;
	int			asked = 0;

	for (unsigned c = 1; c <= 0xFFFF; c++)
	{
		char		text[4] = {0};
		int			times;

		if (c < 0x80)
			text[0] = (char) c;
		else if (c < 0x800)
		{
			text[0] = (char) (0xC0 | c >> 6);
			text[1] = (char) (0x80 | (c & 0x3F));
		}
		else
		{
			text[0] = (char) (0xE0 | c >> 12);
			text[1] = (char) (0x80 | (c >> 6 & 0x3F));
			text[2] = (char) (0x80 | (c & 0x3F));
		}
		asked++;
		agree += parse_exactly(text, strlen(text)) == oracle_parse(text, &times);
		found += parse_exactly(text, strlen(text)) != TIER_NONE;
	}
	CHECK(agree == asked, "of %d texts of one character the oracle agrees on %d", asked, agree);
	CHECK(found == 3, "three single characters are a tier: 低 中 高");

	for (int byte = 0, none = 0; byte < 256; byte++)
	{
		char		text = (char) byte;

		none += parse_exactly(&text, 1) == TIER_NONE;
		if (byte == 255)
			CHECK(none == 256, "no single byte is a tier");
	}
}

static void
test_random_texts(void)
{
	static const char *const pieces[] = {
		"low", "medium", "middle", "mid", "high", "economy", "premium", "end", "grade", "quality", "range", "-", " ",
		"低", "中", "高", "端", "档", "檔", "　", "\t", "\v", "\r", "\xE3", "\x80", "Low", "HIGH", "eNd", "x"
	};
	enum
	{
		TEXTS = 300000
	};
	int			agree = 0;
	int			ambiguous = 0;
	int			met[SIZE(oracle)] = {0};

	for (int i = 0; i < TEXTS; i++)
	{
		char		text[64] = "";
		char		folded[64];
		unsigned	count = 1 + random_below(5);
		int			times;
		int			expected;

		for (unsigned p = 0; p < count; p++)
			strcat(text, pieces[random_below(SIZE(pieces))]);
		if (random_below(8) == 0)
			text[random_below((unsigned) strlen(text))] = (char) (1 + random_below(255));

		/* by hand, for the oracle must not know how the parser ignores case */
		for (size_t c = 0; c < sizeof(text); c++)
		{
			const char *at = text[c] == '\0' ? NULL : strchr("AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz", text[c]);

			folded[c] = at == NULL || text[c] >= 'a' ? text[c] : at[1];
		}
		expected = oracle_parse(folded, &times);
		agree += parse_exactly(text, strlen(text)) == expected;
		ambiguous += times > 1;
		for (size_t t = 0; t < SIZE(oracle); t++)
			met[t] += expected == oracle[t].code;
	}
	CHECK(agree == TEXTS, "of %d random texts the oracle agrees on %d", TEXTS, agree);
	CHECK(ambiguous == 0, "no text is two tiers");
	CHECK(met[0] > 1000 && met[1] > 1000 && met[2] > 1000, "and every tier was met often (%d, %d, %d)", met[0], met[1], met[2]);
}

/* A text that a row may well hold: no copy, no recursion, linear time. */
static void
test_long_text(void)
{
	size_t		length = 1 << 24;
	char	   *text = malloc(length);

	memset(text, ' ', length);
	CHECK(tier_parse(text, length) == TIER_NONE, "16 MB of spaces");
	memcpy(text + length / 2, "high", 4);
	CHECK(tier_parse(text, length) == TIER_HIGH, "a word in 16 MB of spaces");
	memset(text, 'x', length);
	CHECK(tier_parse(text, length) == TIER_NONE, "16 MB of letters");
	free(text);
}

int
main(void)
{
	for (size_t i = 0; i < SIZE(oracle); i++)
	{
		if (regcomp(&expressions[i], oracle[i].pattern, REG_EXTENDED | REG_NOSUB) != 0)
			return 2;
	}
	test_codes();
	test_words();
	test_short_texts();
	test_random_texts();
	test_long_text();
	for (size_t i = 0; i < SIZE(oracle); i++)
		regfree(&expressions[i]);
	return checks_done();
}
