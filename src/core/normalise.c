/*
 * normalise.c
 *	  Names as people write them, in one form.
 *
 * Idempotence rests on three things: the tables hold no form that another rule
 * would change; a form is cut between words, so that no half word meets the
 * rules again; and what a form is cut to is never cut again.
 */
#include "normalise.h"

#include <string.h>

#include "fold.h"
#include "pinyin.h"
#include "plural.h"
#include "spelling.h"
#include "utf8.h"

/* The longest word that the rules of English are asked about. */
#define ENGLISH_MAX 32

/* A form in the making.  last is the kind of what was written last. */
typedef struct name_form
{
	char		bytes[NORMALISE_MAX_BYTES];
	size_t		len;
	size_t		characters;
	size_t		word;			/* where the last word starts */
	fold_kind	last;
} name_form;

static bool
fits(const name_form *f, size_t characters)
{
	return f->characters + characters <= NORMALISE_MAX_CHARS;
}

static void
put_byte(name_form *f, char byte)
{
	f->bytes[f->len++] = byte;
	f->characters++;
}

/*
 * Adds folded characters of one kind, as a new word if so asked.  Where they do
 * not fit, takes back the word that they would have gone on with, and is false.
 */
static bool
put(name_form *f, fold_kind kind, bool new_word, bool apostrophe, const uint32_t *folded, size_t count)
{
	size_t		before = f->len > 0 && (new_word || apostrophe);

	if (!fits(f, before + count))
	{
		if (!new_word && kind == FOLD_LETTER && f->word > 0)
			f->len = f->word - 1;
		return false;
	}
	if (before)
		put_byte(f, new_word ? ' ' : '\'');
	if (new_word)
		f->word = f->len;
	for (size_t i = 0; i < count; i++)
		f->len += utf8_encode(folded[i], f->bytes + f->len);
	f->characters += count;
	f->last = kind;
	return true;
}

/* Folds a text; apostrophes inside words are kept where asked. */
static void
fold_text(const char *text, size_t len, bool keep_apostrophes, name_form *f)
{
	bool		gap = true;
	bool		apostrophe = false;

	f->len = f->characters = f->word = 0;
	f->last = FOLD_GAP;

	for (size_t at = 0; at < len;)
	{
		uint32_t	folded[FOLD_MAX];
		size_t		count;
		size_t		used;
		fold_kind	kind;

		if (at >= NORMALISE_MAX_INPUT)
		{
			if (!gap && f->last == FOLD_LETTER && f->word > 0)
				f->len = f->word - 1;
			break;
		}

		/* Most characters go on with a word as they are. */
		if (text[at] >= 'a' && text[at] <= 'z' && !gap && !apostrophe &&
			f->last == FOLD_LETTER && fits(f, 1))
		{
			put_byte(f, text[at++]);
			continue;
		}

		kind = fold_character(utf8_decode(text + at, len - at, &used), folded, &count);
		at += used;

		switch (kind)
		{
			case FOLD_NOTHING:
				break;
			case FOLD_GAP:
				gap = true;
				break;
			case FOLD_APOSTROPHE:
				apostrophe = keep_apostrophes;
				break;
			case FOLD_AND:
				if (!put(f, FOLD_LETTER, true, false, (const uint32_t[]) {'a', 'n', 'd'}, 3))
					return;
				gap = true;
				break;
			case FOLD_LETTER:
			case FOLD_HAN:
				if (!put(f, kind, f->last != kind || (gap && kind != FOLD_HAN),
						 apostrophe && kind == FOLD_LETTER, folded, count))
					return;
				gap = apostrophe = false;
				break;
		}
	}
}

/* Hands a form over, cut between characters where there is no room. */
static size_t
hand_over(const char *form, size_t len, char *out, size_t capacity)
{
	if (len > capacity)
	{
		len = capacity;
		while (len > 0 && ((unsigned char) form[len] & 0xC0) == 0x80)
			len--;
	}
	memcpy(out, form, len);
	return len;
}

size_t
fold_name(const char *text, size_t len, char *out, size_t capacity)
{
	name_form	folded;

	fold_text(text, len, false, &folded);
	return hand_over(folded.bytes, folded.len, out, capacity);
}

/* The singular of a word in American spelling; into a buffer for the longest. */
static size_t
english_word(const char *word, size_t len, char *out)
{
	memcpy(out, word, len);
	return english_american(out, english_singular(out, len));
}

static bool
is_english(const char *word, size_t len)
{
	for (size_t i = 0; i < len; i++)
	{
		if ((unsigned char) word[i] >= 0x80)
			return false;
	}
	return len <= ENGLISH_MAX;
}

size_t
product_of_folded(const char *folded, size_t len, char *out, size_t capacity)
{
	name_form	product;
	const char *end = folded + len;

	product.len = product.characters = 0;
	for (const char *word = folded; word < end; word++)
	{
		const char *space = memchr(word, ' ', (size_t) (end - word));
		size_t		n = (size_t) ((space != NULL ? space : end) - word);
		char		english[ENGLISH_MAX + PLURAL_GROWTH + SPELLING_GROWTH];
		const char *canonical = word;
		size_t		canonical_len = n;
		size_t		characters;
		size_t		before = product.len > 0;

		if (is_english(word, n))
		{
			canonical = english;
			canonical_len = characters = english_word(word, n, english);
		}
		else
			characters = utf8_length(canonical, canonical_len);
		if (!fits(&product, before + characters))
			break;
		if (before)
			put_byte(&product, ' ');
		memcpy(product.bytes + product.len, canonical, canonical_len);
		product.len += canonical_len;
		product.characters += characters;
		word += n;
	}
	return hand_over(product.bytes, product.len, out, capacity);
}

size_t
normalise_product(const char *text, size_t len, char *out, size_t capacity)
{
	name_form	folded;

	fold_text(text, len, false, &folded);
	return product_of_folded(folded.bytes, folded.len, out, capacity);
}

size_t
normalise_place(const char *text, size_t len, char *out, size_t capacity, place_suffix *suffix)
{
	name_form	folded;
	place_suffix before = PLACE_SUFFIX_NONE;
	place_suffix after;
	size_t		start;
	size_t		n;
	size_t		key = 0;

	fold_text(text, len, true, &folded);
	start = leading_place_kind(folded.bytes, folded.len, &before);
	n = start + drop_place_suffix(folded.bytes + start, folded.len - start, &after);
	if (suffix != NULL)
		*suffix = after != PLACE_SUFFIX_NONE ? after : before;

	for (size_t i = start; i < n; i++)
	{
		if (folded.bytes[i] != ' ' && folded.bytes[i] != '\'')
			folded.bytes[key++] = folded.bytes[i];
	}
	return hand_over(folded.bytes, pinyin_plain_u(folded.bytes, key), out, capacity);
}

size_t
name_words(const char *form, size_t len, name_word *words, size_t max)
{
	size_t		count = 0;

	for (size_t at = 0; at < len;)
	{
		const char *space = memchr(form + at, ' ', len - at);
		size_t		n = space != NULL ? (size_t) (space - form) - at : len - at;
		size_t		used;

		if (n > 0)
		{
			if (count < max)
				words[count] = (name_word) {
				(uint16_t) at, (uint16_t) n, is_han(utf8_decode(form + at, n, &used))
			};
			count++;
		}
		at += n + 1;
	}
	return count;
}
