package dev.querytool.guard;

/**
 * A position in a text as its author wrote it.
 *
 * @param line the line, from 1
 * @param column the column, in code points from 1
 */
public record TextPlace(int line, int column) {}
