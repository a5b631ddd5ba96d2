/**
 * The media library's own file: its schema, how that came to be, and how a file made by the program
 * before it is taken over.
 */
@NullMarked
package dev.querytool.examples.medialibrary.schema;

import org.jspecify.annotations.NullMarked;
