package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.StringJoiner;

/** Random queries over what a caller sees of a {@link GrantWorld}; not thread-safe. */
final class GrantedQueries {

  private final Random random;
  private final GrantWorld world;
  private final Dialect dialect;
  private final List<Rel> commonTables = new ArrayList<>();
  private int aliases;

  /** A column of something in FROM. */
  private record Col(String name, boolean number) {}

  /** Something in FROM, or that could stand there. */
  private record Rel(String name, List<Col> columns) {}

  /** A column as an expression may write it. */
  private record Ref(String text, boolean number) {}

  GrantedQueries(Random random, GrantWorld world) {
    this.random = random;
    this.world = world;
    this.dialect = world.dialect();
  }

  /** Returns a query; {@code {S}} stands for the schema. */
  String next() {
    commonTables.clear();
    aliases = 0;
    if (random.nextInt(5) == 0) {
      return plain();
    }
    String with = random.nextInt(3) == 0 ? with() : "";
    List<Col> columns = new ArrayList<>();
    String body = random.nextInt(6) == 0 ? united(columns) : select(2, columns, List.of(), -1);
    if (dialect == Dialect.POSTGRES || dialect == Dialect.MYSQL) {
      if (random.nextInt(40) == 0 && !commonTables.isEmpty()) {
        return with + body;
      }
      if (random.nextInt(40) == 0) {
        return "TABLE " + name(pick(world.tables()).name());
      }
    }
    return with + body + tail(columns.size());
  }

  /** Writes a query that needs no fence. */
  private String plain() {
    List<Ref> refs = new ArrayList<>();
    List<Rel> sources = new ArrayList<>();
    String from = " FROM " + item(0, refs, sources);
    if (random.nextBoolean()) {
      List<Ref> right = new ArrayList<>();
      from += pick(List.of(" JOIN ", " LEFT JOIN ")) + item(0, right, sources) + " ON ";
      from += number(refs).text() + " = " + number(right).text();
      refs.addAll(right);
    }
    String list = value(0, refs, true) + " AS v0, " + value(0, refs, false) + " AS v1";
    return "SELECT " + list + from + " WHERE " + predicate(0, refs) + tail(2);
  }

  private String tail(int width) {
    if (random.nextInt(4) > 0) {
      return "";
    }
    StringJoiner order = new StringJoiner(", ", " ORDER BY ", "");
    for (int i = 1; i <= width; i++) {
      order.add(i + (random.nextBoolean() ? "" : " DESC"));
    }
    return order + (random.nextBoolean() ? "" : " LIMIT " + (1 + random.nextInt(4)));
  }

