package dev.querytool.guard;

import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.error.NearestNames;
import dev.querytool.error.NearestNames.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what an unknown name may have meant, by its letters or by the names that people use. */
final class MeantNames {

  private final @Nullable CatalogIndex catalog;
  private final NameRules rules;

  MeantNames(@Nullable CatalogIndex catalog, NameRules rules) {
    this.catalog = catalog;
    this.rules = rules;
  }

  /**
   * What a name may have meant.
   *
   * @param candidates the nearest known names, nearest first
   * @param called those that people call so
   */
  record Meant(List<String> candidates, List<String> called) {

    static Meant of(List<Known> known, String written) {
      return new Meant(
          NearestNames.of(known.stream(), written),
          known.stream()
              .filter(one -> one.spelling().equals(written) && !isName(one))
              .map(Known::name)
              .distinct()
              .limit(NearestNames.MOST)
              .toList());
    }

    private static boolean isName(Known known) {
      String name = known.name();
      return name.equals(known.spelling()) || name.endsWith("." + known.spelling());
    }

    /** Returns the end of a sentence that says which names are called so. */
    String sentenceEnd() {
      if (called.isEmpty()) {
        return ".";
      }
      return "; this is what people call " + String.join(" and ", called) + ".";
    }
  }

  Meant table(String written) {
    List<Known> known = new ArrayList<>();
    for (TableMetadata table : tables()) {
      String name = nameOf(table);
      known.add(new Known(table.tableName(), name));
      table.chineseName().ifPresent(chinese -> known.add(new Known(chinese, name)));
      table.synonyms().forEach(word -> known.add(new Known(word, name)));
    }
    return Meant.of(known, written);
  }

  /** Looks among some columns, then for this very name everywhere, then for a near one. */
  Meant column(List<RelationColumn> near, Identifier wanted) {
    String written = wanted.written();
    Meant meant = Meant.of(near.stream().flatMap(MeantNames::spellings).toList(), written);
    if (!meant.candidates().isEmpty()) {
      return meant;
    }
    List<Known> everywhere = tables().stream().flatMap(this::spellings).toList();
    List<Known> same =
        everywhere.stream()
            .filter(one -> rules.fold(one.spelling()).equals(wanted.folded()))
            .toList();
    return Meant.of(same.isEmpty() ? everywhere : same, written);
  }

  private static Stream<Known> spellings(RelationColumn column) {
    String name = column.name();
    if (name == null) {
      return Stream.empty();
    }
    return Stream.concat(
        Stream.of(new Known(name, name)),
        column.reads().stream().flatMap(CatalogColumn::words).map(word -> new Known(word, name)));
  }

  private Stream<Known> spellings(TableMetadata table) {
    String prefix = nameOf(table) + ".";
    return table.fields().stream().flatMap(field -> spellings(prefix, field));
  }

  private static Stream<Known> spellings(String prefix, FieldMetadata field) {
    String name = prefix + field.fieldName();
    return Stream.concat(
        Stream.of(new Known(field.fieldName(), name)),
        Stream.concat(field.chineseName().stream(), field.synonyms().stream())
            .map(word -> new Known(word, name)));
  }

  private List<TableMetadata> tables() {
    return catalog == null ? List.of() : catalog.all();
  }

  private String nameOf(TableMetadata table) {
    return catalog == null ? table.tableName() : catalog.nameOf(table);
  }
}
