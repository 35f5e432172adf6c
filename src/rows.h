/*
 * rows.h
 *	  Rows that SPI read, column by column.
 *
 * Columns are counted from 1.  Values of variable size are copied into the
 * current memory context.
 */
#ifndef ROWS_H
#define ROWS_H

/* Runs a query between SPI_connect and SPI_finish, the memory context unchanged; returns how many rows it gave. */
extern uint64 read_rows(const char *query);

/* Makes a row the one that the functions below read. */
extern void read_row(uint64 n);

/* 0, NaN or NULL for NULL. */
extern int32 read_int(int column);
extern double read_double(int column);
extern bool read_bool(int column);
extern text *read_text(int column);

/* A copy of any value of variable size, which must not be NULL. */
extern Datum read_value(int column);

#endif							/* ROWS_H */
