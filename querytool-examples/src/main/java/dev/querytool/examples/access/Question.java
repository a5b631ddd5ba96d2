package dev.querytool.examples.access;

import java.util.List;

/**
 * What every caller asks.
 *
 * @param words in human words
 * @param sql in SQL
 */
record Question(String words, String sql) {

  static List<Question> all() {
    return List.of(
        new Question(
            "How many orders are there, and what do they come to?",
            "SELECT count(*) AS orders, sum(amount) AS total FROM orders"),
        new Question("Which are the first orders?", "SELECT * FROM orders ORDER BY id LIMIT 3"),
        new Question(
            "What is sold in each region?",
            "SELECT region, sum(amount) AS total FROM orders GROUP BY region ORDER BY region"),
        new Question("Who are the customers?", "SELECT * FROM customers ORDER BY id"),
        new Question(
            "Whose number is 138-0001-1003?",
            "SELECT count(*) AS found FROM customers WHERE phone = '138-0001-1003'"),
        new Question(
            "Who bought how much?",
            "SELECT c.name, sum(o.amount) AS total FROM customers c"
                + " JOIN orders o ON o.customer_id = c.id GROUP BY c.name ORDER BY total DESC"),
        new Question(
            "Which customers have an order of more than 500?",
            "SELECT id FROM customers c WHERE EXISTS (SELECT 1 FROM orders o"
                + " WHERE o.customer_id = c.id AND o.amount > 500) ORDER BY id"),
        new Question("Which orders have a note?", "SELECT id, note FROM orders WHERE note <> ''"),
        new Question(
            "What is the greatest order, read through a CTE?",
            "WITH sold AS (SELECT amount FROM orders) SELECT max(amount) AS greatest FROM sold"),
        new Question("What does everybody earn?", "SELECT name, salary FROM employees"));
  }
}
