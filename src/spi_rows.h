/*
 * spi_rows.h
 *	  Rows that a query of our own gives, and arrays to keep them in.
 *
 * Between SPI_connect and SPI_finish: rows_of runs a query, take_row makes one
 * of its rows the current one, the others look at that.  Columns are counted
 * from 1.
 */
#ifndef SPI_ROWS_H
#define SPI_ROWS_H

/* Runs a query with the rights of the caller under the active snapshot; returns how many rows it gives. */
extern uint64 rows_of(const char *query);
extern void take_row(uint64 n);

/* 0, NaN, 0, false and NULL for NULL. */
extern int32 int_column(int n);
extern double double_column(int n);
extern uint8 tier_column(int n);
extern bool bool_column(int n);
extern text *text_column(int n);	/* a copy in the current memory context */

/* A copy of any value of variable size, which must not be NULL. */
extern Datum value_column(int n);

extern bool text_column_is(int n, const char *word);

/* Zeroed memory for n rows, never of size zero. */
extern void *array_of(uint64 n, Size size);

/* Position of an id in rows sorted by an int32 id that comes first in each; -1: not there. */
extern int	position_of(const void *rows, int n, Size size, int32 id);

#endif							/* SPI_ROWS_H */
