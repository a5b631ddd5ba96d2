package dev.querytool.examples.link;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A question whose tables are looked for.
 *
 * @param id what tells it from the others, handed back as it came
 * @param text the question in human language
 */
record AskedQuestion(JsonNode id, String text) {}
