/**
 * The first program to run: a shop, its catalogue in human words, reads that run and writes that do
 * not.
 */
@NullMarked
package dev.querytool.examples.quickstart;

import org.jspecify.annotations.NullMarked;
