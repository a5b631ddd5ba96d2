package dev.querytool.guard;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The enums of PostgreSQL that columns of a catalogue have: the server makes their values of texts
 * without a function that someone wrote. Immutable.
 */
final class EnumTypes {

  static final EnumTypes NONE = new EnumTypes(Set.of(), "");

  private static final Pattern PART = Pattern.compile("\"(?:[^\"]|\"\")+\"|[^\".]+");

  /** The only schema in which a name alone is looked for, if it is the first one. */
  private static final String PUBLIC = "public";

  private final Set<List<String>> names;
  private final String defaultSchema;

  private EnumTypes(Set<List<String>> names, String defaultSchema) {
    this.names = names;
    this.defaultSchema = defaultSchema;
  }

  static EnumTypes of(CatalogSnapshot catalog) {
    Set<List<String>> names =
        catalog.tables().stream()
            .flatMap(table -> table.fields().stream())
            .map(FieldMetadata::enumType)
            .flatMap(type -> type.stream())
            .map(EnumTypes::folded)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    return names.isEmpty() ? NONE : new EnumTypes(names, catalog.defaultSchema());
  }

  /** Tells whether a type, as it stands in a text, is one of them. */
  boolean has(String written) {
    if (names.isEmpty()) {
      return false;
    }
    List<String> name = folded(written);
    boolean qualified =
        name.size() == 2 && name.get(0).equals(PUBLIC) && defaultSchema.equals(PUBLIC);
    return names.contains(name) || (qualified && names.contains(name.subList(1, 2)));
  }

  /** Returns the parts of a name as they are written; none if it is not one. */
  static List<String> parts(String written) {
    List<String> parts = new ArrayList<>();
    Matcher part = PART.matcher(written);
    int at = 0;
    while (part.region(at, written.length()).lookingAt()) {
      parts.add(part.group());
      at = part.end();
      if (at == written.length()) {
        return parts;
      }
      if (written.charAt(at) != '.') {
        return List.of();
      }
      at++;
    }
    return List.of();
  }

  private static List<String> folded(String written) {
    return parts(written).stream().map(EnumTypes::unquoted).toList();
  }

  private static String unquoted(String part) {
    return part.startsWith("\"")
        ? part.substring(1, part.length() - 1).replace("\"\"", "\"")
        : Characters.lower(part);
  }
}
