/*
 * address_text.c
 *	  A written address as words.
 */
#include "address_text.h"

#include "fold.h"
#include "utf8.h"

/* Is this what parts of an address are set apart by? */
static bool
separates(uint32_t c)
{
	switch (c)
	{
		case ',':
		case ';':
		case ':':
		case '/':
		case '|':
		case '\n':
		case '\r':
		case '\t':
		case 0x2028:
		case 0x3001:			/* the Chinese comma of lists, and the full stop */
		case 0x3002:
		case 0xFF0C:			/* full width , / : ; | */
		case 0xFF0F:
		case 0xFF1A:
		case 0xFF1B:
		case 0xFF5C:
			return true;
	}
	return false;
}

/* Writes bytes that came from one character; false: no room. */
static bool
put(address_text *t, const char *bytes, size_t n, size_t from, size_t to)
{
	if (t->len + n > ADDRESS_MAX_BYTES)
		return false;
	for (size_t i = 0; i < n; i++)
	{
		t->form[t->len] = bytes[i];
		t->from[t->len] = (uint16_t) from;
		t->to[t->len++] = (uint16_t) to;
	}
	return true;
}

static bool
begin_word(address_text *t, bool han, uint16_t part, size_t from)
{
	if (t->n_words == ADDRESS_MAX_WORDS || (t->n_words > 0 && !put(t, " ", 1, from, from)))
		return false;
	t->words[t->n_words++] = (address_word) {
		.start = (uint16_t) t->len, .part = part, .han = han
	};
	return true;
}

void
address_read(const char *text, size_t len, address_text *t)
{
	uint16_t	part = 0;
	bool		gap = true;
	bool		separated = false;
	bool		apostrophe = false;

	t->len = t->n_words = 0;
	for (size_t at = 0; at < len && at < ADDRESS_MAX_INPUT;)
	{
		uint32_t	folded[FOLD_MAX];
		char		bytes[4 * FOLD_MAX];
		size_t		n = 0;
		size_t		count;
		size_t		used;
		uint32_t	c = utf8_decode(text + at, len - at, &used);
		fold_kind	kind = fold_character(c, folded, &count);
		address_word *word = t->n_words > 0 ? &t->words[t->n_words - 1] : NULL;
		size_t		from = at;

		at += used;
		if (kind == FOLD_NOTHING)
			continue;
		if (kind == FOLD_APOSTROPHE)
		{
			apostrophe = true;
			continue;
		}
		if (kind == FOLD_GAP || kind == FOLD_AND)
		{
			gap = true;
			separated = separated || separates(c);
			continue;
		}

		for (size_t i = 0; i < count; i++)
			n += utf8_encode(folded[i], bytes + n);
		if (word == NULL || separated || word->han != (kind == FOLD_HAN) || (gap && kind != FOLD_HAN))
		{
			part += separated;
			if (!begin_word(t, kind == FOLD_HAN, part, from))
				return;
			word = &t->words[t->n_words - 1];
		}
		else if (apostrophe && kind != FOLD_HAN && !put(t, "'", 1, from, from))
			return;
		if (!put(t, bytes, n, from, at))
		{
			t->n_words -= word->len == 0;
			return;
		}
		word->len = (uint16_t) (t->len - word->start);
		word->digits = word->digits || (n == 1 && bytes[0] >= '0' && bytes[0] <= '9');
		gap = separated = apostrophe = false;
	}
}
