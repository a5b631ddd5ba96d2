package dev.querytool.natural;

import java.util.Map;

/**
 * One thing that a question names.
 *
 * @param weight how much it counts beside the others
 * @param terms the terms of the catalogue that may say it, each with how surely, 0 to 1
 */
record Concept(double weight, Map<String, Double> terms) {}
