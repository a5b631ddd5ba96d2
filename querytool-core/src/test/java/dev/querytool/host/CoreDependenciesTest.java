package dev.querytool.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.testkit.ProjectFile;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Every embedder inherits what the core needs: nothing is added to it by the way. */
class CoreDependenciesTest {

  @Test
  void theCoreNeedsTheseAndNoOthers() throws Exception {
    assertThat(needed("false"))
        .containsExactlyInAnyOrder(
            "caffeine",
            "fastcsv",
            "HikariCP",
            "jackson-databind",
            "jdbi3-core",
            "jdbi3-sqlobject",
            "jspecify",
            "jsqlparser",
            "password4j",
            "slf4j-api",
            "sqlite-jdbc");
  }

  @Test
  void driversOfServersAreTheHostsChoice() throws Exception {
    assertThat(needed("true"))
        .contains("mysql-connector-j", "postgresql")
        .isSubsetOf("mysql-connector-j", "postgresql", "micrometer-observation");
  }

  @Test
  void eachJarNamesItsModule() throws Exception {
    assertThat(property("querytool-core/pom.xml")).isEqualTo("dev.querytool.core");
    assertThat(property("querytool-llm/pom.xml")).isEqualTo("dev.querytool.llm");
    assertThat(Files.readString(ProjectFile.of("querytool-core").resolveSibling("pom.xml")))
        .contains("<Automatic-Module-Name>${module.name}</Automatic-Module-Name>");
  }

  /** Returns the artifacts of the scope compile or runtime that are optional, or are not. */
  private static List<String> needed(String optional) throws Exception {
    return children(pom("querytool-core/pom.xml"), "dependencies").stream()
        .flatMap(list -> children(list, "dependency").stream())
        .filter(one -> !text(one, "scope", "compile").equals("test"))
        .filter(one -> text(one, "optional", "false").equals(optional))
        .map(one -> text(one, "artifactId", ""))
        .toList();
  }

  private static String property(String name) throws Exception {
    return text(children(pom(name), "properties").get(0), "module.name", "");
  }

  private static Element pom(String name) throws Exception {
    try (InputStream file = Files.newInputStream(ProjectFile.of(name))) {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(file)
          .getDocumentElement();
    }
  }

  private static String text(Element parent, String name, String otherwise) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? otherwise : found.get(0).getTextContent().strip();
  }

  private static List<Element> children(Element parent, String... names) {
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .filter(child -> Arrays.asList(names).contains(child.getTagName()))
        .toList();
  }
}
