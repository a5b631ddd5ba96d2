package dev.querytool.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnippetsTest {

  @TempDir private Path folder;

  @Test
  void blocksOfAPageHaveTheirLanguageAndPlace() throws IOException {
    Path page =
        page(
            """
            # Title

            ```java
            int a = 1;

            int b = 2;
            ```
            1. In a list:
               ```sh
               ls
               ```
            ```
            plain
            ```
            """);
    assertThat(Snippets.inMarkdown(page))
        .containsExactly(
            new Snippet(page, 4, "java", "int a = 1;\n\nint b = 2;\n"),
            new Snippet(page, 10, "sh", "ls\n"),
            new Snippet(page, 13, "", "plain\n"));
  }

  @Test
  void blocksOfAJavadocCommentLoseTheirStars() throws IOException {
    Path source = folder.resolve("Thing.java");
    Files.writeString(
        source,
        """
        /**
         * A thing.
         *
         * <pre>{@code
         * try (Thing thing = new Thing()) {
         *
         *   thing.use();
         * }
         * }</pre>
         */
        """);
    assertThat(Snippets.inJavadocUnder(folder))
        .containsExactly(
            new Snippet(
                source,
                5,
                "java",
                """
                try (Thing thing = new Thing()) {

                  thing.use();
                }
                """));
  }

  @Test
  void statementsRunWithWhatTheyAreGiven() throws Exception {
    Snippet snippet = java("counter.addAndGet(41);");
    AtomicInteger counter = new AtomicInteger();
    SnippetProgram.of(snippet)
        .importing("java.util.concurrent.atomic.AtomicInteger")
        .given("AtomicInteger counter")
        .replacing("41", "42")
        .compile(folder)
        .run(counter);
    assertThat(counter).hasValue(42);
  }

  @Test
  void errorsNameThePlaceInThePage() throws IOException {
    SnippetProgram wrong = SnippetProgram.of(java("int a = 1;\nString b = a;"));
    assertThatThrownBy(() -> wrong.compile(folder))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("page.md/page_md_4.java:5: error: incompatible types");
  }

  @Test
  void membersOfAClassNeedNoMethodAroundThem() throws IOException {
    SnippetProgram.of(java("int answer() {\n  return 42;\n}")).asMembers().compile(folder);
    assertThat(folder.resolve("page_md_4.class")).exists();
  }

  @Test
  void whatTheSnippetThrowsIsThrown() throws IOException {
    SnippetProgram.Compiled program =
        SnippetProgram.of(java("throw new java.io.IOException(\"full\");")).compile(folder);
    assertThatThrownBy(program::run).isInstanceOf(IOException.class).hasMessage("full");
  }

  @Test
  void whatIsNotThereCannotBeReplaced() throws IOException {
    SnippetProgram program = SnippetProgram.of(java("int a = 1;"));
    assertThatThrownBy(() -> program.replacing("b", "c")).hasMessage("page.md:4 has no b");
  }

  private Snippet java(String code) throws IOException {
    List<Snippet> found = Snippets.inMarkdown(page("# Title\n\n```java\n" + code + "\n```\n"));
    return found.get(0);
  }

  private Path page(String text) throws IOException {
    return Files.writeString(folder.resolve("page.md"), text);
  }
}
