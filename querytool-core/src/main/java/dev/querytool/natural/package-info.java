/**
 * Turns questions into reads: the prompt, the language model behind {@link
 * dev.querytool.natural.LanguageModel}, its answer, the guard's word on it, and what was asked
 * before and proved right. Nothing here reaches a network. Start with {@link
 * dev.querytool.natural.NaturalQueryTranslator}.
 */
@NullMarked
package dev.querytool.natural;

import org.jspecify.annotations.NullMarked;
