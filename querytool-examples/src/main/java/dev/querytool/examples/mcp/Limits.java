package dev.querytool.examples.mcp;

/**
 * How much one answer may hold; what is beyond is left out, and that is said.
 *
 * @param rows the greatest number of rows
 * @param bytes the greatest size of rows, fields, hits or text, in UTF-8
 */
record Limits(int rows, int bytes) {}
