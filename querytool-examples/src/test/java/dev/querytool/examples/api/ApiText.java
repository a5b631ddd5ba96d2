package dev.querytool.examples.api;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes the public signatures of a module: its types by name, each with its members by name. */
final class ApiText {

  private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

  private ApiText() {}

  static String of(Class<?> anchor) {
    return ModuleClasses.visible(anchor).stream().map(ApiText::type).collect(Collectors.joining());
  }

  private static String type(Class<?> type) {
    Stream<String> constants =
        type.isEnum() ? Stream.of(type.getEnumConstants()).map(Object::toString) : Stream.of();
    Stream<String> fields =
        Stream.of(type.getDeclaredFields())
            .filter(field -> !field.isEnumConstant() && !field.isSynthetic())
            .filter(field -> ModuleClasses.isVisible(field.getModifiers(), type))
            .map(ApiText::field)
            .sorted();
    Stream<String> constructors =
        Stream.of(type.getDeclaredConstructors())
            .filter(made -> ModuleClasses.isVisible(made.getModifiers(), type))
            .filter(made -> !type.isEnum() && !made.isSynthetic())
            .map(ApiText::constructor)
            .sorted();
    Stream<String> methods =
        Stream.of(type.getDeclaredMethods())
            .filter(method -> ModuleClasses.isVisible(method.getModifiers(), type))
            .filter(method -> !method.isSynthetic() && !isImplied(method))
            .sorted(Comparator.comparing(Method::getName).thenComparing(ApiText::method))
            .map(ApiText::method);
    return Stream.of(constants, fields, constructors, methods)
        .flatMap(lines -> lines)
        .map(line -> "  " + line + "\n")
        .collect(Collectors.joining("", heading(type) + "\n", "\n"));
  }

  private static boolean isImplied(Method method) {
    Class<?> type = method.getDeclaringClass();
    String name = method.getName();
    boolean ofEnums = type.isEnum() && (name.equals("values") || name.equals("valueOf"));
    return ofEnums || (OF_EVERY_OBJECT.contains(name) && method.getParameterCount() < 2);
  }

  private static String heading(Class<?> type) {
    String name = type.getName().replace('$', '.') + TypeText.variables(type.getTypeParameters());
    Class<?> above = type.getSuperclass();
    boolean plain = above == null || Set.of(Object.class, Record.class, Enum.class).contains(above);
    String superclass = plain ? "" : " extends " + TypeText.of(type.getAnnotatedSuperclass());
    String interfaces =
        Stream.of(type.getAnnotatedInterfaces())
            .map(TypeText::of)
            .collect(Collectors.joining(", "));
    String inherits = type.isInterface() ? " extends " : " implements ";
    return kind(type)
        + " "
        + name
        + superclass
        + (interfaces.isEmpty() ? "" : inherits)
        + interfaces;
  }

  private static String kind(Class<?> type) {
    int modifiers = type.getModifiers();
    if (type.isAnnotation()) {
      return "@interface";
    }
    if (type.isInterface()) {
      return (type.isSealed() ? "sealed " : "") + "interface";
    }
    if (type.isEnum()) {
      return "enum";
    }
    if (type.isRecord()) {
      return "record";
    }
    return (Modifier.isAbstract(modifiers) ? "abstract " : "")
        + (Modifier.isFinal(modifiers) ? "final " : "")
        + "class";
  }

  private static String field(Field field) {
    return modifiers(field.getModifiers())
        + TypeText.of(field.getAnnotatedType())
        + " "
        + field.getName();
  }

  private static String constructor(Constructor<?> constructor) {
    return modifiers(constructor.getModifiers())
        + constructor.getDeclaringClass().getSimpleName()
        + parameters(constructor)
        + thrown(constructor);
  }

  private static String method(Method method) {
    String variables = TypeText.variables(method.getTypeParameters());
    return modifiers(method.getModifiers())
        + (method.isDefault() ? "default " : "")
        + variables
        + (variables.isEmpty() ? "" : " ")
        + TypeText.of(method.getAnnotatedReturnType())
        + " "
        + method.getName()
        + parameters(method)
        + thrown(method);
  }

  private static String modifiers(int modifiers) {
    return (Modifier.isProtected(modifiers) ? "protected " : "")
        + (Modifier.isStatic(modifiers) ? "static " : "");
  }

  private static String parameters(Executable called) {
    Parameter[] parameters = called.getParameters();
    return IntStream.range(0, parameters.length)
        .mapToObj(place -> parameter(parameters[place]))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String parameter(Parameter parameter) {
    String type = TypeText.of(parameter.getAnnotatedType());
    String shown = parameter.isVarArgs() ? type.replaceAll("\\[]$", "...") : type;
    return shown + " " + parameter.getName();
  }

  private static String thrown(Executable called) {
    List<String> checked =
        Stream.of(called.getAnnotatedExceptionTypes()).map(TypeText::of).toList();
    return checked.isEmpty() ? "" : " throws " + String.join(", ", checked);
  }
}
