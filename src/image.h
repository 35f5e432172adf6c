/*
 * image.h
 *	  A structure in memory as one block of bytes, and the block as a structure.
 *
 * In the block, a pointer is the distance from the start of the image; 0 is
 * NULL.  A structure is described once, by a function that follows each of its
 * pointers: while the image is written, what a pointer leads to is copied and
 * the pointer becomes a distance; while it is read, the distance becomes a
 * pointer.  What was followed is to be looked at where the function returns it.
 */
#ifndef IMAGE_H
#define IMAGE_H

#include "utils/hsearch.h"

typedef struct Image
{
	bool		reading;
	char	   *start;
	Size		size;
	Size		capacity;		/* of what is written */
	HTAB	   *values;			/* where the values of variable size went that were written */
	MemoryContext context;		/* of what is read */
} Image;

/* An image to be written at start, of no more than so many bytes. */
extern Image image_to_write(char *start, Size capacity);

/* One to be read; it becomes the structure and stays where it is. */
extern Image image_to_read(char *start, Size size, MemoryContext context);

/* Follows the pointer at field to this many bytes. */
extern void *image_follow(Image *image, void *field, Size size);

/* The same where the bytes may stand anywhere. */
extern void *image_follow_bytes(Image *image, void *field, Size size);

/* Follows a pointer to a text, or to another value of variable size, which others may point to as well. */
extern void image_follow_text(Image *image, text **field);
extern void image_follow_value(Image *image, void *field);

/* What follows the pointers of a structure, from the one that leads to it. */
typedef void (*ImageFollow) (Image *image, void *field);

#endif							/* IMAGE_H */
