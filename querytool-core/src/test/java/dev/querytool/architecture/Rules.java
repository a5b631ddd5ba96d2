package dev.querytool.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the structure of core has to keep to. */
final class Rules {

  /** Each package with the packages it may use, in order of dependency. */
  private static final Map<String, List<String>> EDGES = edges();

  private static final List<String> HIDDEN_LIBRARIES =
      List.of("org.jdbi.", "net.sf.jsqlparser.", "com.fasterxml.jackson.", "org.sqlite.");

  private Rules() {}

  static List<ArchRule> all() {
    return List.of(
        layers(),
        onlyKnows("org.jdbi..", "..querytool.store.."),
        onlyKnows("net.sf.jsqlparser..", "..querytool.guard.."),
        onlyKnows(
            "org.sqlite..",
            "..querytool.sqlite..",
            "..querytool.store..",
            "..querytool.connection.."),
        onlyKnows("io.micrometer..", "..querytool.observation.."),
        signaturesHideLibraries(),
        defaultsAndDaosAreHidden(),
        findersReturnOptional(),
        noOptionalFields(),
        GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS,
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS,
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING);
  }

  static ArchRule layers() {
    LayeredArchitecture layers =
        layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
    for (String name : EDGES.keySet()) {
      layers = layers.layer(name).definedBy(packageOf(name));
    }
    for (Map.Entry<String, List<String>> edge : EDGES.entrySet()) {
      layers =
          edge.getValue().isEmpty()
              ? layers.whereLayer(edge.getKey()).mayNotAccessAnyLayer()
              : layers
                  .whereLayer(edge.getKey())
                  .mayOnlyAccessLayers(edge.getValue().toArray(String[]::new));
    }
    return layers;
  }

  private static Map<String, List<String>> edges() {
    Map<String, List<String>> edges = new LinkedHashMap<>();
    edges.put("error", List.of());
    edges.put("sqlite", List.of("error"));
    edges.put("migration", List.of("error", "sqlite"));
    edges.put("vault", List.of("error"));
    edges.put("access", List.of("error", "vault"));
    edges.put("connection", List.of("error", "sqlite", "vault"));
    edges.put("catalog", List.of("error", "sqlite", "access", "connection"));
    edges.put("guard", List.of("error", "access", "connection", "catalog"));
    edges.put("query", List.of("error", "access", "connection", "catalog", "guard"));
    edges.put("natural", List.of("error", "vault", "connection", "catalog", "guard", "query"));
    edges.put(
        "store",
        List.of(
            "error",
            "sqlite",
            "migration",
            "vault",
            "access",
            "connection",
            "catalog",
            "query",
            "natural"));
    edges.put("observation", List.of("error", "connection", "guard", "query"));
    edges.put("front door", List.copyOf(edges.keySet()));
    edges.put("testing", List.copyOf(edges.keySet()));
    return edges;
  }

  private static String packageOf(String layer) {
    return layer.equals("front door") ? "dev.querytool" : "dev.querytool." + layer + "..";
  }

  private static ArchRule onlyKnows(String library, String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .because("a library is hidden behind as few packages as can be")
        .allowEmptyShould(true);
  }

  private static ArchRule signaturesHideLibraries() {
    return noMethods()
        .that()
        .areDeclaredInClassesThat(describe("are visible outside", Rules::isVisible))
        .and(describe("are public or protected", Rules::isVisible))
        .should(Conditions.mention(borrowed()))
        .because("the next major version of a library must not become ours")
        .allowEmptyShould(true);
  }

  private static DescribedPredicate<JavaClass> borrowed() {
    return describe(
        "a borrowed type",
        type ->
            type.getName().equals("java.sql.ResultSet")
                || HIDDEN_LIBRARIES.stream().anyMatch(type.getName()::startsWith));
  }

  private static boolean isVisible(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(Rules::isVisible).orElse(true);
  }

  private static boolean isVisible(JavaMethod method) {
    return method.getModifiers().contains(JavaModifier.PUBLIC)
        || method.getModifiers().contains(JavaModifier.PROTECTED);
  }

  private static ArchRule defaultsAndDaosAreHidden() {
    return classes()
        .that()
        .haveSimpleNameStartingWith("Default")
        .or()
        .haveSimpleNameEndingWith("Dao")
        .should()
        .notBePublic()
        .allowEmptyShould(true);
  }

  private static ArchRule findersReturnOptional() {
    return methods()
        .that()
        .arePublic()
        .and()
        .haveNameMatching("find([A-Z].*)?")
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .should()
        .haveRawReturnType(Optional.class)
        .because("what may find nothing says so in its type")
        .allowEmptyShould(true);
  }

  private static ArchRule noOptionalFields() {
    return fields().should().notHaveRawType(Optional.class).allowEmptyShould(true);
  }
}
