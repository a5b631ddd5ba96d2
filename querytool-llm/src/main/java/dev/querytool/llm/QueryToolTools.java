package dev.querytool.llm;

/** Hands querytool to a host's own agent. */
final class QueryToolTools {}
