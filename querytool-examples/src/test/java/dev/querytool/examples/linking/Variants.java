package dev.querytool.examples.linking;

import dev.querytool.examples.linking.Vocabulary.Column;
import dev.querytool.examples.linking.Vocabulary.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The neighbours that grow beside a table over the years and are easily taken for it. */
final class Variants {

  private Variants() {}

  /** Makes the variant of a kind. */
  static Table of(Table table, String kind) {
    return switch (kind) {
      case "history" ->
          child(
              table,
              kind,
              "变更历史",
              "old and new values",
              "changed_at changed_by old_value new_value");
      case "status" -> child(table, "status_log", "状态流水", "", "old_status new_status changed_at");
      case "audit" -> child(table, kind, "审计", "", "user_id action changed_at");
      case "attachment" -> child(table, kind, "附件", "", "file_name url uploaded_at");
      case "comment" -> child(table, kind, "备注", "", "author text created_at");
      case "tag" -> child(table, kind, "标签", "", "tag added_at");
      case "i18n" -> child(table, kind, "多语言", "translated texts", "language title body");
      case "daily" -> sums(table, kind, "日汇总", "stat_date");
      case "monthly" -> sums(table, kind, "月汇总", "month");
      case "archive" ->
          copy(table, suffixed(table, kind), chinese(table, "归档"), "older than three years");
      case "staging" -> copy(table, "stg_" + lower(table), "", "raw rows of the nightly import");
      case "backup" ->
          copy(table, "bak_" + lower(table) + "_2023", "", "copy made before a migration");
      case "dimension" -> copy(table, "dw_dim_" + lower(table), chinese(table, "维度"), "");
      case "fact" -> copy(table, "dw_fact_" + lower(table), chinese(table, "事实表"), "");
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static Table child(
      Table table, String suffix, String chinese, String note, String columns) {
    List<Column> own = new ArrayList<>();
    own.add(new Column(suffix + "_id", ""));
    own.add(new Column(table.key(), table.columns().get(0).parent().isEmpty() ? table.name() : ""));
    for (String column : columns.split(" ", -1)) {
      own.add(new Column(column, ""));
    }
    return new Table(suffixed(table, suffix), chinese(table, chinese), note, own, List.of());
  }

  private static Table sums(Table table, String kind, String chinese, String per) {
    List<Column> own =
        List.of(new Column(per, ""), new Column("total_count", ""), new Column("total_amt", ""));
    return new Table(suffixed(table, kind), chinese(table, chinese), "", own, List.of());
  }

  private static Table copy(Table table, String name, String chinese, String note) {
    List<Column> own =
        table.columns().stream().map(column -> new Column(column.name(), "")).toList();
    return new Table(name, chinese, note, own, List.of());
  }

  private static String chinese(Table table, String suffix) {
    return table.chinese().isEmpty() ? "" : table.chinese() + suffix;
  }

  private static String suffixed(Table table, String suffix) {
    return Character.isUpperCase(table.name().charAt(0))
        ? table.name() + suffix.substring(0, 1).toUpperCase(Locale.ROOT) + suffix.substring(1)
        : table.name() + "_" + suffix;
  }

  private static String lower(Table table) {
    return table.name().replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
