/*
 * pinyin.c
 *	  Pinyin without tones.
 */
#include "pinyin.h"

#include <string.h>

static const char *const finals[] = {
	"a", "ai", "an", "ang", "ao", "e", "ei", "en", "eng", "er", "i", "ia", "ian", "iang", "iao",
	"ie", "in", "ing", "iong", "iu", "o", "ong", "ou", "u", "ua", "uai", "uan", "uang", "ue",
	"ui", "un", "uo", "v", "ve"
};

bool
pinyin_syllable(const char *word, size_t len)
{
	size_t		initial = len > 0 && strchr("bpmfdtnlgkhjqxrzcsyw", word[0]) != NULL;

	if (len > 1 && word[1] == 'h' && strchr("zcs", word[0]) != NULL)
		initial = 2;
	for (size_t i = 0; i < sizeof(finals) / sizeof(finals[0]); i++)
	{
		if (len - initial == strlen(finals[i]) &&
			memcmp(word + initial, finals[i], len - initial) == 0)
			return true;
	}
	return false;
}

size_t
pinyin_plain_u(char *text, size_t len)
{
	size_t		n = 0;

	for (size_t i = 0; i < len; i++)
	{
		char		before = n > 0 ? text[n - 1] : '\0';

		if (text[i] == 'v' && (before == 'l' || before == 'n'))
			text[n++] = 'u';
		else if (text[i] == 'y' && before == 'l' && i + 1 < len && text[i + 1] == 'u')
			continue;			/* the u follows */
		else
			text[n++] = text[i];
	}
	return n;
}