  private String with() {
    StringJoiner list = new StringJoiner(", ");
    boolean recursive = random.nextInt(4) == 0;
    int count = 1 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      String name = pick(List.of("c" + i, "orders", "member", "Sub" + i));
      if (commonTables.stream().anyMatch(known -> known.name().equals(name))) {
        continue;
      }
      List<Col> columns = new ArrayList<>();
      String body;
      if (recursive && i == 0) {
        Rel start = table();
        columns.add(new Col("n", true));
        body =
            "SELECT min(id) AS n FROM "
                + source(start, "r0", true)
                + " UNION ALL SELECT r1.n + 1 FROM "
                + name(name)
                + " r1 JOIN "
                + source(start, "r2", true)
                + " ON r2.id = r1.n WHERE r1.n < 9";
      } else {
        body = select(1, columns, List.of(), -1);
      }
      list.add(name(name) + " AS (" + body + ")");
      commonTables.add(new Rel(name, List.copyOf(columns)));
    }
    return "WITH " + (recursive ? "RECURSIVE " : "") + list + " ";
  }

  private String united(List<Col> columns) {
    int width = 1 + random.nextInt(2);
    String operator = pick(List.of(" UNION ", " UNION ALL ", " INTERSECT ", " EXCEPT "));
    List<Col> ignored = new ArrayList<>();
    return select(1, columns, List.of(), width) + operator + select(1, ignored, List.of(), width);
  }

  private Rel table() {
    GrantWorld.Table table = pick(world.tables());
    List<Col> columns = new ArrayList<>();
    table.shown().forEach(column -> columns.add(new Col(column.name(), column.number())));
    return new Rel(table.name(), columns);
  }

  /**
   * Writes a query.
   *
   * @param width how many columns it has, the first a number and the others texts; -1 for any
   */
  private String select(int depth, List<Col> outputs, List<Ref> outer, int width) {
    List<Ref> refs = new ArrayList<>();
    List<Rel> sources = new ArrayList<>();
    String from = from(depth, refs, sources);
    List<Ref> all = new ArrayList<>(refs);
    all.addAll(outer);
    String where = random.nextInt(2) == 0 ? "" : " WHERE " + predicate(depth, all);
    int kind = random.nextInt(6);
    if (width >= 0) {
      StringJoiner list = new StringJoiner(", ");
      for (int i = 0; i < width; i++) {
        list.add(value(depth, refs, i == 0) + " AS v" + i);
        outputs.add(new Col("v" + i, i == 0));
      }
      return "SELECT " + list + from + where;
    }
    if (kind == 0) {
      return grouped(depth, refs, from + where, outputs);
    }
    if (kind == 1) {
      return windowed(refs, from + where, outputs);
    }
    if (kind == 2 && sources.stream().allMatch(one -> one.columns() != null)) {
      return stars(from + where, sources, outputs, depth);
    }
    StringJoiner list = new StringJoiner(", ");
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      boolean number = random.nextBoolean();
      list.add(value(depth, refs, number) + " AS v" + i);
      outputs.add(new Col("v" + i, number));
    }
    String distinct = random.nextInt(6) == 0 ? "DISTINCT " : "";
    return "SELECT " + distinct + list + from + where;
  }

  private String stars(String rest, List<Rel> sources, List<Col> outputs, int depth) {
    boolean apart = sources.size() == 1;
    if (apart && random.nextBoolean()) {
      outputs.addAll(sources.get(0).columns());
      return "SELECT *" + rest;
    }
    if (depth == 2 && random.nextBoolean()) {
      // Names may come twice here, which is for no query around it.
      sources.forEach(one -> outputs.addAll(one.columns()));
      if (rest.contains("NATURAL") || rest.contains("USING")) {
        outputs.clear();
        outputs.add(new Col("id", true));
      }
      return "SELECT *" + rest;
    }
    Rel one = pick(sources);
    outputs.addAll(one.columns());
    return "SELECT " + name(one.name()) + ".*" + rest;
  }

  private String grouped(int depth, List<Ref> refs, String rest, List<Col> outputs) {
    Ref key = pick(refs);
    List<Ref> ids = refs.stream().filter(ref -> isId(ref.text())).toList();
    if (random.nextInt(4) == 0 && !ids.isEmpty()) {
      return byKey(pick(ids), refs, rest, outputs);
    }
    String total = pick(List.of("count(*)", "min(%s)", "max(%s)", "sum(%s)", "count(DISTINCT %s)"));
    Ref number = number(refs);
    outputs.add(new Col("k", key.number()));
    outputs.add(new Col("t", true));
    String having = random.nextInt(3) == 0 ? " HAVING count(*) > " + random.nextInt(3) : "";
    return "SELECT "
        + key.text()
        + " AS k, "
        + total.formatted(number.text())
        + " AS t"
        + rest
        + " GROUP BY "
        + key.text()
        + having;
  }

  /** Groups by what may be the key of a table, on which its other columns depend. */
  private String byKey(Ref id, List<Ref> refs, String rest, List<Col> outputs) {
    String table = id.text().substring(0, id.text().lastIndexOf('.') + 1);
    List<Ref> own = refs.stream().filter(ref -> ref.text().startsWith(table)).toList();
    Ref other = own.isEmpty() ? id : pick(own);
    outputs.add(new Col("k", true));
    outputs.add(new Col("o", other.number()));
    String call = pick(List.of("", "coalesce", "max"));
    String list =
        id.text()
            + " AS k, "
            + (call.isEmpty()
                ? other.text()
                : call + "(" + other.text() + (call.equals("max") ? ")" : ", NULL)"))
            + " AS o";
    return "SELECT " + list + rest + " GROUP BY " + id.text();
  }

  private static boolean isId(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[`\"]", "").endsWith(".id");
  }

  private String windowed(List<Ref> refs, String rest, List<Col> outputs) {
    Ref key = pick(refs);
    Ref number = number(refs);
    String call =
        pick(List.of("count(*)", "sum(" + number.text() + ")", "max(" + number.text() + ")"));
    boolean ranked = random.nextInt(3) == 0;
    outputs.add(new Col("k", key.number()));
    outputs.add(new Col("w", true));
    String over =
        ranked
            ? "rank() OVER (ORDER BY " + key.text() + ")"
            : call + " OVER (PARTITION BY " + key.text() + ")";
    return "SELECT " + key.text() + " AS k, " + over + " AS w" + rest;
  }

  private String from(int depth, List<Ref> refs, List<Rel> sources) {
    StringBuilder from = new StringBuilder(" FROM ");
    from.append(item(depth, refs, sources));
    int joins = random.nextInt(3);
    for (int i = 0; i < joins; i++) {
      join(from, depth, refs, sources, i);
    }
    return from.toString();
  }

  private void join(StringBuilder from, int depth, List<Ref> refs, List<Rel> sources, int at) {
    int kind = random.nextInt(8);
    boolean merging = at == 0 && (kind == 0 || kind == 1);
    List<Ref> right = new ArrayList<>();
    List<Rel> before = List.copyOf(sources);
    String item = item(depth, right, sources);
    Rel added = sources.get(sources.size() - 1);
    List<Ref> both = new ArrayList<>(refs);
    both.addAll(right);
    boolean shared = merging && before.stream().allMatch(one -> common(one, added, "id"));
    if (shared && kind == 0) {
      from.append(" NATURAL ").append(pick(List.of("", "LEFT "))).append("JOIN ").append(item);
    } else if (shared) {
      String using = pick(List.of("JOIN ", "LEFT JOIN ", "INNER JOIN "));
      from.append(" ").append(using).append(item).append(" USING (id)");
    } else if (kind == 2) {
      from.append(" CROSS JOIN ").append(item);
    } else if (kind == 3 && at == 0) {
      from.append(", ").append(item);
    } else {
      List<String> kinds = new ArrayList<>(List.of("JOIN ", "LEFT JOIN ", "RIGHT JOIN "));
      if (dialect == Dialect.SQLITE || dialect == Dialect.POSTGRES) {
        kinds.add("FULL JOIN ");
      }
      from.append(" ").append(pick(kinds)).append(item).append(" ON ");
      from.append(number(refs).text()).append(" = ").append(number(right).text());
    }
    refs.clear();
    refs.addAll(both);
  }

  private static boolean common(Rel left, Rel right, String name) {
    return left.columns().stream().filter(col -> col.name().equals(name)).count() == 1
        && right.columns().stream().filter(col -> col.name().equals(name)).count() == 1;
  }

  private String item(int depth, List<Ref> refs, List<Rel> sources) {
    String alias = "t" + aliases++;
    if (depth > 0 && random.nextInt(5) == 0) {
      List<Col> columns = new ArrayList<>();
      String body = select(depth - 1, columns, List.of(), 2);
      String lateral = "";
      if (!refs.isEmpty()
          && random.nextInt(3) == 0
          && (dialect == Dialect.POSTGRES || dialect == Dialect.MYSQL)) {
        lateral = "LATERAL ";
      }
      add(alias, columns, refs, sources, false);
      return lateral + "(" + body + ") " + alias;
    }
    Rel rel = !commonTables.isEmpty() && random.nextInt(3) == 0 ? pick(commonTables) : null;
    boolean stored = rel == null;
    Rel read = rel == null ? table() : rel;
    if (stored && commonTables.stream().anyMatch(one -> one.name().equals(read.name()))) {
      add(alias, read.columns(), refs, sources, false);
      return "{S}." + name(read.name()) + " AS " + alias;
    }
    boolean named =
        random.nextInt(4) > 0 || sources.stream().anyMatch(one -> one.name().equals(read.name()));
    add(named ? alias : read.name(), read.columns(), refs, sources, !named && stored);
    String item = named ? source(read, alias, stored) : stored ? bare(read) : name(read.name());
    return random.nextInt(12) == 0 && dialect != Dialect.POSTGRES ? "(" + item + ")" : item;
  }

  private void add(
      String name, List<Col> columns, List<Ref> refs, List<Rel> sources, boolean qualified) {
    for (Col col : columns) {
      String schema = qualified && random.nextInt(6) == 0 ? "{S}." : "";
      refs.add(new Ref(schema + name(name) + "." + name(col.name()), col.number()));
    }
    sources.add(new Rel(name, columns));
  }

  private String bare(Rel rel) {
    return (random.nextInt(3) == 0 ? "{S}." : "") + name(rel.name());
  }

  private String source(Rel rel, String alias, boolean stored) {
    boolean hidden = commonTables.stream().anyMatch(one -> one.name().equals(rel.name()));
    String schema = stored && (hidden || random.nextInt(3) == 0) ? "{S}." : "";
    return schema + name(rel.name()) + (random.nextBoolean() ? " AS " : " ") + alias;
  }

  /** Writes a name in one of the ways in which the engine knows it. */
  private String name(String name) {
    boolean plain = name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9');
    if (!plain) {
      return world.quoted(name);
    }
    return switch (random.nextInt(8)) {
      case 0 -> world.quoted(name);
      case 1 ->
          dialect == Dialect.POSTGRES || dialect == Dialect.SQLITE
              ? name.toUpperCase(Locale.ROOT)
              : name;
      default -> name;
    };
  }

  private Ref number(List<Ref> refs) {
    List<Ref> numbers = refs.stream().filter(Ref::number).toList();
    return numbers.isEmpty() ? new Ref("1", true) : pick(numbers);
  }

  private Ref text(List<Ref> refs) {
    List<Ref> texts = refs.stream().filter(ref -> !ref.number()).toList();
    return texts.isEmpty() ? new Ref("'a'", false) : pick(texts);
  }

  private String value(int depth, List<Ref> refs, boolean number) {
    String one = (number ? number(refs) : text(refs)).text();
    int kind = random.nextInt(8);
    if (depth > 0 && kind == 0) {
      List<Col> ignored = new ArrayList<>();
      String inner = "s" + aliases++;
      return "(SELECT "
          + (number ? "max" : "min")
          + "("
          + inner
          + ".v"
          + (number ? 0 : 1)
          + ") FROM ("
          + select(depth - 1, ignored, refs(refs), 2)
          + ") "
          + inner
          + ")";
    }
    if (number) {
      return switch (kind) {
        case 1 -> "abs(" + one + " - 3)";
        case 2 -> "coalesce(" + one + ", 0) + 1";
        case 3 -> "CASE WHEN " + predicate(0, refs) + " THEN " + one + " ELSE 7 END";
        case 4 ->
            (dialect == Dialect.SQLITE ? "length(" : "char_length(") + text(refs).text() + ")";
        default -> one;
      };
    }
    return switch (kind) {
      case 1 -> "upper(" + one + ")";
      case 2 -> "coalesce(" + one + ", 'none')";
      case 3 -> "CASE WHEN " + predicate(0, refs) + " THEN " + one + " ELSE 'z' END";
      default -> one;
    };
  }

  /** A derived table sees nothing of the query around it. */
  private static List<Ref> refs(List<Ref> around) {
    return around.isEmpty() ? around : List.of();
  }

  private String predicate(int depth, List<Ref> refs) {
    String number = number(refs).text();
    String text = text(refs).text();
    int literal = random.nextInt(6);
    return switch (random.nextInt(depth > 0 ? 12 : 8)) {
      case 0 -> number + pick(List.of(" = ", " <> ", " < ", " >= ")) + literal;
      case 1 ->
          text
              + pick(List.of(" = ", " <> ", " > "))
              + "'"
              + pick(List.of("north", "a", "****", "bob"))
              + "'";
      case 2 -> number + " BETWEEN 1 AND " + literal;
      case 3 -> text + " IN ('north', 'b', '****a')";
      case 4 -> pick(List.of(number, text)) + " IS " + pick(List.of("", "NOT ")) + "NULL";
      case 5 -> text + " LIKE '" + pick(List.of("%o%", "n%", "%a")) + "'";
      case 6 -> "NOT (" + predicate(0, refs) + ") OR " + predicate(0, refs);
      case 7 -> number + " = " + number(refs).text() + " AND " + predicate(0, refs);
      case 8 -> "EXISTS (SELECT 1 " + correlated(refs) + ")";
      case 9 -> number + " IN (SELECT id " + correlated(refs) + ")";
      case 10 -> number + " NOT IN (SELECT coalesce(id, 0) " + correlated(refs) + ")";
      default -> number + " > (SELECT count(*) " + correlated(refs) + ")";
    };
  }

  private String correlated(List<Ref> outer) {
    Rel rel = table();
    String alias = "e" + aliases++;
    List<Ref> refs = new ArrayList<>();
    List<Rel> sources = new ArrayList<>();
    add(alias, rel.columns(), refs, sources, false);
    String both = number(refs).text() + " = " + number(outer).text();
    refs.addAll(outer);
    return "FROM "
        + source(rel, alias, true)
        + " WHERE "
        + both
        + " AND ("
        + predicate(0, refs)
        + ")";
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
