/**
 * What programs on the command line share: options, progress, and signals that end the work in
 * order.
 */
@NullMarked
package dev.querytool.examples.command;

import org.jspecify.annotations.NullMarked;
