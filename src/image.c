/*
 * image.c
 *	  A structure in memory as one block of bytes, and the block as a structure.
 */
#include "postgres.h"

#include "image.h"
#include "compat.h"

typedef struct WrittenText
{
	const text *text;			/* key */
	Size		at;
} WrittenText;

Image
image_to_write(char *start, Size capacity)
{
	Image		image = {.start = start, .capacity = capacity};
	HASHCTL		texts = {.keysize = sizeof(const text *), .entrysize = sizeof(WrittenText), .hcxt = CurrentMemoryContext};

	image.texts = hash_create("cluster_atlas image", 1024, &texts, HASH_ELEM | HASH_BLOBS | HASH_CONTEXT);
	return image;
}

Image
image_to_read(char *start, Size size, MemoryContext context)
{
	return (Image) {.reading = true, .start = start, .size = size, .context = context};
}

/* Puts something behind what is written; returns where. */
static Size
append(Image *image, const void *source, Size size, Size alignment)
{
	Size		at = TYPEALIGN(alignment, image->size);

	if (at > image->capacity || size > image->capacity - at)
		elog(ERROR, "the image is larger than what it shows");
	memset(image->start + image->size, 0, at - image->size);
	memcpy(image->start + at, source, size);
	image->size = at + size;
	return at;
}

static char *
pointed_to(const Image *image, Size at, Size size)
{
	if (at > image->size || size > image->size - at)
		ereport(ERROR,
				(errcode(ERRCODE_DATA_CORRUPTED),
				 errmsg("the saved picture of the atlas is damaged"),
				 errhint("DELETE FROM atlas.picture_image removes it; SELECT atlas.save_picture() makes a new one.")));
	return image->start + at;
}

void *
image_follow(Image *image, void *field, Size size)
{
	void	   *pointer = *(void **) field;
	Size		at = (Size) pointer;

	if (pointer == NULL)
		return NULL;
	if (!image->reading)
		at = append(image, pointer, size, MAXIMUM_ALIGNOF);
	pointer = pointed_to(image, at, size);
	*(void **) field = image->reading ? pointer : (void *) at;
	return pointer;
}

void
image_follow_text(Image *image, text **field)
{
	WrittenText *written;
	bool		known;

	if (*field == NULL)
		return;
	if (image->reading)
	{
		*field = (text *) pointed_to(image, (Size) *field, 1);
		return;
	}
	written = hash_search(image->texts, field, HASH_ENTER, &known);
	if (!known)
		written->at = append(image, *field, VARSIZE_ANY(*field), ALIGNOF_INT);
	*field = (text *) written->at;
}
