/**
 * A media library, complete: works, who makes them, what listeners say of them, in a SQLite file of
 * its own; and that file read by questions in three languages. {@code MediaLibrary} is what an
 * application would use.
 */
@NullMarked
package dev.querytool.examples.medialibrary;

import org.jspecify.annotations.NullMarked;
