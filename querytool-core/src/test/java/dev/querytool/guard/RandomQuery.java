package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Writes a random query over a few tables whose columns have many names in common. Most names are
 * taken from what is visible, some from anywhere; what else SQLite could object to is left out.
 */
final class RandomQuery {

  static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE t(id INTEGER PRIMARY KEY, a, b)",
          "CREATE TABLE u(id INTEGER PRIMARY KEY, a, c)",
          "CREATE TABLE v(x, Y)",
          "CREATE TABLE w(k PRIMARY KEY, a) WITHOUT ROWID",
          "CREATE VIEW vw AS SELECT id, a AS va FROM t");

  private static final List<Visible> TABLES =
      List.of(
          new Visible("t", List.of("id", "a", "b")),
          new Visible("u", List.of("id", "a", "c")),
          new Visible("v", List.of("x", "Y")),
          new Visible("w", List.of("k", "a")),
          new Visible("vw", List.of("id", "va")));

  private static final List<String> ANY_COLUMN =
      List.of("id", "a", "b", "c", "x", "y", "k", "va", "p1", "p2", "rowid", "oid", "ZZ", "ID");

  private static final List<String> JOINS =
      List.of(
          ", ",
          ", ",
          " JOIN ",
          " JOIN ",
          " LEFT JOIN ",
          " LEFT JOIN ",
          " CROSS JOIN ",
          " NATURAL JOIN ",
          " RIGHT JOIN ",
          " FULL JOIN ",
          " NATURAL LEFT JOIN ");

  /** Beside a join in brackets: what SQLite makes of others there is its own. */
  private static final List<String> INNER_AND_LEFT_JOINS =
      JOINS.stream().filter(join -> !join.matches(" (RIGHT|FULL) JOIN ")).toList();

  private final Random random;
  private int names;
  private int size;

  /** Something with a name and columns that a part of the query can see. */
  private record Visible(String name, List<String> columns) {}

  /** What a part of the query can see. */
  private record View(
      List<Visible> sources, List<String> aliases, List<Visible> common, @Nullable View outer) {}

  RandomQuery(Random random) {
    this.random = random;
  }

  String text() {
    return query(new View(List.of(), List.of(), List.of(), null), 1 + random.nextInt(3)).text();
  }

  private record Written(String text, List<String> columns) {}

  /** Writes a query of the given width, perhaps with WITH, perhaps a set operation. */
  private Written query(View around, int width) {
    size++;
    List<Visible> common = new ArrayList<>(around.common());
    StringBuilder text = new StringBuilder();
    List<Visible> own = new ArrayList<>();
    if (size < 4 && chance(25)) {
      text.append("WITH ");
      int count = 1 + random.nextInt(2);
      for (int i = 0; i < count; i++) {
        text.append(i == 0 ? "" : ", ").append(commonTable(around, common, own));
      }
      text.append(' ');
    }
    View inside = new View(around.sources(), around.aliases(), common, around.outer());
    Written first = select(inside, width, own);
    text.append(first.text());
    int parts = size < 6 && chance(15) ? 1 + random.nextInt(2) : 0;
    for (int i = 0; i < parts; i++) {
      text.append(pick(List.of(" UNION ", " UNION ALL ", " EXCEPT ", " INTERSECT ")));
      text.append(select(inside, width, List.of()).text());
    }
    if (parts > 0 && chance(40)) {
      text.append(" ORDER BY ")
          .append(chance(50) ? "" + (1 + random.nextInt(width + 1)) : pick(first.columns()));
    } else if (parts > 0 && chance(10)) {
      text.append(" ORDER BY ").append(pick(ANY_COLUMN));
    }
    return new Written(text.toString(), first.columns());
  }

  private String commonTable(View around, List<Visible> common, List<Visible> own) {
    int width = 1 + random.nextInt(2);
    String name = chance(15) ? pick(List.of("t", "v", "C1")) : "c" + ++names;
    if (own.stream().anyMatch(other -> other.name().equalsIgnoreCase(name))) {
      return commonTable(around, common, own);
    }
    if (chance(20)) {
      Visible table = new Visible(name, List.of("n"));
      own.add(table);
      common.add(table);
      return "%s(n) AS (SELECT %d UNION ALL SELECT %s + 1 FROM %s WHERE n < 5)"
          .formatted(name, random.nextInt(9), pick(List.of("n", name + ".n")), name);
    }
    List<Visible> before =
        common.stream().filter(other -> !other.name().equalsIgnoreCase(name)).toList();
    if (List.of("t", "v").contains(name)) {
      Visible table = new Visible(name, List.of("p1", "a"));
      own.add(table);
      common.add(table);
      return name + " AS (SELECT 1 AS p1, " + (name.equals("t") ? "a FROM main.t)" : "2 AS a)");
    }
    View inside =
        new View(around.sources(), around.aliases(), new ArrayList<>(before), around.outer());
    Written body = query(inside, width);
    boolean named = chance(50);
    List<String> columns = named ? List.of("n", "a").subList(0, width) : body.columns();
    Visible table = new Visible(name, columns);
    own.add(table);
    common.add(table);
    return name
        + (named ? "(" + String.join(", ", columns) + ")" : "")
        + " AS ("
        + body.text()
        + ")";
  }

  private Written select(View around, int width, List<Visible> mustRead) {
    List<Visible> sources = new ArrayList<>();
    String from = from(around, sources, mustRead);
    View bare = new View(sources, List.of(), around.common(), around);
    List<String> columns = new ArrayList<>();
    List<String> aliases = new ArrayList<>();
    StringBuilder text = new StringBuilder("SELECT ");
    for (int i = 0; i < width; i++) {
      text.append(i == 0 ? "" : ", ").append(item(bare, columns, aliases));
    }
    text.append(from);
    View full = new View(sources, aliases, around.common(), around);
    text.append(chance(40) ? " WHERE " + condition(full) : "");
    if (chance(15)) {
      boolean place = chance(20) && !text.toString().contains("count(");
      text.append(" GROUP BY ").append(place ? "1" : column(full));
      text.append(chance(30) ? " HAVING " + condition(full) : "");
    }
    return new Written(text.toString(), columns);
  }

  private String from(View around, List<Visible> sources, List<Visible> mustRead) {
    StringBuilder text = new StringBuilder();
    int count = Math.max(mustRead.size(), chance(6) ? 0 : chance(60) ? 1 : 2 + random.nextInt(2));
    boolean brackets = chance(20);
    List<String> joins = brackets ? INNER_AND_LEFT_JOINS : JOINS;
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? " FROM " : "");
      String join = i == 0 ? "" : pick(joins);
      text.append(join);
      Visible common = i < mustRead.size() ? mustRead.get(i) : null;
      int before = sources.size();
      boolean bracketed = brackets && common == null && i > 0 && chance(50);
      text.append(bracketed ? bracketedJoin(around, sources) : source(around, sources, common));
      if (List.of(" JOIN ", " LEFT JOIN ", " RIGHT JOIN ", " FULL JOIN ").contains(join)) {
        text.append(joinOn(around, sources, before));
      }
    }
    return text.toString();
  }

  private String bracketedJoin(View around, List<Visible> sources) {
    List<Visible> inner = new ArrayList<>();
    String left = source(around, inner, null);
    String right = source(around, inner, null);
    if (inner.get(0).name().equalsIgnoreCase(inner.get(1).name())) {
      return bracketedJoin(around, sources);
    }
    String text =
        "(" + left + pick(List.of(" JOIN ", " NATURAL JOIN ", " CROSS JOIN ")) + right + ")";
    sources.addAll(inner);
    return text;
  }

  private String joinOn(View around, List<Visible> sources, int before) {
    List<String> shared = new ArrayList<>(sources.get(before).columns());
    shared.removeIf(
        column ->
            sources.subList(0, before).stream().noneMatch(left -> left.columns().contains(column)));
    if (!shared.isEmpty() ? chance(60) : chance(5)) {
      return " USING (" + (shared.isEmpty() ? pick(ANY_COLUMN) : pick(shared)) + ")";
    }
    View all = new View(sources, List.of(), around.common(), around);
    return " ON " + column(all) + " = " + column(all);
  }

  private String source(View around, List<Visible> sources, @Nullable Visible wanted) {
    Visible table = wanted;
    String text;
    if (table == null && size < 5 && chance(20)) {
      Written derived = query(around, 1 + random.nextInt(2));
      table = new Visible("", derived.columns());
      text = "(" + derived.text() + ")";
    } else {
      table = table == null ? anyTable(around) : table;
      text = (TABLES.contains(table) && chance(15) ? "main." : "") + table.name();
    }
    if (chance(35)) {
      String alias = chance(70) ? "s" + ++names : pick(List.of("t", "U", "x", "a"));
      sources.add(new Visible(alias, table.columns()));
      return text + (chance(50) ? " AS " : " ") + alias;
    }
    sources.add(table);
    return text;
  }

  private Visible anyTable(View around) {
    if (!around.common().isEmpty() && chance(40)) {
      Visible common = pick(around.common());
      return common;
    }
    if (chance(3)) {
      return new Visible("nowhere", List.of("id"));
    }
    Visible table = pick(TABLES);
    for (Visible common : around.common()) {
      if (common.name().equalsIgnoreCase(table.name())) {
        return common;
      }
    }
    return table;
  }

  private String item(View view, List<String> columns, List<String> aliases) {
    String text =
        switch (random.nextInt(10)) {
          case 0 -> column(view) + " + 1";
          case 1 -> "'text'";
          case 2 -> size < 6 ? "(" + query(view, 1).text() + ")" : "7";
          case 3 -> "coalesce(" + column(view) + ", 0)";
          case 4 -> "count(*)";
          default -> column(view);
        };
    boolean aliasable = !text.startsWith("count");
    if (aliasable && (text.length() > 30 || text.contains("\"") || chance(40))) {
      String alias = chance(80) ? "p" + (1 + random.nextInt(2)) : pick(ANY_COLUMN);
      columns.add(alias);
      aliases.add(alias);
      return text + " AS " + alias;
    }
    columns.add(
        text.matches("[\\w.]+")
            ? text.substring(text.lastIndexOf('.') + 1)
            : "\"" + text.replace("\"", "\"\"") + "\"");
    return text;
  }

  private String condition(View view) {
    return switch (random.nextInt(6)) {
      case 0 ->
          size < 6 ? column(view) + " IN (" + query(view, 1).text() + ")" : column(view) + " < 9";
      case 1 -> size < 6 ? "EXISTS (" + query(view, 1).text() + ")" : column(view) + " > 0";
      case 2 -> column(view) + " = " + column(view);
      case 3 -> "(" + column(view) + " > 1 OR " + column(view) + " IS NULL)";
      default -> column(view) + " > 2";
    };
  }

  /** Returns the name of a column: most often one that can be seen, with or without its table. */
  private String column(View view) {
    View from = view;
    while (from.outer() != null && (from.sources().isEmpty() || chance(12))) {
      from = from.outer();
    }
    if (chance(2) || (from.sources().isEmpty() && from.aliases().isEmpty())) {
      return chance(50)
          ? pick(ANY_COLUMN)
          : pick(List.of("t.", "u.", "v.", "main.t.")) + pick(ANY_COLUMN);
    }
    if (from.sources().isEmpty() || (!from.aliases().isEmpty() && chance(15))) {
      return pick(from.aliases());
    }
    Visible source = pick(from.sources());
    String column = chance(2) ? "rowid" : pick(source.columns());
    return source.name().isEmpty() || chance(25) ? column : source.name() + "." + column;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
