/*
 * product_names.h
 *	  From a name as people write it to a product of the picture.
 */
#ifndef PRODUCT_NAMES_H
#define PRODUCT_NAMES_H

struct Picture;
typedef struct ProductNames ProductNames;

/* For about n names, in the current memory context. */
extern ProductNames *product_names_create(uint64 n);

/* The first product that takes a name keeps it. */
extern void product_names_add(ProductNames *names, const char *name, int length, int product);

/* Position of the product that answers to the name; -1: none does. */
extern int	product_of_name(const ProductNames *names, const char *name, int length);

#endif							/* PRODUCT_NAMES_H */
