/** What tests of several packages and modules share. Never part of a published artifact. */
@NullMarked
package dev.querytool.testkit;

import org.jspecify.annotations.NullMarked;
