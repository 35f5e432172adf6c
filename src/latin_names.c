/*
 * latin_names.c
 *	  The names in Latin script and their words, to find what is nearly one.
 */
#include "postgres.h"

#include "lib/stringinfo.h"
#include "utils/memutils.h"

#include "core/normalise.h"
#include "image.h"
#include "name_index.h"
#include "picture.h"
#include "compat.h"

static int
compare_words(const void *a, const void *b)
{
	const slip_word *x = a;
	const slip_word *y = b;
	int			order = memcmp(x->text, y->text, Min(x->len, y->len));

	return order != 0 ? order : (int) x->len - (int) y->len;
}

/* Writes the words of a text to words; returns how many. */
static uint32
split(const char *text, size_t length, slip_word *words)
{
	name_word	parts[NORMALISE_MAX_CHARS];
	size_t		n = name_words(text, length, parts, NORMALISE_MAX_CHARS);

	for (size_t w = 0; w < n; w++)
		words[w] = (slip_word) {text + parts[w].offset, parts[w].len};
	return n;
}

/* The distinct words of the names, and of these in the singular where it is another. */
static void
index_words(LatinNames *latin, const NameIndex *index)
{
	MemoryContext kept = CurrentMemoryContext;
	MemoryContext work = AllocSetContextCreate(kept, "cluster_atlas words", ALLOCSET_DEFAULT_SIZES);
	slip_word  *all;
	slip_word  *words;
	uint64		most = 0;
	uint32		n = 0;
	uint32		distinct = 0;
	Size		bytes = 0;
	char	   *letters;

	for (int i = 0; i < latin->n; i++)
		most += name_words(latin->letters + latin->names[i].at, latin->names[i].length, NULL, 0);
	MemoryContextSwitchTo(work);
	all = palloc_extended(mul_size(Max(most, 1), 2 * sizeof(slip_word)), MCXT_ALLOC_HUGE);
	for (int i = 0; i < latin->n; i++)
	{
		const text *name = index->entries[latin->names[i].entry].name;
		char		form[NORMALISE_MAX_BYTES];
		size_t		length = normalise_product(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name), form, sizeof(form));

		n += split(latin->letters + latin->names[i].at, latin->names[i].length, all + n);
		if ((int) length != latin->names[i].length || memcmp(form, latin->letters + latin->names[i].at, length) != 0)
			n += split(pnstrdup(form, length), length, all + n);
	}
	qsort(all, n, sizeof(slip_word), compare_words);
	for (uint32 w = 0; w < n; w++)
		if (w == 0 || compare_words(&all[distinct - 1], &all[w]) != 0)
		{
			all[distinct++] = all[w];
			bytes += all[w].len;
		}

	MemoryContextSwitchTo(kept);
	letters = palloc_extended(Max(bytes, 1), MCXT_ALLOC_HUGE);
	words = palloc_extended(mul_size(Max(distinct, 1), sizeof(slip_word)), MCXT_ALLOC_HUGE);
	for (uint32 w = 0; w < distinct; w++)
	{
		words[w] = (slip_word) {memcpy(letters, all[w].text, all[w].len), all[w].len};
		letters += all[w].len;
	}
	MemoryContextDelete(work);
	latin->n_words = distinct;
	slip_index_build(&latin->words, words, distinct, palloc_extended(slip_index_size(words, distinct), MCXT_ALLOC_HUGE));
}

static void
read_names(LatinNames *latin, const NameIndex *index)
{
	StringInfoData letters;

	initStringInfo(&letters);
	latin->names = palloc_extended(mul_size(Max(index->n, 1), sizeof(LatinName)), MCXT_ALLOC_HUGE);
	for (int i = 0; i < index->n; i++)
	{
		const text *name = index->entries[i].name;
		char		folded[NORMALISE_MAX_BYTES];
		size_t		length = fold_name(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name), folded, sizeof(folded));

		if (!is_latin(folded, length))
			continue;
		latin->names[latin->n++] = (LatinName) {letters.len, length, i};
		appendBinaryStringInfo(&letters, folded, length);
		latin->longest = Max(latin->longest, (int) length);
	}
	latin->letters = memcpy(palloc(letters.len + 1), letters.data, letters.len);
	latin->letters_size = letters.len + 1;
	pfree(letters.data);
	latin->names = repalloc_huge(latin->names, Max(latin->n, 1) * sizeof(LatinName));
}

static void
make_scratch(LatinNames *latin, MemoryContext context)
{
	latin->scratch = MemoryContextAllocExtended(context, trigram_index_scratch_size(latin->trigrams), MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
}

/* In the memory context of the caller, but for the index itself. */
static void
index_trigrams(LatinNames *latin, MemoryContext context)
{
	trigram_name *names = palloc_extended(mul_size(Max(latin->n, 1), sizeof(trigram_name)), MCXT_ALLOC_HUGE);
	Size		size;
	void	   *block;

	for (int i = 0; i < latin->n; i++)
		names[i] = (trigram_name) {latin->letters + latin->names[i].at, latin->names[i].length, i};
	size = trigram_index_size(names, latin->n);
	block = palloc_extended(Max(size, 1), MCXT_ALLOC_HUGE);
	size = trigram_index_build(block, size, names, latin->n);
	latin->trigrams = memcpy(MemoryContextAllocHuge(context, size), block, size);
	latin->trigrams_size = size;
	pfree(block);
	pfree(names);
	make_scratch(latin, context);
}

/* Hung on the names only when it is whole; until then an error frees it. */
LatinNames *
latin_names(NameIndex *index)
{
	MemoryContext context;
	MemoryContext caller;
	LatinNames *latin;

	if (index->latin != NULL)
		return index->latin;
	context = AllocSetContextCreate(CurrentMemoryContext, "cluster_atlas latin names", PICTURE_CONTEXT_SIZES);
	caller = MemoryContextSwitchTo(context);
	latin = palloc0(sizeof(LatinNames));
	read_names(latin, index);
	index_words(latin, index);
	MemoryContextSwitchTo(caller);
	index_trigrams(latin, context);
	MemoryContextSetParent(context, index->context);
	return index->latin = latin;
}

void
latin_names_follow(Image *image, void *field)
{
	LatinNames *latin = image_follow(image, field, sizeof(LatinNames));
	slip_word  *words;

	if (latin == NULL)
		return;
	words = image_follow(image, &latin->words.words, mul_size(latin->n_words, sizeof(slip_word)));
	for (uint32 w = 0; w < latin->n_words; w++)
		image_follow_bytes(image, &words[w].text, words[w].len);
	image_follow(image, &latin->words.starts, slip_index_size(words, latin->n_words));
	image_follow(image, &latin->names, mul_size(latin->n, sizeof(LatinName)));
	image_follow_bytes(image, &latin->letters, latin->letters_size);
	image_follow(image, &latin->trigrams, latin->trigrams_size);
	latin->scratch = NULL;
	if (image->reading)
		make_scratch(latin, image->context);
}

size_t
latin_names_similar(LatinNames *latin, const char *folded, size_t length, double threshold, trigram_match *matches, size_t capacity)
{
	size_t		found = trigram_index_lookup(latin->trigrams, folded, length, threshold, latin->scratch, matches, capacity);

	return Min(found, capacity);
}
