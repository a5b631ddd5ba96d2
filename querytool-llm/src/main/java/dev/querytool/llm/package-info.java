/** Adapters to language models; the only code of querytool that reaches one. */
@NullMarked
package dev.querytool.llm;

import org.jspecify.annotations.NullMarked;
