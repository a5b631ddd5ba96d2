package dev.querytool.examples.evaluate;

/**
 * A question with a statement that answers it.
 *
 * @param id tells it from the others
 * @param question in human language
 * @param sql in the dialect of the database that is asked
 */
record GoldQuestion(String id, String question, String sql) {}
