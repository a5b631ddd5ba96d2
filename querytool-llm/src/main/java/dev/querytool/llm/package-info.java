/**
 * Adapters to language models, on LangChain4j; the only code of querytool that reaches one. Begin
 * reading at {@link dev.querytool.llm.QueryToolModels}; the other way round, {@link
 * dev.querytool.llm.QueryToolTools} hands querytool to a host's own agent.
 */
@NullMarked
package dev.querytool.llm;

import org.jspecify.annotations.NullMarked;
