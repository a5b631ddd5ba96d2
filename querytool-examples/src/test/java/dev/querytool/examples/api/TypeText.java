package dev.querytool.examples.api;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes types as a source would, with the names of other libraries in full. */
final class TypeText {

  private TypeText() {}

  static String of(AnnotatedType type) {
    String nullable = type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
    if (type instanceof AnnotatedArrayType array) {
      return of(array.getAnnotatedGenericComponentType()) + nullable.replace("@", " @") + "[]";
    }
    if (type instanceof AnnotatedParameterizedType generic) {
      String raw = ((ParameterizedType) type.getType()).getRawType().getTypeName();
      return nullable + name(raw) + angled(generic.getAnnotatedActualTypeArguments());
    }
    if (type instanceof AnnotatedWildcardType wildcard) {
      return wildcard(wildcard);
    }
    return nullable + name(type.getType().getTypeName());
  }

  private static String wildcard(AnnotatedWildcardType type) {
    if (type.getAnnotatedLowerBounds().length > 0) {
      return "? super " + of(type.getAnnotatedLowerBounds()[0]);
    }
    String upper = of(type.getAnnotatedUpperBounds()[0]);
    return upper.equals("Object") ? "?" : "? extends " + upper;
  }

  private static String angled(AnnotatedType[] arguments) {
    return Stream.of(arguments).map(TypeText::of).collect(Collectors.joining(", ", "<", ">"));
  }

  /** Writes the variables of a type or method, such as {@code <T extends Record>}. */
  static String variables(TypeVariable<?>[] variables) {
    List<String> written = Stream.of(variables).map(TypeText::variable).toList();
    return written.isEmpty() ? "" : "<" + String.join(", ", written) + ">";
  }

  private static String variable(TypeVariable<?> variable) {
    String bounds =
        Stream.of(variable.getAnnotatedBounds())
            .map(TypeText::of)
            .filter(bound -> !bound.equals("Object"))
            .collect(Collectors.joining(" & "));
    return variable.getName() + (bounds.isEmpty() ? "" : " extends " + bounds);
  }

  static String of(Type type) {
    return name(type.getTypeName());
  }

  private static String name(String full) {
    String known = "\\b(java|javax|dev\\.querytool)(\\.[a-z]\\w*)*\\.(?=[A-Z])";
    return full.replaceAll(known, "").replace('$', '.');
  }
}
